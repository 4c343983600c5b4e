"""Columns that stay: the mouse, keys, editors and titles over what scrolls below them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolTip
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import RecordGrid
from desktop.document.session import Session
from desktop.widgets.grid.fill import FillHandle
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from desktop.widgets.theme import apply_theme, current_theme
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem
from tests.support.window import click_cell, type_into_cell

NAMES = ("name", "visitors", "kind", "short", "visit_minutes", "note")
LEFT = Qt.MouseButton.LeftButton
NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def made_of(qtbot: QtBot, names: tuple[str, ...] = NAMES) -> GridView:
    session = Session(Document(tiny_problem()))
    model = GridModel(RecordGrid(session, Unit, names, lambda p: p.unit, fresh={"opd": "a"}))
    made = GridView(model)
    model.setParent(made)
    qtbot.addWidget(made)
    made.resize(430, 300)
    made.show()
    return made


@pytest.fixture
def view(qtbot: QtBot, look: None) -> GridView:
    """Return a table scrolled to its right end."""
    made = made_of(qtbot)
    bar = made.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > made.columnWidth(0) // 2
    assert made.frozen_width() == made.columnWidth(0)
    return made


def at(view: GridView) -> tuple[int, int]:
    return view.currentIndex().row(), view.currentIndex().column()


def chosen(view: GridView) -> tuple[int, int, int, int]:
    block = view.block()
    assert block is not None
    return block


def spot(view: GridView, row: int, column: int) -> QPoint:
    return view.visualRect(view.grid_model.index(row, column)).center()


def test_nothing_stays_until_something_scrolls(view: GridView) -> None:
    view.horizontalScrollBar().setValue(0)
    assert view.frozen_width() == 0
    assert view.visualRect(view.grid_model.index(0, 0)).left() == 0


def test_a_name_wider_than_most_of_the_table_scrolls_away(view: GridView) -> None:
    view.resize(view.columnWidth(0) + 30, 300)
    view.horizontalScrollBar().setValue(40)
    assert view.frozen_width() == 0
    assert view.visualRect(view.grid_model.index(0, 0)).left() == -40


def test_a_click_on_a_name_chooses_it_and_moves_nothing(view: GridView) -> None:
    before = view.horizontalScrollBar().value()
    QTest.mouseClick(view.viewport(), LEFT, pos=QPoint(20, spot(view, 2, 0).y()))
    assert at(view) == (2, 0)
    assert chosen(view) == (2, 2, 0, 0)
    assert view.horizontalScrollBar().value() == before


def test_shift_and_dragging_choose_from_the_name_to_what_is_seen(view: GridView) -> None:
    last = len(NAMES) - 1
    click_cell(view, 1, 0)
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, spot(view, 2, last))
    assert chosen(view) == (1, 2, 0, last)
    click_cell(view, 1, last)
    QTest.mouseClick(view.viewport(), LEFT, SHIFT, QPoint(20, spot(view, 0, 0).y()))
    assert chosen(view) == (0, 1, 0, last)
    QTest.mousePress(view.viewport(), LEFT, pos=spot(view, 0, 0))
    QTest.mouseMove(view.viewport(), spot(view, 1, 0))
    assert chosen(view) == (0, 1, 0, 0)
    QTest.mouseMove(view.viewport(), spot(view, 2, last))
    QTest.mouseRelease(view.viewport(), LEFT, pos=spot(view, 2, last))
    assert chosen(view) == (0, 2, 0, last)


def test_arrows_tab_and_home_never_lose_the_cell_behind_the_edge(view: GridView) -> None:
    click_cell(view, 1, len(NAMES) - 1)
    for column in range(len(NAMES) - 2, 0, -1):
        QTest.keyClick(view, Qt.Key.Key_Left)
        assert at(view) == (1, column)
        assert view.seen_rect(view.currentIndex()).left() >= view.frozen_width()
    bar = view.horizontalScrollBar()
    bar.setValue(bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert at(view) == (1, 0)
    assert bar.value() == bar.maximum()
    QTest.keyClick(view, Qt.Key.Key_Tab)
    assert at(view) == (1, 1)
    assert view.seen_rect(view.currentIndex()).left() >= view.frozen_width()
    bar.setValue(bar.maximum())
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert at(view) == (1, 0)
    assert bar.value() == 0


def test_shift_and_arrows_choose_a_block_also_where_cells_lie_behind_the_edge(
    view: GridView,
) -> None:
    click_cell(view, 0, 0)
    for n in range(1, len(NAMES)):
        QTest.keyClick(view, Qt.Key.Key_Right, SHIFT)
        assert chosen(view) == (0, 0, 0, n)
    QTest.keyClick(view, Qt.Key.Key_Down, SHIFT)
    assert chosen(view) == (0, 1, 0, len(NAMES) - 1)
    for n in range(len(NAMES) - 2, -1, -1):
        QTest.keyClick(view, Qt.Key.Key_Left, SHIFT)
        assert chosen(view) == (0, 1, 0, n)


def test_a_name_is_written_where_it_is_seen(view: GridView) -> None:
    spot_ = click_cell(view, 1, 0)
    QTest.mouseDClick(view.viewport(), LEFT, pos=spot_)
    editor = next(e for e in view.viewport().findChildren(QLineEdit) if e.isVisible())
    assert editor.geometry() == view.visualRect(view.grid_model.index(1, 0))
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    type_into_cell(view, 1, 0, "Bidang Baru")
    assert view.grid_model.index(1, 0).data() == "Bidang Baru"
    type_into_cell(view, 1, len(NAMES) - 1, "catatan")
    assert view.grid_model.index(1, len(NAMES) - 1).data() == "catatan"


def test_what_is_typed_scrolls_its_cell_into_sight_and_later_behind_the_edge(
    view: GridView,
) -> None:
    click_cell(view, 1, len(NAMES) - 1)
    view.horizontalScrollBar().setValue(0)
    view.setCurrentIndex(view.grid_model.index(1, 1))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    QTest.keyClick(view, Qt.Key.Key_F2)
    editor = next(e for e in view.viewport().findChildren(QLineEdit) if e.isVisible())
    assert editor.geometry().left() >= view.frozen_width()
    assert editor.mask().isEmpty()
    bar = view.horizontalScrollBar()
    bar.setValue(bar.value() + 20)
    hidden = view.frozen_width() - editor.geometry().left()
    assert hidden > 0
    assert editor.mask().boundingRect().left() == hidden
    bar.setValue(0)
    assert editor.mask().isEmpty()


def test_the_square_goes_with_the_name_and_hides_behind_it(view: GridView) -> None:
    handle = FillHandle(view)
    click_cell(view, 0, 0)
    assert handle.isVisible()
    assert abs(handle.geometry().center().x() - view.frozen_width()) < 8
    view.setCurrentIndex(view.grid_model.index(0, 1))
    view.horizontalScrollBar().setValue(view.horizontalScrollBar().maximum())
    right = view.visualRect(view.currentIndex()).right()
    assert handle.isHidden() == (right < view.frozen_width())


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_titles_stay_sort_resize_and_explain(view: GridView) -> None:
    titles = view.horizontalHeader()
    room = titles.viewport()
    QTest.mouseClick(room, LEFT, pos=QPoint(30, 10))
    assert titles.sortIndicatorSection() == 0
    width = view.columnWidth(0)
    others = [view.columnWidth(at) for at in range(1, len(NAMES))]
    edge = view.frozen_width() - 1
    QTest.mouseMove(room, QPoint(edge, 10))
    assert titles.cursor().shape() is Qt.CursorShape.SplitHCursor
    QTest.mousePress(room, LEFT, pos=QPoint(edge, 10))
    QTest.mouseMove(room, QPoint(edge + 30, 10))
    QTest.mouseRelease(room, LEFT, pos=QPoint(edge + 30, 10))
    assert view.columnWidth(0) == width + 30
    assert [view.columnWidth(at) for at in range(1, len(NAMES))] == others
    QTest.mouseMove(room, QPoint(20, 10))
    assert titles.cursor().shape() is not Qt.CursorShape.SplitHCursor
    QTest.mouseMove(room, QPoint(edge + 60, 10))  # the button is up: nothing is pulled any more
    assert view.columnWidth(0) == width + 30
    spot_ = QPoint(20, 10)
    QApplication.sendEvent(room, QHelpEvent(QHelpEvent.Type.ToolTip, spot_, spot_))
    assert QToolTip.text() == titles.model().headerData(
        0, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    QToolTip.hideText()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_name_is_painted_over_what_scrolls(
    qtbot: QtBot, qapp: QApplication, look: None, theme: str
) -> None:
    apply_theme(qapp, theme)
    made = made_of(qtbot)
    first = made.viewport().grab(made.visualRect(made.grid_model.index(1, 0))).toImage()
    bar = made.horizontalScrollBar()
    for value in (20, bar.maximum(), bar.maximum() // 2):
        bar.setValue(value)
        there = made.viewport().grab(made.visualRect(made.grid_model.index(1, 0))).toImage()
        cut = (0, 0, first.width() - 2, first.height())
        assert there.copy(*cut) == first.copy(*cut)
    edge = made.viewport().grab().toImage().pixelColor(made.frozen_width() - 1, 5)
    assert edge == QColor(current_theme().colour("edge"))
    apply_theme(qapp, "light")


def test_a_figure_before_the_name_stays_too(qtbot: QtBot, look: None) -> None:
    made = made_of(qtbot, ("visitors", "short", "kind", "visit_minutes", "note", "name"))
    assert made.frozen_columns() == 2
    made.horizontalScrollBar().setValue(30)
    assert made.frozen_width() == made.columnWidth(0) + made.columnWidth(1)
    click_cell(made, 1, 1)
    assert at(made) == (1, 1)
