"""The table itself: blocks of cells and widths of columns."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.table_model import GridModel
from desktop.widgets.table_view import GridView
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
