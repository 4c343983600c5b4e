"""What is being worked on is shown when it lasts, and can be stopped."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.background import Report, Tasks
from desktop.widgets.progress import TaskStrip, seconds_left


def test_a_long_task_is_shown_and_stopped_by_its_button(qtbot: QtBot, look: None) -> None:
    tasks = Tasks(lambda reason: None)
    strip = TaskStrip(tasks)
    qtbot.addWidget(strip)
    free = threading.Event()
    delivered: list[object] = []

    def work(report: Report) -> None:
        free.wait(5)
        report(1, 2)

    tasks.run("Menulis laporan", work, delivered.append)
    qtbot.waitUntil(strip.isVisible)
    press = strip.findChild(QPushButton)
    assert press is not None
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    free.set()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert strip.isHidden()
    assert delivered == []


def test_a_short_task_is_never_shown(qtbot: QtBot, look: None) -> None:
    tasks = Tasks(lambda reason: None)
    strip = TaskStrip(tasks)
    qtbot.addWidget(strip)
    done: list[object] = []
    tasks.run("Sebentar", lambda report: None, done.append)
    assert strip.isHidden()
    qtbot.waitUntil(lambda: done == [None])
    assert strip.isHidden()


@pytest.mark.parametrize(
    ("spent", "done", "total", "left"),
    [
        (10.0, 1, 4, 30),
        (10.0, 0, 0, None),  # nobody knows how much it is
        (1.0, 1, 4, None),  # too early to tell
        (10.0, 1, 100, None),  # too little to tell from
        (10.0, 9, 10, None),  # as good as done
    ],
)
def test_time_left_is_told_where_the_pace_is_known(
    spent: float, done: int, total: int, left: int | None
) -> None:
    assert seconds_left(spent, done, total) == left


def test_progress_time_left_and_what_else_is_worked_on_are_said(
    qtbot: QtBot, look: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.widgets.progress.TELLING", 0.0)
    monkeypatch.setattr("desktop.widgets.progress.LONG", 0.0)
    tasks = Tasks(lambda reason: None)
    strip = TaskStrip(tasks)
    qtbot.addWidget(strip)
    free = threading.Event()

    def work(report: Report) -> None:
        report(1, 2)
        free.wait(20)

    tasks.run("Pertama", lambda report: free.wait(20), lambda _: None)
    tasks.run("Kedua", work, lambda _: None)
    bar = strip.findChild(QProgressBar)
    assert bar is not None
    qtbot.waitUntil(lambda: (bar.value(), bar.maximum()) == (1, 2))
    said = [words.text() for words in strip.findChildren(QLabel)]
    assert said == ["Kedua (dan 1 pekerjaan lain)", "kira-kira 0\u00a0detik lagi"]
    free.set()
    qtbot.waitUntil(lambda: tasks.running == [])
