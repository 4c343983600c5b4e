"""The matrix by mouse and keys: fold, walk, write, what is wrong, undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from desktop.document.session import Session
from desktop.pages.relations.matrix_view import MatrixTab
from desktop.pages.relations.viewmodel import RelationsModel
from solver.problem.relations import Trip
from tests.desktop.pages.relations.city import session
from tests.support.window import press


@pytest.fixture
def made() -> Session:
    return session()


@pytest.fixture
def tab(qtbot: QtBot, look: None, made: Session) -> MatrixTab:
    shown = MatrixTab(RelationsModel(made))
    qtbot.addWidget(shown)
    shown.resize(1100, 560)
    shown.show()
    shown.refresh()
    return shown


def write(tab: MatrixTab, text: str) -> None:
    QTest.keyClicks(tab.view, text[0])
    editor = next(e for e in tab.view.viewport().findChildren(QLineEdit) if e.isVisible())
    editor.selectAll()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # Qt commits on Return by way of its queue


def test_a_click_on_a_name_opens_an_opd(qtbot: QtBot, tab: MatrixTab) -> None:
    names = tab.view.verticalHeader()
    spot = QPoint(30, names.sectionViewportPosition(0) + 10)
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert tab.view.matrix.rowCount() == 5 + 4
    qtbot.mouseClick(names.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert tab.view.matrix.rowCount() == 5


def test_space_and_enter_open_and_close(tab: MatrixTab) -> None:
    tab.view.choose("opd:a", "opd:c")
    press(tab.view, Qt.Key.Key_Space)
    assert tab.view.matrix.rowCount() == 9
    assert tab.view.here() == ("opd:a", "opd:c")
    press(tab.view, Qt.Key.Key_Return)
    assert tab.view.matrix.rowCount() == 5
    press(tab.view, Qt.Key.Key_Plus)
    press(tab.view, Qt.Key.Key_Plus)
    assert tab.view.matrix.rowCount() == 9


def test_a_figure_typed_into_a_sum_opens_both_sides(tab: MatrixTab) -> None:
    tab.view.choose("opd:a", "opd:c")
    QTest.keyClicks(tab.view, "8")
    row, column = tab.view.here()
    assert row.startswith("unit:")
    assert column.startswith("unit:")
    assert tab.view.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable


def test_a_double_click_on_a_sum_opens_both_sides_then_closes_the_row(tab: MatrixTab) -> None:
    tab.view.choose("opd:a", "opd:c")
    spot = tab.view.visualRect(tab.view.currentIndex()).center()
    QTest.mouseDClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert {name.partition(":")[0] for name in tab.view.here()} == {"unit"}
    opened = tab.view.matrix.rowCount()
    tab.view.choose("opd:a", "opd:c")
    spot = tab.view.visualRect(tab.view.currentIndex()).center()
    QTest.mouseDClick(tab.view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert tab.view.matrix.rowCount() < opened


def test_arrows_walk_and_the_cell_is_told(tab: MatrixTab) -> None:
    tab.view.choose("opd:a", "opd:b")
    press(tab.view, Qt.Key.Key_Right)
    assert tab.view.here() == ("opd:a", "opd:c")
    assert tab.cell.text().startswith("Dinas A ↔ Badan C: 10 perjalanan per minggu. Dicatat")
    assert tab.view.accessibleDescription() == tab.cell.text()


def test_typing_writes_and_undo_takes_back(tab: MatrixTab, made: Session) -> None:
    tab.show_pair("a-head", "c-sek")
    write(tab, "25")
    assert made.document.problem.get(Trip, "t1").per_week == 2_500
    tab.refresh()
    assert tab.view.matrix.grid.text("unit:c-sek", "unit:a-head") == "25"
    made.undo()
    assert made.document.problem.get(Trip, "t1").per_week == 1_000


def test_what_cannot_be_read_is_told_below(tab: MatrixTab, made: Session) -> None:
    tab.show_pair("a-head", "c-sek")
    write(tab, "1x")
    assert "tidak terbaca" in tab._wrong.text()
    assert tab._strip.isVisible()
    assert made.undo_label is None
    press(tab.view, Qt.Key.Key_Escape)
    assert not tab._strip.isVisible()


def test_delete_empties_a_cell(tab: MatrixTab, made: Session) -> None:
    tab.show_pair("a-sek", "a-bid")
    press(tab.view, Qt.Key.Key_Delete)
    assert made.document.problem.find(Trip, "t2") is None


def test_buttons_orders_and_jumping(qtbot: QtBot, tab: MatrixTab) -> None:
    qtbot.mouseClick(tab.open_all, Qt.MouseButton.LeftButton)
    assert tab.view.matrix.rowCount() == 17
    qtbot.mouseClick(tab.close_all, Qt.MouseButton.LeftButton)
    tab.order.setCurrentIndex(1)
    tab.order.activated.emit(1)
    assert tab.view.matrix.row_at(0) == "opd:c"
    tab.jump.setEditText("Badan C · Unit c-bid")
    line = tab.jump.lineEdit()
    assert line is not None
    QTest.keyClick(line, Qt.Key.Key_Return)
    assert tab.view.here() == ("unit:c-bid", "unit:c-bid")
