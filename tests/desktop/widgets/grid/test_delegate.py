"""Cells are painted and edited by their kind."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QComboBox, QLineEdit, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import Column, RecordGrid
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.widgets.grid.delegate import GridDelegate, cut_of, toggle
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from solver.problem.organisation import Unit
from tests.support.grids import unit_view
from tests.support.problems import tiny_problem

NAMES = ("name", "building", "detached", "status")


@pytest.fixture
def view(qtbot: QtBot, look: None) -> GridView:
    return unit_view(qtbot, NAMES)


def editor(view: GridView, column: int) -> object:
    delegate = view.itemDelegate()
    assert isinstance(delegate, GridDelegate)
    index = view.model().index(0, column)
    return delegate.createEditor(view.viewport(), QStyleOptionViewItem(), index)


def test_a_text_of_a_tall_row_is_painted_in_two_lines(qtbot: QtBot, look: None) -> None:
    line = {"a": {"note": ReadCell("Satu lantai antara unit teratas dan terbawah satu OPD")}}
    grid = ReadGrid([Column("note", "", editable=False)], line)

    def inked(*, tall: bool) -> list[int]:
        view = GridView(GridModel(grid, None, tall))
        qtbot.addWidget(view)
        view.grid_model.setParent(view)
        view.resize(260, 200)
        view.show()
        image = view.viewport().grab(view.visualRect(view.model().index(0, 0))).toImage()
        ground = image.pixelColor(2, 2)
        return [
            y
            for y in range(image.height() - 2)
            if any(image.pixelColor(x, y) != ground for x in range(10, image.width() - 10))
        ]

    flat, tall = inked(tall=False), inked(tall=True)
    assert tall[-1] - tall[0] > 1.7 * (flat[-1] - flat[0])


def test_editors_by_kind(view: GridView) -> None:
    assert isinstance(editor(view, 0), QLineEdit)
    assert isinstance(editor(view, 1), QComboBox)
    assert editor(view, 2) is None  # a tick needs none
    assert isinstance(editor(view, 3), QComboBox)


def test_names_are_cut_in_the_middle_and_notes_at_the_end(view: GridView) -> None:
    session = Session(Document(tiny_problem()))
    names = ("occupied", "name", "building", "note")
    model = GridModel(RecordGrid(session, Unit, names, lambda p: p.unit))
    cuts = [cut_of(model, at) for at in range(1, 4)]
    middle, end = Qt.TextElideMode.ElideMiddle, Qt.TextElideMode.ElideRight
    assert cuts == [middle, middle, end]


def test_a_tick_is_painted_in_the_accent(view: GridView) -> None:
    model = view.grid_model
    toggle(model, model.row_at(0), "detached")
    on = accent_pixels(view)
    toggle(model, model.row_at(0), "detached")
    assert on > accent_pixels(view)


class Noted(RecordGrid):
    """Units of which something is noted at the third column."""

    def remark(self, row: str, column: str) -> str:
        return "kata camat" if column == "detached" else ""


def test_a_cell_with_a_note_has_a_mark_a_tip_and_words_for_a_screen_reader(view: GridView) -> None:
    bare = accent_pixels(view)
    grid = view.grid_model.grid
    assert isinstance(grid, RecordGrid)
    view.grid_model.grid = Noted(grid.session, Unit, NAMES, lambda p: p.unit)
    assert accent_pixels(view) > bare
    noted, other = view.model().index(0, 2), view.model().index(0, 0)
    assert "kata camat" in noted.data(Qt.ItemDataRole.ToolTipRole)
    assert noted.data(Qt.ItemDataRole.AccessibleTextRole).endswith("kata camat")
    assert "kata camat" not in other.data(Qt.ItemDataRole.AccessibleTextRole)


def accent_pixels(view: GridView) -> int:
    from desktop.widgets.theme import current_theme

    image: QImage = view.viewport().grab(view.visualRect(view.model().index(0, 2))).toImage()
    wanted = current_theme().colour("accent").rgb()
    spots = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return sum(image.pixel(x, y) == wanted for x, y in spots)
