"""The table itself: blocks of cells and widths of columns."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.grid import Column, RecordGrid
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.widgets.grid.delegate import MARGIN
from desktop.widgets.grid.measure import NAMED
from desktop.widgets.grid.model import WRONG, GridModel
from desktop.widgets.grid.view import BAR, GridView
from desktop.widgets.words import column
from solver.problem.organisation import Unit
from solver.units import Kind
from tests.support.grids import unit_view
from tests.support.problems import tiny_problem

NAMES = ("name", "kind", "visitors", "note")


@pytest.fixture
def view(qtbot: QtBot, look: None) -> GridView:
    return unit_view(qtbot, NAMES)


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


def test_texts_give_way_before_a_column_is_cut(qtbot: QtBot, look: None) -> None:
    problem = tiny_problem()
    units = tuple(
        replace(u, name=f"{u.name} Pengendalian Penduduk dan Keluarga Berencana")
        for u in problem.unit
    )
    session = Session(Document(replace(problem, unit=units)))
    grid = RecordGrid(session, Unit, ("name", "visitors"), lambda p: p.unit, widths={"name": 40})
    made = GridView(GridModel(grid))
    qtbot.addWidget(made)
    made.show()
    made.resize(450, 300)
    assert made.columnWidth(0) + made.columnWidth(1) == 450 - BAR
    figures = made.columnWidth(1)
    made.resize(400, 300)
    assert made.columnWidth(1) == figures
    assert made.columnWidth(0) == 400 - BAR - figures
    made.resize(300, 300)  # the name gives more rather than that the table scrolls
    assert made.columnWidth(0) == 300 - BAR - figures
    made.resize(100, 300)  # far too narrow: it scrolls, and the name has what its page asked for
    assert made.columnWidth(0) > NAMED
    assert made.columnWidth(1) == figures


def test_tab_walks_the_cells_and_leaves_after_the_last(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()))
    room, made, after = _tabbed(qtbot, session)
    assert made.currentIndex().column() == 1
    made.setCurrentIndex(made.model().index(1, 1))
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    assert room.focusWidget() is after


def test_tab_does_not_walk_a_table_that_is_only_read(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()), read_only=True)
    room, _, after = _tabbed(qtbot, session)
    assert room.focusWidget() is after


def _tabbed(qtbot: QtBot, session: Session) -> tuple[QWidget, GridView, QLineEdit]:
    """Return a table above a line, as Tab leaves it when pressed in the first cell."""
    made, after = GridView(GridModel(_two_units(session))), QLineEdit()
    room = QWidget()
    room.setLayout(column(made, after))
    qtbot.addWidget(room)
    room.show()
    made.setFocus()
    made.setCurrentIndex(made.model().index(0, 0))
    qtbot.keyClick(made, Qt.Key.Key_Tab)
    return room, made, after


def _two_units(session: Session) -> RecordGrid:
    return RecordGrid(session, Unit, ("name", "visitors"), lambda p: p.unit[:2])


def clip(text: str) -> None:
    QGuiApplication.clipboard().setText(text)


def test_a_block_beyond_the_last_row_makes_rows(view: GridView) -> None:
    n = view.grid_model.rowCount()
    view.setCurrentIndex(view.grid_model.index(n - 1, 0))
    clip("Bidang X\tbidang\t1.250\r\nBidang Y\tseksi\t12\r\nBidang Z\tuptd\t0\r\n")
    assert view.paste()
    view.grid_model.refresh()
    texts = [
        [str(view.grid_model.index(i, c).data()) for c in range(3)] for i in range(n - 1, n + 2)
    ]
    assert texts == [
        ["Bidang X", "Bidang", "1.250"],
        ["Bidang Y", "Seksi", "12"],
        ["Bidang Z", "UPTD", "0"],
    ]


def test_headings_choose_the_columns(view: GridView) -> None:
    view.setCurrentIndex(view.grid_model.index(0, 0))
    clip("Pengunjung per hari\tNama unit\n77\tUnit Satu")
    assert view.paste()
    assert view.grid_model.index(0, 0).data() == "Unit Satu"
    assert view.grid_model.index(0, 2).data() == "77"


def test_a_block_with_wrong_cells_waits_whole_until_they_are_mended(
    qtbot: QtBot, view: GridView
) -> None:
    model, grid = view.grid_model, view.grid_model.grid
    n = model.rowCount()
    before = [grid.text(row, "visitors") for row in grid.rows()]
    view.setCurrentIndex(model.index(n - 2, 2))
    clip("11\n1.5\n13\nbanyak")
    assert not view.paste()
    assert [grid.text(row, "visitors") for row in grid.rows()] == before  # nothing written
    assert model.rowCount() == n + 2  # the rows to come are shown
    assert [(i.row(), i.column()) for i in model.wrong_cells()] == [(n - 1, 2), (n + 1, 2)]
    assert "1.5" in str(model.index(n - 1, 2).data(WRONG))
    assert model.index(n, 2).data() == "13"
    view.setFocus()
    assert view.currentIndex().row() == n - 1  # at the first wrong cell
    qtbot.keyClick(view, Qt.Key.Key_F8)
    assert view.currentIndex().row() == n + 1
    model.setData(model.index(n + 1, 2), "14")
    assert [i.row() for i in model.wrong_cells()] == [n - 1]
    model.setData(model.index(n - 1, 2), "12")
    model.refresh()
    assert [grid.text(row, "visitors") for row in grid.rows()][-4:] == ["11", "12", "13", "14"]
    assert not model.wrong_cells()


def test_escape_drops_a_block_that_could_not_be_read(qtbot: QtBot, view: GridView) -> None:
    n = view.grid_model.rowCount()
    view.setCurrentIndex(view.grid_model.index(n - 1, 2))
    clip("1\nx\ny")
    assert not view.paste()
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    assert view.grid_model.rowCount() == n
    assert not view.grid_model.wrong_cells()


def test_what_has_no_place_is_counted(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()))
    made = GridView(GridModel(_two_units(session)))
    qtbot.addWidget(made)
    made.setCurrentIndex(made.model().index(1, 1))
    clip("5\t6\n7\t\n8\t")
    with qtbot.waitSignal(made.pasted) as heard:
        assert made.paste()
    assert heard.args is not None
    written, aim = heard.args
    assert (written, aim.left_out) == (1, 3)  # 6 beside the table, 7 and 8 below it


def test_insert_and_the_menu_offer_rows(qtbot: QtBot, view: GridView) -> None:
    view.setFocus()
    with qtbot.waitSignal(view.add_wanted):
        qtbot.keyClick(view, Qt.Key.Key_Insert)


def test_enter_opens_what_cannot_be_written(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()), read_only=True)
    made = GridView(GridModel(_two_units(session)))
    qtbot.addWidget(made)
    made.show()
    made.setCurrentIndex(made.model().index(1, 0))
    with qtbot.waitSignal(made.opened) as heard:
        qtbot.keyClick(made, Qt.Key.Key_Return)
    assert heard.args == [tiny_problem().unit[1].id]
    spot = made.visualRect(made.model().index(0, 0)).center()
    with qtbot.waitSignal(made.opened) as heard:
        QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        QTest.mouseDClick(made.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert heard.args == [tiny_problem().unit[0].id]


@dataclass(frozen=True)
class Family(RecordGrid):
    """Units that hang on the first of their OPD."""

    def parent(self, row: str) -> str:
        unit = self.session.document.problem.get(Unit, row)
        first = self.session.document.problem.where(Unit, "opd", unit.opd)[0]
        return "" if first is unit else first.id


def test_rows_fold_by_keys_and_mouse(qtbot: QtBot, look: None) -> None:
    session = Session(Document(tiny_problem()))
    made = GridView(GridModel(Family(session, Unit, NAMES, lambda p: p.unit)))
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.setFocus()
    whole = made.grid_model.rowCount()
    below = sum(unit.opd == "a" for unit in tiny_problem().unit) - 1
    assert below > 0
    made.setCurrentIndex(made.model().index(1, 0))
    qtbot.keyClick(made, Qt.Key.Key_Left)  # to the head
    assert made.currentIndex().row() == 0
    qtbot.keyClick(made, Qt.Key.Key_Left)
    assert made.grid_model.rowCount() == whole - below
    qtbot.keyClick(made, Qt.Key.Key_Right)
    assert made.grid_model.rowCount() == whole
    qtbot.keyClick(made, Qt.Key.Key_Right)
    assert made.currentIndex().column() == 1  # open already: on to the next cell
    chevron = made.visualRect(made.model().index(0, 0)).topLeft() + QPoint(10, 15)
    QTest.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=chevron)
    assert made.grid_model.rowCount() == whole - below
    made.grid_model.filter(tiny_problem().unit[1].name)
    assert made.grid_model.position(tiny_problem().unit[1].id) > 0  # found in spite of the fold


def test_a_table_nobody_sees_is_laid_out_when_it_is_seen_again(
    qtbot: QtBot, view: GridView, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.hide()
    with monkeypatch.context() as gone:  # its rows may have been deleted with their building
        gone.setattr(view, "fit_columns", lambda: pytest.fail("rows that are gone were measured"))
        view.resize(500, 300)
        QTest.qWait(0)
        view.grab()
    view.show()
    total = sum(view.columnWidth(i) for i in range(4))
    assert 500 - 60 <= total <= 500


def test_a_figure_that_grows_is_read_whole(qtbot: QtBot, look: None) -> None:
    columns = [Column("name", "Nama", editable=False), Column("n", "2026", kind=Kind.NUMBER)]

    def lines(figure: str) -> ReadGrid:
        return ReadGrid(columns, {"a": {"name": ReadCell("Listrik"), "n": ReadCell(figure)}})

    made = GridView(GridModel(lines("")))
    qtbot.addWidget(made)
    made.resize(500, 300)
    made.show()
    before, words = made.columnWidth(1), "120.000.000.000"
    made.grid_model.grid = lines(words)
    made.grid_model.refresh()
    assert made.columnWidth(1) >= made.fontMetrics().horizontalAdvance(words) + 2 * MARGIN > before
