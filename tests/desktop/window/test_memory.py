"""No whole search for garbage while somebody works; one when they are away."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.background import Report
from desktop.window import memory
from desktop.window.memory import Tidying
from tests.support.problems import tiny_problem
from tests.support.window import window_on


class Circle:
    def __init__(self) -> None:
        self.me = self


@pytest.fixture(autouse=True)
def _thawed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(memory, "REST", 10)
    monkeypatch.setattr(memory, "AWAY", 10)
    gc.unfreeze()
    yield
    gc.unfreeze()


def test_what_is_there_when_work_rests_is_passed_over(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, tiny_problem())
    Tidying(window)
    free = threading.Event()

    def work(report: Report) -> None:
        free.wait(20)

    task = window.tasks.run("lama", work, lambda _: None)
    with qtbot.waitSignal(task.finished, timeout=20_000):
        free.set()
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)


def test_garbage_goes_while_the_person_is_away(qtbot: QtBot, look: None, qapp: object) -> None:
    window = window_on(qtbot, None)
    Tidying(window)
    circle = Circle()
    gone = weakref.ref(circle)
    qtbot.waitUntil(lambda: gc.get_freeze_count() > 0)
    del circle
    gc.collect()
    assert gone() is not None  # set aside
    assert isinstance(qapp, QApplication)
    qapp.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    qtbot.waitUntil(lambda: gone() is None)
