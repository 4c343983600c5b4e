"""The square at the corner of the chosen cells, dragged by the mouse."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.grid.fill import FillHandle
from desktop.widgets.table import GridTable
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem
from tests.support.window import click_cell

LEFT = Qt.MouseButton.LeftButton
NAME, VISITORS, PEOPLE = range(3)


@pytest.fixture
def session() -> Session:
    problem = tiny_problem()
    units = tuple(replace(unit, visitors=at) for at, unit in enumerate(problem.unit))
    return Session(Document(replace(problem, unit=units)))


@pytest.fixture
def table(qtbot: QtBot, look: None, session: Session) -> GridTable:
    names = ("name", "visitors", "counters")
    grid = RecordGrid(session, Unit, names, lambda p: p.unit, locked=frozenset({"counters"}))
    made = GridTable(grid, "Unit")
    session.listen(lambda kinds: made.refresh())
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    QApplication.processEvents()
    return made


def handle(table: GridTable) -> FillHandle:
    found = table.view.viewport().findChild(FillHandle)
    assert isinstance(found, FillHandle)
    return found


def drag(table: GridTable, to: int) -> None:
    """Drag the square down to a row."""
    square = handle(table)
    assert square.isVisible()
    row = table.view.visualRect(table.model.index(to, VISITORS)).center()
    by = QPoint(0, row.y() - square.y())
    QTest.mousePress(square, LEFT, pos=QPoint(4, 4))
    QTest.mouseMove(square, QPoint(4, 4) + by / 2)
    QTest.mouseMove(square, by)
    QTest.mouseRelease(square, LEFT, pos=by)
    QApplication.processEvents()


def visitors(session: Session) -> list[int]:
    return [unit.visitors for unit in session.document.problem.unit]


def test_it_stands_at_the_corner_of_what_can_be_written(table: GridTable) -> None:
    assert not handle(table).isVisible()  # nothing is chosen yet
    click_cell(table.view, 2, VISITORS)
    corner = table.view.visualRect(table.model.index(2, VISITORS)).bottomRight()
    assert handle(table).geometry().contains(corner)
    click_cell(table.view, 2, PEOPLE)
    assert not handle(table).isVisible()
    click_cell(table.view, table.model.rowCount() - 1, VISITORS)
    assert not handle(table).isVisible()  # nothing below to be filled


def test_one_cell_fills_down_as_one_step(table: GridTable, session: Session) -> None:
    before = visitors(session)
    click_cell(table.view, 1, VISITORS)
    drag(table, 5)
    assert visitors(session) == [before[0], *[before[1]] * 5, *before[6:]]
    assert table.view.block() == (1, 5, VISITORS, VISITORS)
    session.undo()
    assert visitors(session) == before


def test_two_rows_are_repeated_and_fixed_cells_left(table: GridTable, session: Session) -> None:
    before = session.document.problem.unit
    click_cell(table.view, 0, VISITORS)
    spot = table.view.visualRect(table.model.index(1, PEOPLE)).center()
    shift = Qt.KeyboardModifier.ShiftModifier
    QTest.mouseClick(table.view.viewport(), LEFT, shift, spot)
    drag(table, 4)
    assert visitors(session)[:6] == [0, 1, 0, 1, 0, 5]
    assert [u.counters for u in session.document.problem.unit] == [u.counters for u in before]


def test_dragged_back_it_changes_nothing(table: GridTable, session: Session) -> None:
    click_cell(table.view, 3, VISITORS)
    drag(table, 1)
    assert session.undo_label is None
    assert table.view.block() == (3, 3, VISITORS, VISITORS)
