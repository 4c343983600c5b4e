"""Titles of two lines are painted whole where each line fits, and cut line by line where not."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStyleOptionHeader
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.grid.header import ARROW, TitleHeader
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem


@pytest.fixture
def view(qtbot: QtBot, look: None) -> GridView:
    session = Session(Document(tiny_problem()))
    model = GridModel(RecordGrid(session, Unit, ("name", "occupied", "visitors"), lambda p: p.unit))
    made = GridView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(420, 300)
    made.show()
    return made


def header(view: GridView) -> TitleHeader:
    found = view.horizontalHeader()
    assert isinstance(found, TitleHeader)
    return found


def painted(titles: TitleHeader, at: int) -> str:
    option = QStyleOptionHeader()
    titles.initStyleOptionForIndex(option, at)
    return str(option.text)


def test_two_lines_that_fit_are_painted_whole(view: GridView) -> None:
    titles = header(view)
    assert titles.textElideMode() is Qt.TextElideMode.ElideNone  # Qt would cut both as one line
    assert "\n" in titles.title(2)
    assert painted(titles, 2) == titles.title(2)
    assert titles.sectionSize(2) < titles.fontMetrics().horizontalAdvance(titles.title(2)) + 40


def test_a_narrow_column_cuts_the_line_that_is_too_long(view: GridView) -> None:
    titles = header(view)
    view.setColumnWidth(2, titles.room(2) - 12)
    assert painted(titles, 2) != titles.title(2)
    assert painted(titles, 2).count("\n") == 1
    assert "…" in painted(titles, 2)


def test_the_arrow_of_the_sorted_column_has_room(view: GridView) -> None:
    titles = header(view)
    before = titles.room(1)
    titles.setSortIndicator(1, Qt.SortOrder.AscendingOrder)
    assert titles.room(1) == before + ARROW
    assert view.columnWidth(1) >= titles.room(1)
    assert painted(titles, 1) == titles.title(1)
