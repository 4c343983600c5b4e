"""The map of the house: a line a file, made from the captions. ``python3 dev.py map`` writes it."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from itertools import groupby

from tests.house.source import ROOT, Module, modules

MAP = ROOT / "docs" / "map.md"
HEAD = """# The map

Made by `python3 dev.py map` from the captions of the modules; a test holds it to the truth.
Arrows go down only: each floor may use those below it, never those above or beside it.

- program: `__main__ › cli › window › pages › widgets › workflows › files | reports | jobs ›
  document › system`, all above the solver
- solver: `study › moves | search › cpsat | ledger | check › plan › case › costs › demand ›
  problem › rules | errors | units`
"""


def folder(module: Module) -> str:
    """Return the folder of a module below the root."""
    return module.path.parent.relative_to(ROOT).as_posix()


def lines() -> Iterator[str]:
    """Yield the map line by line."""
    yield HEAD
    rooms = ("desktop", "solver", "packaging", "benchmarks")
    described = [module for room in rooms for module in sorted(modules(room), key=folder)]
    for name, inside in groupby(described, folder):
        files = list(inside)
        face = [module.caption for module in files if module.is_face]
        yield f"## {name}\n"
        if face:
            yield f"{face[0]}\n"
        rows = [f"- `{m.path.name}`: {m.caption}" for m in files if not m.is_face]
        yield "\n".join(rows) + "\n" if rows else ""


def text() -> str:
    """Return the whole map."""
    return "\n".join(line for line in lines() if line)


if __name__ == "__main__":
    MAP.write_text(text(), encoding="utf-8")
    sys.stdout.write(f"{MAP.relative_to(ROOT)} written\n")
