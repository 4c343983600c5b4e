"""One value for many rows, by keys and by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.table import GridTable
from solver.problem.organisation import Unit, WorkPattern
from tests.support.problems import tiny_problem

NAMES = ("name", "kind", "pattern", "visitors", "detached")


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def table(qtbot: QtBot, look: None, session: Session) -> GridTable:
    grid = RecordGrid(session, Unit, NAMES, lambda p: p.unit, fresh={"opd": "a"})
    made = GridTable(grid, bulk=lambda: grid)
    session.listen(lambda _: made.refresh())
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.show()
    made.activateWindow()
    return made


def choose(table: GridTable, *positions: int) -> None:
    table.view.clearSelection()
    for at in positions:
        flag = QItemSelectionModel.SelectionFlag.Select
        table.view.selectionModel().select(table.model.index(at, 0), flag)


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def test_many_units_get_one_pattern_by_keys_alone(table: GridTable, session: Session) -> None:
    table.view.setFocus()
    choose(table, 0, 2, 3)
    QTest.keyClick(table.view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    strip = table._bulk
    assert strip is not None
    assert strip.isVisible()
    assert "3" in strip._said.text()
    QTest.keyClicks(focus(), "Pola")  # the list of fields is found by typing
    assert strip._which.currentData() == "pattern"
    QApplication.processEvents()
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClicks(focus(), "Lapangan")
    QTest.keyClick(focus(), Qt.Key.Key_Tab)
    QTest.keyClick(focus(), Qt.Key.Key_Space)
    units = session.document.problem.unit
    assert [units[i].pattern for i in (0, 2, 3)] == [WorkPattern.FIELD] * 3
    assert units[1].pattern is tiny_problem().unit[1].pattern
    assert session.undo_label == "Pola kerja pada 3 Unit"
    assert not strip.isVisible()
    session.undo()
    assert session.document.problem.unit == tiny_problem().unit
    assert session.undo_label is None  # it was one step


def test_what_cannot_be_read_stays_in_the_strip(table: GridTable, session: Session) -> None:
    choose(table, 0, 1)
    table._many.click()
    strip = table._bulk
    assert strip is not None
    strip.show_column("visitors")
    assert strip._field is not None
    QTest.keyClicks(strip._field.editor, "banyak")
    QTest.keyClick(strip._field.editor, Qt.Key.Key_Tab)
    strip.apply.click()
    assert strip.isVisible()
    assert "banyak" in strip._field._note.text()
    assert session.undo_label is None
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert not strip.isVisible()


def test_a_choice_must_be_made_first(table: GridTable, session: Session) -> None:
    choose(table, *range(table.model.rowCount()))
    table._many.click()
    strip = table._bulk
    assert strip is not None
    strip.show_column("kind")
    strip.apply.click()
    assert strip.isVisible()
    assert session.undo_label is None


def test_one_row_offers_no_bulk_button(table: GridTable) -> None:
    choose(table, 1)
    assert not table._many.isVisible()
    choose(table, 1, 2)
    assert table._many.isVisible()
