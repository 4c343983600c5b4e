"""Source and note of the chosen move: read, written as a named step, nothing without a row."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.moves.noted import noted
from desktop.pages.moves.view import MovesPage, make
from desktop.system.translate import tr
from tests.desktop.pages.moves.test_viewmodel import city
from tests.desktop.pages.stacking.city import Told, context, settled, shown
from tests.support.window import click_cell


@pytest.fixture
def page(qtbot: QtBot, look: None, told: Told) -> Iterator[MovesPage]:
    made = make(context(Session(Document(city())), told))
    assert isinstance(made, MovesPage)
    shown(qtbot, made)
    settled(qtbot, made)
    made.arrive(tab="2")
    yield made
    made.context.tasks.stop_all()
    made.leave()


def test_what_is_noted_is_written_below_the_table_and_undone(qtbot: QtBot, page: MovesPage) -> None:
    bar = page.noted
    assert bar._said.isVisible()
    assert not bar.fields["note"].isVisible()
    click_cell(page.table.view, 0, 0)
    unit = page.table.model.row_at(0)
    assert bar.unit == unit
    assert bar.name.text() == page.model.grid().text(unit, "name")
    note = bar.fields["note"]
    QTest.mouseClick(note, Qt.MouseButton.LeftButton)
    QTest.keyClicks(note, "menunggu lift barang")
    QTest.keyClick(note, Qt.Key.Key_Return)
    settled(qtbot, page)
    session = page.context.session
    assert noted(session.document.problem, unit, "note") == "menunggu lift barang"
    assert page.table.model.grid.text(unit, "note") == "menunggu lift barang"
    assert session.undo_label == tr("moves.edit.note", name=bar.name.text())
    note.clearFocus()
    session.undo()
    settled(qtbot, page)
    assert note.text() == ""
    assert note.toolTip() == ""


def test_a_row_that_is_gone_shows_nothing(page: MovesPage) -> None:
    page.noted.show_unit(page.model.grid(), "tidak-ada")
    assert page.noted.unit == ""
    assert page.noted._said.isVisible()
    assert not page.noted.fields["source"].isVisible()
