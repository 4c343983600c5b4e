"""A divider comes back as it was dragged; a memory that does not fit moves nothing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from desktop.widgets.divider import follow_divider
from desktop.widgets.remembered import memory


def divider(qtbot: QtBot, name: str = "x") -> QSplitter:
    made = QSplitter(Qt.Orientation.Horizontal)
    made.setHandleWidth(12)
    for _ in range(2):
        made.addWidget(QWidget())
    qtbot.addWidget(made)
    made.resize(600, 200)
    follow_divider(name, made)
    made.show()
    QApplication.processEvents()
    return made


def drag(made: QSplitter, by: int) -> None:
    handle = made.handle(1)
    start = handle.rect().center()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(handle, start + QPoint(by, 0))
    QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=start)


def test_it_stays_where_a_hand_put_it(qtbot: QtBot, look: None) -> None:
    memory().forget()
    first = divider(qtbot)
    before = first.sizes()
    drag(first, 120)
    assert first.sizes()[0] > before[0] + 60
    assert divider(qtbot).sizes() == first.sizes()
    assert divider(qtbot, "y").sizes() == before


@pytest.mark.parametrize("broken", ["x", [1], [0, 0], [-5, 9], [1.5, 2], None])
def test_a_memory_that_does_not_fit_moves_nothing(qtbot: QtBot, look: None, broken: object) -> None:
    memory().forget()
    before = divider(qtbot).sizes()
    memory().put("split:x", broken)
    assert divider(qtbot).sizes() == before
