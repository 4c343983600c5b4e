"""A table laid out by hand looks the same the next time: widths, order, sorting."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.grid.view import GridView
from desktop.widgets.remembered import memory
from tests.support.grids import unit_view

NAMES = ("name", "kind", "visitors", "note")


def order(view: GridView) -> list[str]:
    return [column.name for column in view.grid_model.columns_shown]


def drag(view: GridView, start: int, end: int) -> None:
    """Drag in the header from one x to another, as a hand does."""
    head = view.horizontalHeader().viewport()
    middle = head.height() // 2
    QTest.mousePress(head, Qt.MouseButton.LeftButton, pos=QPoint(start, middle))
    for x in (start + 12 * (1 if end > start else -1), (start + end) // 2, end):
        QTest.mouseMove(head, QPoint(x, middle))
    QTest.mouseRelease(head, Qt.MouseButton.LeftButton, pos=QPoint(end, middle))
    QApplication.processEvents()


def at(view: GridView, column: int) -> int:
    header = view.horizontalHeader()
    return header.sectionViewportPosition(column) + header.sectionSize(column) // 2


def test_a_dragged_edge_is_remembered_and_the_rest_gives_way(qtbot: QtBot, look: None) -> None:
    first = unit_view(qtbot, NAMES)
    edge = first.horizontalHeader().sectionViewportPosition(1)
    drag(first, edge - 1, edge - 61)
    narrower = first.columnWidth(0)
    again = unit_view(qtbot, NAMES)
    assert again.columnWidth(0) == narrower
    again.resize(1100, 400)
    assert again.columnWidth(0) == narrower
    assert sum(again.columnWidth(i) for i in range(4)) > 1000  # the other texts took the room


def test_a_dragged_column_is_remembered_and_copied_as_seen(qtbot: QtBot, look: None) -> None:
    first = unit_view(qtbot, NAMES)
    drag(first, at(first, 2), at(first, 1) - 10)
    assert order(first) == ["name", "visitors", "kind", "note"]
    again = unit_view(qtbot, NAMES)
    assert order(again) == order(first)
    again.selectRow(0)
    again.copy()
    row = again.grid_model.row_at(0)
    texts = [again.grid_model.grid.text(row, name) for name in order(again)]
    assert QGuiApplication.clipboard().text().split("\t") == texts
    header = again.horizontalHeader()
    assert [header.visualIndex(i) for i in range(4)] == [0, 1, 2, 3]


def test_the_first_column_cannot_be_moved(qtbot: QtBot, look: None) -> None:
    view = unit_view(qtbot, NAMES)
    drag(view, at(view, 0), at(view, 2))
    drag(view, at(view, 2), 2)
    assert order(view)[0] == "name"


@pytest.mark.parametrize("clicks", [1, 2])
def test_sorting_is_remembered(qtbot: QtBot, look: None, clicks: int) -> None:
    first = unit_view(qtbot, NAMES)
    head = first.horizontalHeader().viewport()
    for _ in range(clicks):
        QTest.mouseClick(head, Qt.MouseButton.LeftButton, pos=QPoint(at(first, 0), 10))
    rows = [first.grid_model.row_at(i) for i in range(first.grid_model.rowCount())]
    plain = list(first.grid_model.grid.rows())
    assert rows != plain or clicks == 1
    again = unit_view(qtbot, NAMES)
    assert [again.grid_model.row_at(i) for i in range(again.grid_model.rowCount())] == rows
    assert again.horizontalHeader().sortIndicatorSection() == 0
    memory().forget()
    fresh = unit_view(qtbot, NAMES)
    assert [fresh.grid_model.row_at(i) for i in range(fresh.grid_model.rowCount())] == plain


def test_another_table_is_not_touched(qtbot: QtBot, look: None) -> None:
    first = unit_view(qtbot, NAMES)
    drag(first, at(first, 2), at(first, 1) - 10)
    assert order(unit_view(qtbot, ("name", "kind", "visitors"))) == ["name", "kind", "visitors"]
