"""The table itself: blocks of cells and widths of columns."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.table_model import GridModel
from desktop.widgets.table_view import BAR, GridView
from desktop.widgets.words import column
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem

NAMES = ("name", "kind", "visitors", "note")


@pytest.fixture
def view(qtbot: QtBot, look: None) -> GridView:
    session = Session(Document(tiny_problem()))
    model = GridModel(RecordGrid(session, Unit, NAMES, lambda p: p.unit, fresh={"opd": "a"}))
    made = GridView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    return made


def test_columns_fill_the_table_and_not_more(view: GridView) -> None:
    total = sum(view.columnWidth(i) for i in range(4))
    assert view.width() - 60 <= total <= view.width()


def test_columns_keep_the_width_a_person_gave_them(view: GridView) -> None:
    view.setColumnWidth(0, 333)
    view.resize(1100, 400)
    assert view.columnWidth(0) == 333


def test_copying_keeps_rows_and_columns(view: GridView) -> None:
    view.selectAll()
    view.copy()
    lines = QGuiApplication.clipboard().text().split("\n")
    assert len(lines) == view.grid_model.rowCount()
    assert {line.count("\t") for line in lines} == {3}


def test_one_value_fills_the_selection(view: GridView) -> None:
    view.selectColumn(2)
    QGuiApplication.clipboard().setText("12")
    assert view.paste()
    shown = {view.grid_model.index(i, 2).data() for i in range(view.grid_model.rowCount())}
    assert shown == {"12"}


def test_nothing_is_pasted_without_a_place(view: GridView) -> None:
    QGuiApplication.clipboard().setText("12")
    view.clearSelection()
    assert not view.paste()


def test_texts_give_way_before_a_column_is_cut(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()))
    grid = RecordGrid(session, Unit, ("name", "visitors"), lambda p: p.unit, widths={"name": 40})
    made = GridView(GridModel(grid))
    qtbot.addWidget(made)
    made.show()
    made.resize(200, 300)  # far too narrow: nothing gives way
    wide = made.columnWidth(0) + made.columnWidth(1)
    made.resize(wide - 40 + BAR, 300)
    assert made.columnWidth(0) + made.columnWidth(1) == wide - 40


def test_tab_walks_the_cells_and_leaves_after_the_last(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()))
    made, after = GridView(GridModel(_two_units(session))), QLineEdit()
    room = QWidget()
    room.setLayout(column(made, after))
    qtbot.addWidget(room)
    room.show()
    made.setFocus()
    made.setCurrentIndex(made.model().index(0, 0))
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert made.currentIndex().column() == 1
    made.setCurrentIndex(made.model().index(1, 1))
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert room.focusWidget() is after


def test_tab_does_not_walk_a_table_that_is_only_read(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()), read_only=True)
    made, after = GridView(GridModel(_two_units(session))), QLineEdit()
    room = QWidget()
    room.setLayout(column(made, after))
    qtbot.addWidget(room)
    room.show()
    made.setFocus()
    made.setCurrentIndex(made.model().index(0, 0))
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert room.focusWidget() is after


def _two_units(session: Session) -> RecordGrid:
    return RecordGrid(session, Unit, ("name", "visitors"), lambda p: p.unit[:2])
