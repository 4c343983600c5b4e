"""A part is made when it is seen or asked for, once, with a name for who hears the window."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.late import Late
from desktop.widgets.table import GridTable
from desktop.widgets.words import column, holder
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem


@pytest.fixture
def late(look: None) -> Late[GridTable]:
    session = Session(Document(tiny_problem()))
    return Late(lambda: GridTable(RecordGrid(session, Unit, ("name",), lambda p: p.unit)))


@pytest.fixture
def page(qtbot: QtBot, late: Late[GridTable]) -> QWidget:
    tabs = QTabWidget()
    tabs.addTab(QTabWidget(), "Lain")
    tabs.addTab(late, "Unit")
    made = holder(column(tabs))
    qtbot.addWidget(made)
    made.show()
    return made


def turn(page: QWidget, to: int) -> None:
    tabs = page.findChild(QTabWidget)
    assert isinstance(tabs, QTabWidget)
    tabs.setCurrentIndex(to)


def test_a_tab_is_made_when_it_is_first_shown(page: QWidget, late: Late[GridTable]) -> None:
    assert late.made == ()
    turn(page, 1)
    (table,) = late.made
    assert table.isVisible()
    assert table.view.isVisible()
    assert table.view.accessibleName() == "Tabel Unit"
    turn(page, 0)
    turn(page, 1)
    assert late.made == (table,)


def test_what_is_asked_for_is_made_unseen(page: QWidget, late: Late[GridTable]) -> None:
    assert late.part.model.total == 12
    assert not late.part.isVisible()
    turn(page, 1)
    assert late.part.isVisible()
