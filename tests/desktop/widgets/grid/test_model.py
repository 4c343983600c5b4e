"""The model behind a table: rows keep their places, selections survive, titles are broken."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from desktop.document.document import Document
from desktop.document.edits import remove
from desktop.document.grid import Cell, Column, RecordGrid
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.session import Session
from desktop.widgets.grid.cell import Seen
from desktop.widgets.grid.model import DEPTH, TONE, WRONG, GridModel
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def model(qapp: object, session: Session) -> GridModel:
    return GridModel(RecordGrid(session, Unit, ("name", "visitors"), lambda p: p.unit, fresh={}))


@pytest.fixture
def grid_of_areas() -> RecordGrid:
    nets = {"a": 19_200, "b": 17_472, "c": 100_050, "d": None}
    floors = tuple(Floor(id=i, building="x", name=i, level=0, net=n) for i, n in nets.items())
    building = Building(id="x", name="x", site="")
    session = Session(Document(Problem(building=(building,), floor=floors)))
    return RecordGrid(session, Floor, ("name", "net"), lambda p: p.floor)


def test_qt_finds_no_fault_with_the_model(model: GridModel, session: Session) -> None:
    tester = QAbstractItemModelTester(
        model, QAbstractItemModelTester.FailureReportingMode.Warning, model
    )
    model.sort(0, Qt.SortOrder.DescendingOrder)
    model.filter("a")
    session.do("", remove(Unit, (model.row_at(0),)))
    model.refresh()
    model.filter("")
    assert tester.model() is model


def test_a_changed_figure_does_not_make_rows_jump(model: GridModel) -> None:
    model.sort(1)
    before = [model.row_at(i) for i in range(model.rowCount())]
    model.write((Cell(before[0], "visitors", "9999"),))
    model.refresh()
    assert [model.row_at(i) for i in range(model.rowCount())] == before


def test_what_is_selected_stays_selected_through_sorting(model: GridModel) -> None:
    kept = QPersistentModelIndex(model.index(2, 0))
    name = kept.data()
    model.sort(0, Qt.SortOrder.DescendingOrder)
    assert kept.data() == name


def test_headers_say_title_and_unit(model: GridModel) -> None:
    title = str(model.headerData(1, Qt.Orientation.Horizontal))
    assert title.replace("\n", " ") == "Pengunjung per hari (orang)"


def test_a_cell_is_seen_as_its_roles_say(model: GridModel, session: Session) -> None:
    model.write((Cell(model.row_at(0), "visitors", "banyak"),))
    for at in range(model.rowCount() * 2):
        index = model.index(at // 2, at % 2)
        seen = model.seen(index)
        assert (seen.text, seen.tone) == (index.data(), index.data(TONE))
        assert (seen.wrong, seen.depth) == (index.data(WRONG), index.data(DEPTH))
    assert model.seen(model.index(0, 1)).wrong
    last = model.index(model.rowCount() - 1, 0)
    session.do("", remove(Unit, (model.row_at(last.row()),)))  # painted before the refresh
    assert model.seen(last) == Seen()


def test_forgiving_brings_the_document_back(model: GridModel) -> None:
    row = model.row_at(0)
    was = model.index(0, 1).data()
    assert not model.write((Cell(row, "visitors", "x"),))
    assert model.index(0, 1).data() == "x"
    model.forgive()
    assert model.index(0, 1).data() == was


def test_areas_of_a_column_stand_with_equal_decimals(grid_of_areas: RecordGrid) -> None:
    model = GridModel(grid_of_areas)
    at = [c.name for c in model.columns_shown].index("net")
    shown = [str(model.index(i, at).data()) for i in range(model.rowCount())]
    assert shown == ["192,00", "174,72", "1.000,50", ""]
    editing = [model.index(i, at).data(Qt.ItemDataRole.EditRole) for i in range(3)]
    assert editing == ["192", "174,72", "1.000,5"]
    assert model.write((Cell("b", "net", "175"), Cell("c", "net", "1.000")))
    assert [str(model.index(i, at).data()) for i in range(3)] == ["192", "175", "1.000"]


def test_words_that_a_column_may_cut_are_told_at_the_pointer(look: None) -> None:
    heads = [Column("name", "Nama", editable=False)]
    names = ("Kec. Alang-Alang Lebar", "Lantai 3")
    model = GridModel(ReadGrid(heads, {name: {"name": ReadCell(name)} for name in names}))
    told = [model.index(i, 0).data(Qt.ItemDataRole.ToolTipRole) for i in range(2)]
    assert told == ["Kec. Alang-Alang Lebar", None]
