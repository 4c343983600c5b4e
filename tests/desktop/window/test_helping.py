"""F1 in the window: the chapter of the page shown, in one window of its own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.window.manual_reader import ManualReader
from tests.support.problems import tiny_problem
from tests.support.window import window_on


def test_f1_opens_the_chapter_of_the_page(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, tiny_problem())
    with qtbot.waitActive(window):
        window.activateWindow()
    for page in ("relations", "standards"):
        window.navigate(page)
        QTest.keyClick(window, Qt.Key.Key_F1)
        (reader,) = window.findChildren(ManualReader)
        assert reader.topic == page
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    assert reader.topic == "keys"
    reader.close()
    qtbot.waitUntil(lambda: window.tasks.running == [], timeout=20_000)


def test_without_a_project_it_tells_how_to_begin(qtbot: QtBot, look: None) -> None:
    window = window_on(qtbot, None)
    window.command("help.manual")
    assert window.findChildren(ManualReader)[0].topic == "start"
