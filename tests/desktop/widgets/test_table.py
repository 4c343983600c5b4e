"""A table by mouse and keys: write, refuse, undo, paste, fill down, search, add, remove."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import Column, Reckoned, RecordGrid
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.widgets.table import GridTable
from desktop.widgets.words import column
from solver.problem.organisation import Unit, UnitKind
from solver.units import Kind
from tests.support.problems import tiny_problem
from tests.support.window import click_cell, press, type_into_cell

NAMES = ("name", "kind", "occupied", "visitors", "detached")
NAME, KIND, OCCUPIED, VISITORS, DETACHED = range(5)


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def table(qtbot: QtBot, look: None, session: Session) -> GridTable:
    grid = RecordGrid(session, Unit, NAMES, lambda p: p.unit, fresh={"opd": "a"})
    made = GridTable(grid, "Unit")
    session.listen(lambda kinds: made.refresh())
    qtbot.addWidget(made)
    made.resize(1000, 600)
    made.show()
    return made


def unit(session: Session, table: GridTable, row: int) -> Unit:
    return session.document.problem.get(Unit, table.model.row_at(row))


def said(table: GridTable) -> str:
    return next(
        (w.text() for w in table.findChildren(QLabel) if w.isVisible() and "banyak" in w.text()), ""
    )


def test_a_cell_is_written_by_typing(qtbot: QtBot, table: GridTable, session: Session) -> None:
    type_into_cell(table.view, 1, OCCUPIED, "1.250,5")
    qtbot.waitUntil(lambda: unit(session, table, 1).occupied == 125_050)
    assert table.model.index(1, OCCUPIED).data() == "1.250,5"


def test_a_bad_figure_stays_at_its_cell_with_its_sentence(
    qtbot: QtBot, table: GridTable, session: Session
) -> None:
    before = session.document
    type_into_cell(table.view, 1, OCCUPIED, "banyak")
    qtbot.waitUntil(lambda: bool(said(table)))
    assert table.model.index(1, OCCUPIED).data() == "banyak"
    assert "banyak" in str(table.model.index(1, OCCUPIED).data(Qt.ItemDataRole.ToolTipRole))
    assert session.document is before
    press(table.view, Qt.Key.Key_Escape)
    assert said(table) == ""
    assert table.model.index(1, OCCUPIED).data() != "banyak"


def test_a_block_of_excel_is_pasted_as_one_step(table: GridTable, session: Session) -> None:
    before = session.document
    QGuiApplication.clipboard().setText("10\t5\r\n20,5\t6\r\n")
    click_cell(table.view, 0, OCCUPIED)
    press(table.view, Qt.Key.Key_V, control=True)
    assert (unit(session, table, 0).occupied, unit(session, table, 0).visitors) == (1_000, 5)
    assert (unit(session, table, 1).occupied, unit(session, table, 1).visitors) == (2_050, 6)
    session.undo()
    assert session.document is before


def test_a_block_with_one_bad_cell_changes_nothing(table: GridTable, session: Session) -> None:
    before = session.document
    QGuiApplication.clipboard().setText("10\tbanyak")
    click_cell(table.view, 0, OCCUPIED)
    press(table.view, Qt.Key.Key_V, control=True)
    assert session.document is before
    assert said(table)


def test_rows_pasted_beyond_the_last_become_new_ones(table: GridTable, session: Session) -> None:
    n = table.model.rowCount()
    QGuiApplication.clipboard().setText("Bidang Satu\nBidang Dua")
    click_cell(table.view, n - 1, NAME)
    press(table.view, Qt.Key.Key_V, control=True)
    names = [row.name for row in session.document.problem.unit]
    assert names[-2:] == ["Bidang Satu", "Bidang Dua"]
    assert table.model.rowCount() == n + 1


def test_what_is_copied_can_be_pasted(table: GridTable, session: Session) -> None:
    table.view.selectAll()
    press(table.view, Qt.Key.Key_C, control=True)
    before = session.document
    click_cell(table.view, 0, NAME)
    press(table.view, Qt.Key.Key_V, control=True)
    assert session.document is before  # the same texts again change nothing


def test_fill_down(table: GridTable, session: Session) -> None:
    type_into_cell(table.view, 0, VISITORS, "77")
    click_cell(table.view, 0, VISITORS)
    spot = table.view.visualRect(table.model.index(2, VISITORS)).center()
    QTest.mouseClick(
        table.view.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier, spot
    )
    press(table.view, Qt.Key.Key_D, control=True)
    assert [unit(session, table, row).visitors for row in range(3)] == [77, 77, 77]


def test_a_tick_is_turned_by_a_click_and_by_space(table: GridTable, session: Session) -> None:
    was = unit(session, table, 0).detached
    rect = table.view.visualRect(table.model.index(0, DETACHED))
    box = rect.topLeft() + QPoint(16, rect.height() // 2)
    QTest.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert unit(session, table, 0).detached is not was
    press(table.view, Qt.Key.Key_Space)
    assert unit(session, table, 0).detached is was


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_choice_is_made_by_typing_a_part_of_it(
    qtbot: QtBot, table: GridTable, session: Session
) -> None:
    click_cell(table.view, 0, KIND)
    press(table.view, Qt.Key.Key_F2)
    box = table.view.viewport().findChild(QComboBox)
    assert box is not None
    line = box.lineEdit()
    assert line is not None
    line.selectAll()
    QTest.keyClicks(line, "UPTD")
    QTest.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unit(session, table, 0).kind is UnitKind.UPTD)


def test_emptying_and_removing(table: GridTable, session: Session) -> None:
    type_into_cell(table.view, 0, OCCUPIED, "10")
    click_cell(table.view, 0, OCCUPIED)
    press(table.view, Qt.Key.Key_Delete)
    assert unit(session, table, 0).occupied is None
    gone = table.model.row_at(0)
    press(table.view, Qt.Key.Key_Delete, control=True)
    assert session.document.problem.find(Unit, gone) is None


def test_search_shows_only_what_fits(qtbot: QtBot, table: GridTable) -> None:
    box = next(w for w in table.findChildren(QLineEdit) if w.isVisible())
    total = table.model.rowCount()
    qtbot.keyClicks(box, "loket")
    assert 0 < table.model.rowCount() < total
    box.clear()
    assert table.model.rowCount() == total


def test_sorting_by_the_header_and_back(table: GridTable, session: Session) -> None:
    before = [table.model.row_at(i) for i in range(table.model.rowCount())]
    table.view.sortByColumn(NAME, Qt.SortOrder.DescendingOrder)
    names = [unit(session, table, i).name.casefold() for i in range(table.model.rowCount())]
    assert names == sorted(names, reverse=True)
    table.model.sort(-1)
    assert [table.model.row_at(i) for i in range(table.model.rowCount())] == before


def test_add_shows_and_selects_the_new_row(table: GridTable, session: Session) -> None:
    n = table.model.rowCount()
    table.add_row()
    assert table.model.rowCount() == n + 1
    assert table.view.currentIndex().row() == n


def test_an_empty_table_says_what_to_do(qtbot: QtBot, look: None, session: Session) -> None:
    grid = RecordGrid(session, Unit, NAMES, lambda p: (), fresh={"opd": "a"})
    table = GridTable(grid, "Unit", empty=("Belum ada unit", "Tambahkan dahulu."))
    qtbot.addWidget(table)
    table.show()
    words = [w.text() for w in table.findChildren(QLabel) if w.isVisible()]
    assert "Belum ada unit" in words
    assert "Tambahkan dahulu." in words


def test_enter_goes_one_row_down_unless_something_is_wrong(qtbot: QtBot, table: GridTable) -> None:
    type_into_cell(table.view, 0, OCCUPIED, "10")
    qtbot.waitUntil(lambda: table.view.currentIndex().row() == 1)
    assert table.view.currentIndex().column() == OCCUPIED
    type_into_cell(table.view, 1, OCCUPIED, "banyak")
    qtbot.waitUntil(lambda: bool(said(table)))
    assert table.view.currentIndex().row() == 1


def test_what_is_being_typed_outlives_a_newer_state(
    qtbot: QtBot, table: GridTable, session: Session
) -> None:
    table.choose(table.model.row_at(2), "occupied")
    QTest.keyClicks(table.view, "4")  # the first letter opens the cell
    editor = next(line for line in table.view.findChildren(QLineEdit) if line.isVisible())
    QTest.keyClicks(editor, "5")
    grid = RecordGrid(
        session, Unit, NAMES, lambda p: p.unit, fresh={"opd": "a"}, widths={"name": 9}
    )
    table.follow(grid)
    assert table.model.grid is grid
    assert editor.isVisible()
    assert editor.text() == "45"
    QTest.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: unit(session, table, 2).occupied == 4_500)


def test_a_count_of_rows_alone_is_not_worth_a_line(qtbot: QtBot, look: None) -> None:
    bare, titled = GridTable(ReadGrid(), search=False), GridTable(ReadGrid(), "Unit", search=False)
    for each in (bare, titled):
        qtbot.addWidget(each)
        each.resize(400, 300)
        each.show()
    assert bare.view.mapTo(bare, bare.view.rect().topLeft()).y() <= 1
    assert titled.view.mapTo(titled, titled.view.rect().topLeft()).y() > 20


def test_rows_that_come_into_an_empty_table_do_not_take_the_keys(qtbot: QtBot, look: None) -> None:
    holder, line = QWidget(), QLineEdit()
    table = GridTable(ReadGrid(), search=False)
    holder.setLayout(column(line, table))
    qtbot.addWidget(holder)
    with qtbot.waitActive(holder):
        holder.show()
        holder.activateWindow()
    line.setFocus()
    table.show_grid(ReadGrid((Column("a", "A"),), {"x": {"a": ReadCell("satu")}}))
    assert table.view.isVisible()
    assert line.hasFocus()


def closed_column(qtbot: QtBot, session: Session) -> GridTable:
    """Return a table of units whose second column only the program writes."""
    why = "Jumlahnya berasal dari jabatan."
    fixed = Column("people", "Orang", help=why, kind=Kind.NUMBER, editable=False)
    grid = RecordGrid(
        session,
        Unit,
        ("name", "people", "occupied"),
        lambda p: p.unit,
        fresh={"opd": "a"},
        reckoned=(Reckoned(fixed, lambda p, u: "0", lambda p, u: 0),),
    )
    made = GridTable(grid, "Unit")
    qtbot.addWidget(made)
    made.resize(800, 400)
    made.show()
    return made


def visible_words(table: GridTable) -> str:
    return " ".join(w.text() for w in table.findChildren(QLabel) if w.isVisible())


def test_writing_where_only_the_program_writes_says_so_and_where(
    qtbot: QtBot, look: None, session: Session
) -> None:
    table = closed_column(qtbot, session)
    click_cell(table.view, 0, 1)
    QTest.keyClicks(table.view, "1")
    assert "Orang" in visible_words(table)
    assert "Jumlahnya berasal dari jabatan." in visible_words(table)
    type_into_cell(table.view, 0, 2, "12")
    assert "berasal dari jabatan" not in visible_words(table)


def test_a_column_of_a_pasted_block_that_is_closed_is_named(
    qtbot: QtBot, look: None, session: Session
) -> None:
    table = closed_column(qtbot, session)
    click_cell(table.view, 0, 0)
    QGuiApplication.clipboard().setText("Bidang X\t14\t120")
    press(table.view, Qt.Key.Key_V, control=True)
    assert "Tidak diisi di sini: Orang. Jumlahnya berasal dari jabatan." in visible_words(table)


def test_the_button_to_the_next_wrong_cell_gives_it_the_keys(
    qtbot: QtBot, table: GridTable, session: Session
) -> None:
    click_cell(table.view, 0, OCCUPIED)
    QGuiApplication.clipboard().setText("banyak\nbanyak")
    press(table.view, Qt.Key.Key_V, control=True)
    link = next(b for b in table.findChildren(QPushButton) if b.text() == "Sel berikutnya (F8)")
    link.setFocus()
    QTest.mouseClick(link, Qt.MouseButton.LeftButton)
    assert table.view.hasFocus()


def test_what_is_wrong_in_a_block_says_in_which_row_and_column(
    table: GridTable, session: Session
) -> None:
    name = unit(session, table, 1).name
    click_cell(table.view, 0, OCCUPIED)
    QGuiApplication.clipboard().setText("12\nbanyak")
    press(table.view, Qt.Key.Key_V, control=True)
    title = table.model.columns_shown[OCCUPIED].title
    assert f"{name}, {title}: “banyak”" in said(table)
