"""The palette by keys and mouse: walking, choosing, closing, staying inside the window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.window.command_palette import LINES, TOP, CommandPalette, native
from desktop.window.entries import Entry


@pytest.fixture
def ground(qtbot: QtBot, look: None) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(900, 640)
    made.show()
    return made


def lay(ground: QWidget, count: int = 30) -> tuple[CommandPalette, list[Entry | None]]:
    chosen: list[Entry | None] = []
    lines = [Entry(f"x:{i}", f"Gedung {i}", "Gedung", lambda: None) for i in range(count)]
    return CommandPalette(ground, lines, (), chosen.append), chosen


def words(chosen: list[Entry | None]) -> list[str]:
    return [each.words if each else "" for each in chosen]


def test_keys_walk_and_enter_chooses(ground: QWidget) -> None:
    palette, chosen = lay(ground)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return):
        QTest.keyClick(palette.words, key)
    assert words(chosen) == ["Gedung 1"]
    assert palette.isHidden()


def test_the_walk_goes_round_and_by_pages(ground: QWidget) -> None:
    palette, _ = lay(ground)
    QTest.keyClick(palette.words, Qt.Key.Key_Up)
    assert palette.list.currentRow() == 29
    QTest.keyClick(palette.words, Qt.Key.Key_PageUp)
    assert palette.list.currentRow() == 29 - LINES
    QTest.keyClick(palette.words, Qt.Key.Key_PageDown)
    assert palette.list.currentRow() == 29


def test_typing_narrows_and_says_when_nothing_is_left(ground: QWidget) -> None:
    palette, chosen = lay(ground)
    QTest.keyClicks(palette.words, "gedung 17")
    assert [palette.list.item(i).text() for i in range(palette.list.count())] == ["Gedung 17"]
    QTest.keyClicks(palette.words, "qq")
    assert palette.list.isHidden()
    QTest.keyClick(palette.words, Qt.Key.Key_Return)
    assert chosen == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_K])
def test_escape_and_the_same_keys_close(ground: QWidget, key: Qt.Key) -> None:
    palette, chosen = lay(ground)
    held = Qt.KeyboardModifier.ControlModifier if key == Qt.Key.Key_K else Qt.KeyboardModifier(0)
    QTest.keyClick(palette.words, key, held)
    assert chosen == [None]


def test_a_click_chooses(ground: QWidget) -> None:
    palette, chosen = lay(ground)
    spot = palette.list.visualItemRect(palette.list.item(3)).center()
    QTest.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert words(chosen) == ["Gedung 3"]


def test_it_stays_inside_a_small_window(ground: QWidget) -> None:
    palette, _ = lay(ground)
    ground.resize(420, 320)
    assert palette.geometry().right() <= ground.width()
    assert palette.y() == TOP
    palette._close(None)


def test_keys_are_written_as_the_computer_does() -> None:
    assert native("Ctrl+K") == "Ctrl+K"
    assert native("") == ""
