"""Forty units come from Excel as Excel gives them: wrong cells are named and mended, one undo."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from desktop.pages.organisation.view import OrganisationPage
from desktop.system.translate import set_language
from desktop.widgets.table import GridTable
from desktop.window.main_window import MainWindow
from solver.problem.organisation import Opd, Unit, UnitKind
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem
from tests.support.window import settle, window_on

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
TITLES = "\t".join(
    (
        "Nama unit",
        "Jenis unit",
        "Pengunjung per hari",
        "Luas yang dipakai sekarang (m²)",
        "PIC",  # no column of ours
        "Gedung sekarang",
    )
)
ROWS = 40


def line(i: int) -> str:
    """Return a row as Excel gives it; some are as people leave them."""
    name = '"Bidang ""Tata\nRuang"" 3"' if i == 3 else f"Bidang Uji {i}"
    visitors = {7: "sekitar 10", 9: ""}.get(i, str(i))
    area = {5: "=D4*2", 6: "", 8: "1.250"}.get(i, f"1.{200 + i},5")
    return "\t".join((name, "Bidang", visitors, area, "Pak Budi", "Menara"))


BLOCK = "\r\n".join((TITLES, *map(line, range(1, ROWS + 1)))) + "\r\n"


@pytest.fixture
def window(qtbot: QtBot, look: None) -> MainWindow:
    set_language("id")
    made = window_on(qtbot, tiny_problem())
    made.navigate("organisation", opd="b")
    settle(qtbot, made)
    with qtbot.waitActive(made):
        made.activateWindow()
    return made


def page_of(window: MainWindow) -> OrganisationPage:
    page = window.page
    assert isinstance(page, OrganisationPage)
    return page


def table_of(window: MainWindow) -> GridTable:
    return page_of(window)._units


def problem(window: MainWindow) -> Problem:
    return window.desk.session.document.problem


def fresh(window: MainWindow) -> list[Unit]:
    before = {unit.id for unit in tiny_problem().unit}
    return [unit for unit in problem(window).unit if unit.id not in before]


def key(window: MainWindow, wanted: Qt.Key, keys: Qt.KeyboardModifier | None = None) -> None:
    QTest.keyClick(
        QApplication.activePopupWidget() or QApplication.focusWidget() or table_of(window).view,
        wanted,
        keys or Qt.KeyboardModifier.NoModifier,
    )
    QApplication.processEvents()


def typed(text: str) -> None:
    """Type into what has the keys; an editor of a cell may have opened by the first letter."""
    for letter in text:
        widget = QApplication.focusWidget()
        assert widget is not None, "the keys go nowhere"
        QTest.keyClicks(widget, letter)


def pasted(window: MainWindow) -> GridTable:
    table = table_of(window)
    table.view.setFocus()
    QGuiApplication.clipboard().setText(BLOCK)
    QTest.keyClick(table.view, Qt.Key.Key_V, CONTROL | SHIFT)
    QApplication.processEvents()
    return table


def wrong(table: GridTable) -> list[str]:
    return [str(index.data()) for index in table.model.wrong_cells()]


def test_a_block_waits_until_its_wrong_cells_are_mended(window: MainWindow) -> None:
    table = pasted(window)
    assert fresh(window) == []  # nothing is written by halves
    assert wrong(table) == ["=D4*2", "sekitar 10"]
    assert table.view.currentIndex().data() == "=D4*2"  # one is led to the first
    assert "2 dari" in table._said.text()
    assert "“=D4*2” tidak terbaca sebagai angka" in table._said.text()
    assert "misalnya 1.234,5" in table._said.text()  # and how to mend it
    assert "40 sel" in table._told.text()  # the column that is not ours

    typed("1.234,5")
    key(window, Qt.Key.Key_Return)
    assert wrong(table) == ["sekitar 10"]
    key(window, Qt.Key.Key_F8)
    assert "sekitar 10" in table._said.text()
    typed("10")
    key(window, Qt.Key.Key_Return)
    assert table._wrong.isHidden()

    units = fresh(window)
    assert len(units) == ROWS
    assert units[2].name.split() == ["Bidang", '"Tata', 'Ruang"', "3"]
    assert {unit.kind for unit in units} == {UnitKind.BIDANG}
    assert {unit.opd for unit in units} == {"b"}
    assert units[0].occupied == 120_150
    assert units[7].occupied == 125_000  # a dot is of thousands
    assert units[4].occupied == 123_450
    assert units[5].occupied is None  # an empty cell stays unknown
    assert units[8].visitors == 0  # or as usual, where there must be a figure
    assert {unit.building for unit in units} == {"tower"}

    window.command("edit.undo")  # the whole of it was one step
    assert problem(window) == tiny_problem()


def test_escape_drops_the_block(window: MainWindow) -> None:
    table = pasted(window)
    key(window, Qt.Key.Key_Escape)
    assert wrong(table) == []
    assert table.model.rowCount() == table.model.total
    assert problem(window) == tiny_problem()


@pytest.mark.qt_log_ignore("This plugin does not support (raise|grabbing)", extend=True)
def test_an_opd_without_units_takes_a_block_at_once(window: MainWindow, qtbot: QtBot) -> None:
    page = page_of(window)
    QTest.mouseClick(page._add, Qt.MouseButton.LeftButton)
    opd = problem(window).opd[-1]
    assert isinstance(opd, Opd)
    page._tabs.setCurrentIndex(0)
    table = table_of(window)
    assert table.model.total == 0
    table._first.setFocus()
    QGuiApplication.clipboard().setText("Sekretariat\tSekretariat\nBidang Satu\tsalah")
    key(window, Qt.Key.Key_V, CONTROL)
    assert wrong(table) == ["salah"]
    assert table.view.isVisible()  # not the card of an empty table
    typed("bidang")  # also the usual kind of a new unit has to be written
    key(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(problem(window).where(Unit, "opd", opd.id)) == 2)
    assert not [w for w in table.view.findChildren(QComboBox) if w.isVisible()]
    assert wrong(table) == []


def test_many_rows_are_filled_and_set_at_once(window: MainWindow) -> None:
    window.command("edit.undo")
    table = pasted(window)
    for text in ("1", "2"):
        table.view.next_wrong()
        QTest.keyClicks(table.view, text)
        key(window, Qt.Key.Key_Return)
    names = [column.name for column in table.model.columns_shown]
    at = names.index("visitors")
    first, last = table.model.index(0, at), table.model.index(table.model.rowCount() - 1, at)
    want = str(first.data())
    table.view.setCurrentIndex(first)
    table.view.scrollTo(last)
    spot = table.view.visualRect(last).center()
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, SHIFT, spot)
    QTest.keyClick(table.view, Qt.Key.Key_D, CONTROL)
    assert {str(unit.visitors) for unit in problem(window).where(Unit, "opd", "b")} == {want}
    window.command("edit.undo")
    assert len({unit.visitors for unit in fresh(window)}) > 30

    assert table._many.isVisible()
    QTest.mouseClick(table._many, Qt.MouseButton.LeftButton)
    assert table._bulk is not None
    assert table._bulk.isVisible()
    assert "42" in " ".join(w.text() for w in table._bulk.findChildren(type(table._said)))

    table._search.setFocus()
    QTest.keyClicks(table._search, "uji 4")
    shown = [str(table.model.index(i, 0).data()) for i in range(table.model.rowCount())]
    assert shown == [f"Bidang Uji {n}" for n in (4, 14, 24, 34, 40)]
