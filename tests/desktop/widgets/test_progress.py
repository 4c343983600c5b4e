"""What is being worked on is shown when it lasts, and can be stopped."""

from __future__ import annotations

import threading

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.widgets.background import Report, Tasks
from desktop.widgets.progress import TaskStrip


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
