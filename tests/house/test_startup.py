"""What a start costs: no command line loads Qt, no window loads what is heavy."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from solver.case.model import Case, Floor, Opd, Site, Tower, Unit
from solver.case.write import write_case
from tests.house.source import ROOT, modules

HEAVY = {
    "matplotlib",
    "ortools",
    "numpy",
    "pandas",
    "sqlite_utils",
    "openpyxl",
    "xlsxwriter",
    "docx",
    "typst",
}
LISTEN = """
import atexit, json, sys
def tell():
    names = {name.split(".")[0] for name in sys.modules}
    open(sys.argv_of_the_test, "w").write(json.dumps(sorted(names)))
atexit.register(tell)
"""


def loaded_by(code: str, told: Path, *arguments: str) -> set[str]:
    """Run code in a fresh process and return the packages that it loaded."""
    listen = LISTEN.replace("sys.argv_of_the_test", repr(str(told)))
    done = subprocess.run(
        [sys.executable, "-c", listen + code, *arguments],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(told.read_text()))


RUN = "import runpy; runpy.run_module('desktop', run_name='__main__')"


def test_the_command_line_never_loads_qt(tmp_path: Path) -> None:
    loaded = loaded_by(RUN, tmp_path / "told", "--help")
    assert "desktop" in loaded
    assert loaded & ({"PySide6", "shiboken6"} | HEAVY) == set()


def test_solving_a_case_never_loads_qt(tmp_path: Path) -> None:
    unit = Unit(opd=0, area=5_000, people=10, floors=(0, 1), cost=(3, 4))
    case = Case(
        name="two units on two floors",
        sites=(Site(),),
        towers=(Tower(site=0),),
        floors=tuple(Floor(0, level, 0, area=9_000, people=30, open_cost=1) for level in (0, 1)),
        old=(),
        opds=(Opd(span_cost=1, split_cost=1),),
        units=(unit, unit),
    )
    asked, answered = tmp_path / "case.json", tmp_path / "solution.json"
    asked.write_text(json.dumps(write_case(case)), encoding="utf-8")
    arguments = ["solve-case", str(asked), "--seconds", "2", "--out", str(answered)]
    loaded = loaded_by(RUN, tmp_path / "told", *arguments)
    assert loaded & {"PySide6", "shiboken6"} == set()
    assert sorted(json.loads(answered.read_text(encoding="utf-8"))["place"]) == [0, 1]


def test_everything_below_the_window_works_without_qt(tmp_path: Path) -> None:
    """Import every module that may not know Qt, in one process, and see that none brings it in."""
    above = ("desktop/window", "desktop/widgets", "desktop/__main__", "resources")
    names = [
        module.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for module in modules()
        if not module.name.startswith(above) and not module.name.endswith(("/view.py", "_view.py"))
    ]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    assert loaded_by(code, tmp_path / "told") & {"PySide6", "shiboken6"} == set()


def test_the_window_starts_without_anything_heavy(tmp_path: Path) -> None:
    loaded = loaded_by("import desktop.window.app", tmp_path / "told")
    assert "PySide6" in loaded
    assert loaded & HEAVY == set()


@pytest.mark.parametrize("folder", ["desktop/window", "desktop/widgets", "desktop/pages"])
def test_no_part_of_the_window_loads_anything_heavy(folder: str, tmp_path: Path) -> None:
    names = [
        module.name.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
        for module in modules(folder)
    ]
    code = f"import importlib\nfor name in {names!r}: importlib.import_module(name)"
    assert loaded_by(code, tmp_path / "told") & HEAVY == set()
