"""The heat map: cells below the mouse, walking by keys, words for a screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.heat_map import HeatGroup, HeatMap, HeatRow
from tests.support.window import press

GROUPS = (HeatGroup("Senin", ("07.30", "08.30")), HeatGroup("Selasa", ("07.30", "08.30")))
ROWS = tuple(
    HeatRow(name, (0, 40, 99, 130), tuple(f"{name} {i}" for i in range(4))) for name in "AB"
)


@pytest.fixture
def shown(qtbot: QtBot, look: None) -> HeatMap:
    made = HeatMap("Kepadatan")
    qtbot.addWidget(made)
    made.resize(600, 120)
    made.show_map(ROWS, GROUPS)
    made.show()
    return made


def test_every_cell_is_where_it_is_painted(shown: HeatMap) -> None:
    shown.grab()
    for row in range(2):
        for column in range(4):
            assert shown.cell_at(shown._box(row, column).center()) == (row, column)
    assert shown.cell_at(QPointF(2, 2)) is None
    assert shown._box(0, 3).right() <= shown.width() + 1


def test_arrows_walk_and_stop_at_the_edge(shown: HeatMap) -> None:
    shown.setFocus()
    press(shown, Qt.Key.Key_Right)
    press(shown, Qt.Key.Key_Down)
    press(shown, Qt.Key.Key_Down)
    assert shown.words() == "B 1"
    assert shown.accessibleName() == "Kepadatan: B 1"
    shown.grab()


def test_a_click_chooses(qtbot: QtBot, shown: HeatMap) -> None:
    spot = shown._box(1, 2).center().toPoint()
    qtbot.mouseClick(shown, Qt.MouseButton.LeftButton, pos=spot)
    assert shown.words() == "B 2"


def test_nothing_to_show_is_no_fault(shown: HeatMap) -> None:
    shown.show_map((), ())
    shown.grab()
    press(shown, Qt.Key.Key_Right)
    assert shown.words() == ""
