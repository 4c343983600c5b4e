"""Read the tables of the sample, its named sources and the rule for invented figures."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any
from zlib import crc32

from solver.problem.record import FactStatus

Row = dict[str, Any]


@cache
def table(name: str) -> Row:
    """Return one table of ``resources/sample`` by its name without ending."""
    path = files("resources") / "sample" / f"{name}.toml"
    return tomllib.loads(path.read_text(encoding="utf-8"))


def rules(group: str) -> Row:
    """Return a group of the rules for invented figures."""
    found: Row = table("rules")[group]
    return found


def source(name: str) -> str:
    """Return the address of a source by its short name; empty for none."""
    return str(table("sources")["source"][name]) if name else ""


def invented(key: str, span: list[int]) -> int:
    """Return the invented figure of a key within a span, the same on every computer.

    low + crc32("<seed>/<key>") mod (high - low + 1); the seed stands in ``rules.toml``. Every
    figure has a key of its own, so a new row changes no other figure.
    """
    low, high = span
    return low + crc32(f"{table('rules')['seed']}/{key}".encode()) % (high - low + 1)


def standing(key: str, note: str = "") -> str:
    """Return the standing note of invented rows, behind what the row itself says."""
    return " ".join(part for part in (note, str(rules("standing")[key])) if part)


def facts(row: Row) -> dict[str, Any]:
    """Return source, status and note of a row that holds no invented figure."""
    return {
        "source": source(row.get("source", "")),
        "status": FactStatus(row.get("status", "estimate")),
        "note": row.get("note", ""),
    }


def illustration(key: str, row: Row | None = None) -> dict[str, Any]:
    """Return source, status and note of a row with an invented figure.

    A source stands for the figures that the note names; everything else is invented.
    """
    row = row or {}
    return {
        "source": source(row.get("source", "")),
        "status": FactStatus.ILLUSTRATION,
        "note": standing(key, row.get("note", "")),
    }
