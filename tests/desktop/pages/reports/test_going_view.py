"""How far the papers are, and their Stop, beside the buttons."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.reports.going_view import Going
from desktop.widgets.background import Task


def test_progress_is_words_and_a_bar_until_the_end(qtbot: QtBot, look: None) -> None:
    going, task = Going(), Task[object]("Menulis laporan")
    qtbot.addWidget(going)
    assert going.isHidden()
    words = ["Menulis laporan"]
    going.follow(task, lambda: words[-1])
    assert going.isVisible()
    assert going.bar.maximum() == 0, "busy until it is known how far"
    words.append("Word: bagian 2 dari 9")
    task.report(200, 1000)
    assert going.said.text() == "Word: bagian 2 dari 9"
    assert (going.bar.value(), going.bar.maximum()) == (200, 1000)
    assert going.bar.accessibleName() == going.said.text()
    going.end()
    assert going.isHidden()


def test_stop_is_asked_once_by_mouse_or_key_and_said(qtbot: QtBot, look: None) -> None:
    going, task = Going(), Task[object]("Menulis laporan")
    qtbot.addWidget(going)
    going.follow(task, lambda: "Word")
    qtbot.keyClick(going.halt, Qt.Key.Key_Space)
    assert task.stopping
    assert not going.halt.isEnabled()
    assert "Menulis laporan" in going.said.text()
    task.progressed.emit(300, 1000)
    assert "Menulis laporan" in going.said.text(), "what goes on no longer matters"


def test_news_of_a_task_that_is_no_longer_followed_is_not_shown(qtbot: QtBot, look: None) -> None:
    going, old, new = Going(), Task[object]("satu"), Task[object]("dua")
    qtbot.addWidget(going)
    going.follow(old, lambda: "satu")
    going.follow(new, lambda: "dua")
    old.report(900, 1000)
    assert going.said.text() == "dua"
    assert going.bar.maximum() == 0
