"""F6 walks the panes of a page, Ctrl+Page its tabs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.outline import Node
from desktop.widgets.pane_keys import PaneKeys
from desktop.widgets.tree import RecordTree
from desktop.widgets.words import column, holder, row


class Room(QWidget):
    """A list, and tabs with a line each."""

    def __init__(self) -> None:
        super().__init__()
        self.list = RecordTree("Daftar")
        self.list.show_nodes((Node("x", "1", "Satu"),))
        self.tabs = QTabWidget()
        self.lines = [QLineEdit() for _ in range(3)]
        for line in self.lines:
            self.tabs.addTab(holder(column(line)), "t")
        self.setLayout(row(self.list, self.tabs))
        self.keys = PaneKeys(self, lambda: (self.list, self.tabs))


@pytest.fixture
def room(qtbot: QtBot, look: None) -> Room:
    made = Room()
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


def press(key: Qt.Key, *, shift: bool = False, control: bool = False) -> None:
    focus = QApplication.focusWidget()
    assert focus is not None
    keys = Qt.KeyboardModifier.NoModifier
    keys |= Qt.KeyboardModifier.ShiftModifier if shift else keys
    keys |= Qt.KeyboardModifier.ControlModifier if control else keys
    QTest.keyClick(focus, key, keys)


def test_f6_goes_round_the_panes(room: Room) -> None:
    room.list.tree.setFocus()
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is room.lines[0]
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is room.list.tree
    press(Qt.Key.Key_F6, shift=True)
    assert QApplication.focusWidget() is room.lines[0]


def test_a_pane_without_anything_to_write_into_is_passed_over(qtbot: QtBot, look: None) -> None:
    page = QWidget()
    first, told, last = QLineEdit(), QLabel("Pilih satu baris"), QLineEdit()
    panes = [holder(column(part)) for part in (first, told, last)]
    page.setLayout(row(*panes))
    keys = PaneKeys(page, lambda: panes)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    assert keys.parent() is page
    first.setFocus()
    press(Qt.Key.Key_F6)
    assert QApplication.focusWidget() is last
    press(Qt.Key.Key_F6, shift=True)
    assert QApplication.focusWidget() is first


def test_control_page_turns_the_tabs_and_enters_them(room: Room) -> None:
    room.lines[0].setFocus()
    room.tabs.setTabVisible(1, False)
    press(Qt.Key.Key_PageDown, control=True)
    assert room.tabs.currentIndex() == 2
    assert QApplication.focusWidget() is room.lines[2]
    press(Qt.Key.Key_PageUp, control=True)
    assert QApplication.focusWidget() is room.lines[0]
    room.list.tree.setFocus()
    press(Qt.Key.Key_PageUp, control=True)  # also from outside
    assert QApplication.focusWidget() is room.lines[2]
