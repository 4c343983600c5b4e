"""Reading our own source as data: modules, captions, imports, calls."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("solver", "desktop", "resources")  # what the user installs
SCRIPTS = ("dev.py", "packaging", "benchmarks")  # what a developer runs


@dataclass(frozen=True)
class Module:
    """One Python file of ours."""

    path: Path

    @property
    def name(self) -> str:
        """The path below the root, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def is_face(self) -> bool:
        """Whether this is the face of a package."""
        return self.path.name == "__init__.py"

    @cached_property
    def text(self) -> str:
        """The source."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def tree(self) -> ast.Module:
        """The syntax tree."""
        return ast.parse(self.text, self.name)

    @cached_property
    def nodes(self) -> tuple[ast.AST, ...]:
        """Every node of the syntax tree."""
        return tuple(ast.walk(self.tree))

    @property
    def caption(self) -> str:
        """The first line of the docstring, empty when there is none."""
        return (ast.get_docstring(self.tree) or "").split("\n", 1)[0].strip()

    @cached_property
    def imports(self) -> tuple[str, ...]:
        """All imports, anywhere in the file; ``from a import b`` gives ``a`` and ``a.b``."""
        found: list[str] = []
        for node in self.nodes:
            if isinstance(node, ast.Import):
                found += [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom) and node.module:
                found += [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        return tuple(found)

    def imports_from(self, *packages: str) -> list[str]:
        """Return what is imported from these packages."""
        return [n for n in self.imports if any(f"{n}.".startswith(f"{p}.") for p in packages)]

    def calls(self, *names: str) -> Iterator[ast.Call]:
        """Yield the calls of a function by the last part of its name."""
        for node in self.nodes:
            if isinstance(node, ast.Call):
                called = node.func
                last = called.attr if isinstance(called, ast.Attribute) else None
                if (called.id if isinstance(called, ast.Name) else last) in names:
                    yield node


@cache
def modules(*places: str) -> tuple[Module, ...]:
    """Return our modules below the given folders or files, sorted; default: the rooms."""
    found: set[Path] = set()
    for place in places or ROOMS:
        path = ROOT / place
        found |= {path} if path.is_file() else set(path.rglob("*.py"))
    return tuple(Module(path) for path in sorted(found) if "__pycache__" not in path.parts)


def defines_code(module: Module) -> bool:
    """Tell whether a module does something: it has a function or a method."""
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    return any(isinstance(node, functions) for node in module.nodes)
