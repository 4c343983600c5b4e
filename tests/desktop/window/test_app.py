"""Beginning: what was asked for is opened, what a crash left is offered."""

from __future__ import annotations

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.edits import set_field
from desktop.files.project import new_project
from desktop.files.recovery import LeftCopy, left_copies
from desktop.window.app import begin, offer_left_copies
from desktop.window.main_window import MainWindow
from solver.problem.problem import City
from tests.house.source import ROOT
from tests.support.problems import tiny_problem
from tests.support.window import window_on

HEAVY = ("numpy", "pandas", "matplotlib", "ortools", "openpyxl", "xlsxwriter", "typst",
         "sqlite_utils")  # fmt: skip


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    made = window_on(qtbot, None)
    yield made
    made.tasks.stop_all()
    made.desk.close()


def leave_behind() -> None:
    """Change a project and vanish as a killed process does."""
    project = new_project(tiny_problem())
    project.session.do("", set_field(City, "city", "name", "Kota Terputus"))
    assert project.copy is not None
    project.copy.leave()


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    button = next(b for b in window.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_file_is_opened(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    window.desk.start(tiny_problem())
    path = window.desk.save(tmp_path / "kota")
    window.desk.close()
    begin(window, path)
    qtbot.waitUntil(lambda: window.desk.path == path)


def test_what_a_crash_left_is_offered_and_taken(qtbot: QtBot, window: MainWindow) -> None:
    leave_behind()
    begin(window, None)
    assert "1 perubahan" in window.question()
    window.notify("Sesuatu yang lain.")
    window.change_look("dark")
    assert "1 perubahan" in window.question()
    press(qtbot, window, "Pulihkan")
    qtbot.waitUntil(lambda: window.desk.project is not None)
    assert window.desk.session.document.problem.city[0].name == "Kota Terputus"
    assert window.desk.changed
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)


def test_what_a_crash_left_can_be_thrown_away(qtbot: QtBot, window: MainWindow) -> None:
    leave_behind()
    begin(window, None)
    press(qtbot, window, "Buang perubahan")
    assert left_copies() == ()
    assert window.desk.project is None


def test_the_way_to_the_window_is_light() -> None:
    code = (
        "import sys\n"
        "from desktop.window.app import make_window, the_application\n"
        "from desktop.window.desk import Desk, Person\n"
        "from desktop.system.settings import Settings\n"
        "app = the_application()\n"
        "window = make_window(Desk(Person(Settings())))\n"
        "window.show()\n"
        f"print(','.join(m for m in {HEAVY!r} if m in sys.modules))\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == ""


def test_how_much_a_crash_left_is_written_like_every_number(window: MainWindow) -> None:
    left = LeftCopy(Path("x"), Path("kota.satuatap"), datetime(2026, 11, 22, 16, 31), 1204)
    offer_left_copies(window, (left,))
    assert "1.204 perubahan" in window.question()
