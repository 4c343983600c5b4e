"""Arrows go down only: layers, circles, and who may know Qt, OR-Tools and the document."""

from __future__ import annotations

import ast
import subprocess
import sys

import grimp

from tests.house.source import ROOT, Module, modules

WINDOW_TOOLKIT = ("PySide6", "shiboken6")


def is_view(module: Module) -> bool:
    """Tell whether a module of a page is one of its views."""
    name = module.path.name
    return module.name.startswith("desktop/pages/") and (
        name == "view.py" or name.endswith("_view.py")
    )


def may_know_qt(module: Module) -> bool:
    return module.name.startswith(("desktop/window/", "desktop/widgets/")) or is_view(module)


def test_contracts_of_pyproject_are_kept() -> None:
    """In a process of its own: import-linter closes every handler of the log.

    That of absl, which comes with a part of OR-Tools, would close the tests' standard error.
    """
    program = "from importlinter.cli import lint_imports_command as run; run()"
    command = [sys.executable, "-c", program, "--no-cache", "--config", "pyproject.toml"]
    linted = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert linted.returncode == 0, linted.stdout + linted.stderr


def test_qt_only_in_window_widgets_and_views() -> None:
    wrong = [m.name for m in modules() if not may_know_qt(m) and m.imports_from(*WINDOW_TOOLKIT)]
    assert wrong == []


def test_view_models_reach_no_qt() -> None:
    """Neither themselves nor through anything they import, imports inside functions counted."""
    graph = grimp.build_graph("desktop", "solver", include_external_packages=True, cache_dir=None)
    wrong: dict[str, str] = {}
    for module in modules("desktop/pages"):
        name = module.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        if not is_view(module) and name in graph.modules and "PySide6" in graph.modules:
            chain = graph.find_shortest_chain(importer=name, imported="PySide6")
            wrong |= {name: " -> ".join(chain)} if chain else {}
    assert wrong == {}


def test_views_never_read_the_document() -> None:
    """A view may write numbers through ``desktop.document.text``, and nothing more."""
    wrong: dict[str, list[str]] = {}
    for module in filter(is_view, modules("desktop/pages")):
        read = [
            name
            for name in module.imports_from("desktop.document", "solver.problem")
            if not name.startswith("desktop.document.text") and name != "desktop.document"
        ]
        wrong |= {module.name: read} if read else {}
    assert wrong == {}


def test_pages_never_know_each_other() -> None:
    wrong: dict[str, list[str]] = {}
    for module in modules("desktop/pages"):
        page = module.path.relative_to(ROOT / "desktop" / "pages").parts[0]
        others = [n for n in module.imports_from("desktop.pages") if n.count(".") >= 2]
        known = [name for name in others if name.split(".")[2] != page]
        wrong |= {module.name: known} if known else {}
    assert wrong == {}


def test_the_solver_neither_prints_nor_opens_nor_sleeps() -> None:
    wrong = [
        f"{module.name}:{call.lineno}"
        for module in modules("solver")
        for call in module.calls("print", "open", "input", "sleep")
        if isinstance(call.func, ast.Name) or call.func.attr == "sleep"  # type: ignore[attr-defined]
    ]
    assert wrong == []
