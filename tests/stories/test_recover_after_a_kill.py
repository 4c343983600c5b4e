"""A process is killed in the middle of the work; the next start offers everything it had done."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.files.project import read_project, write_project
from desktop.files.recovery import left_copies
from desktop.system.translate import set_language, tr
from desktop.widgets.theme import apply_theme
from desktop.window.app import begin
from desktop.window.main_window import MainWindow
from tests.house.source import ROOT
from tests.support.problems import tiny_problem
from tests.support.window import window_on

# A person at work, in a process of their own: each key of the window writes the name of the city.
AT_WORK = """
import sys
from pathlib import Path
from PySide6.QtTest import QTest
from desktop.document.edits import set_field
from desktop.system.settings import Settings
from desktop.window.app import make_window, the_application
from desktop.window.desk import Desk, Person
from solver.problem.problem import City
app = the_application()
window = make_window(Desk(Person(Settings())))
window.show()
window.command("file.open", path=Path(sys.argv[1]))
while window.desk.project is None:
    QTest.qWait(5)
n = 0
while True:
    n += 1
    window.desk.session.do("nama", set_field(City, "city", "name", f"Kota {n}"))
    print(n, flush=True)
    QTest.qWait(1)
"""


@pytest.fixture
def window(qtbot: QtBot, qapp: object) -> Iterator[MainWindow]:
    assert isinstance(qapp, QApplication)
    set_language("id")
    apply_theme(qapp, "light")
    made = window_on(qtbot, None)
    yield made
    made.tasks.stop_all()
    made.desk.close()


def killed_at_work(path: Path) -> int:
    """Return how many edits a window had made when its process was killed."""
    command = [sys.executable, "-c", AT_WORK, str(path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as job:
        assert job.stdout is not None
        heard = [int(job.stdout.readline()) for _ in range(5)]
        job.kill()
        heard += [int(line) for line in job.stdout if line.endswith("\n")]
    return heard[-1]


def press(qtbot: QtBot, window: MainWindow, words: str) -> None:
    button = next(b for b in window.findChildren(QPushButton) if b.text() == words)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_what_a_killed_window_had_done_is_offered_taken_and_saved(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "kota.satuatap"
    write_project(path, Document(tiny_problem(), "p"))
    done = killed_at_work(path)
    begin(window, None)
    assert "“kota”" in window.question()
    press(qtbot, window, tr("recovery.take"))
    qtbot.waitUntil(lambda: window.desk.project is not None, timeout=20_000)
    name = window.desk.session.document.problem.city[0].name
    assert name in {f"Kota {done}", f"Kota {done + 1}"}  # one may be done and not yet told
    assert window.desk.path == path
    assert window.desk.changed
    assert read_project(path).document.problem.city[0].name == "Kota Contoh"
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: not window.desk.changed, timeout=20_000)
    assert read_project(path).document.problem.city[0].name == name
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)
    assert left_copies() == ()
