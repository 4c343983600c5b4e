"""Records as rows of cells: shown, written as one step, refused in words."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell, RecordGrid, column_of, unit_word
from desktop.document.session import Session
from desktop.document.text import sentence
from solver.problem.estate import Floor
from solver.problem.organisation import Post, Unit
from solver.problem.problem import KINDS
from solver.units import Kind, Measure, declared
from tests.support.problems import tiny_problem

NAMES = ("name", "kind", "building", "floor", "occupied", "growth", "detached", "status")


@pytest.fixture
def session() -> Session:
    return Session(Document(tiny_problem()))


@pytest.fixture
def grid(session: Session) -> RecordGrid:
    return RecordGrid(session, Unit, NAMES, lambda p: p.unit, fresh={"opd": "a"})


def test_titles_units_and_sides_come_from_the_declaration(grid: RecordGrid) -> None:
    columns = {column.name: column for column in grid.columns()}
    assert columns["occupied"].title == "Luas yang dipakai sekarang"
    assert columns["occupied"].unit == "m²"
    assert columns["occupied"].numeric
    assert not columns["name"].numeric
    assert columns["detached"].kind is Kind.FLAG


def test_every_field_of_every_kind_can_be_shown_and_sorted(session: Session) -> None:
    problem = session.document.problem
    for kind, record in KINDS.items():
        names = tuple(declared(record))
        grid = RecordGrid(session, record, names, lambda p, kind=kind: p.rows(kind))
        for row in problem.rows(kind):
            for name in names:
                assert isinstance(grid.text(row.id, name), str)
                grid.options(row.id, name)
                grid.tone(row.id, name)
        for name in names:
            sorted(grid.rows(), key=lambda row, name=name: grid.order(row, name))


def test_a_figure_is_read_in_its_unit(grid: RecordGrid, session: Session) -> None:
    row = grid.rows()[0]
    assert grid.write((Cell(row, "occupied", "1.234,5"),)) == ()
    assert session.document.problem.get(Unit, row).occupied == 123_450
    assert session.undo_label is not None
    assert "Luas" in session.undo_label


def test_what_cannot_be_read_changes_nothing_at_all(grid: RecordGrid, session: Session) -> None:
    first, second = grid.rows()[:2]
    before = session.document
    found = grid.write((Cell(first, "occupied", "100"), Cell(second, "occupied", "banyak")))
    assert [each.where for each in found] == [f"{second}/occupied"]
    assert "banyak" in sentence(found[0])
    assert session.document is before


def test_a_block_is_one_step(grid: RecordGrid, session: Session) -> None:
    before = session.document
    grid.write(tuple(Cell(row, "growth", "2") for row in grid.rows()))
    assert {unit.growth for unit in session.document.problem.unit} == {200}
    session.undo()
    assert session.document is before


def test_a_floor_brings_its_building_and_a_building_drops_the_floor(
    grid: RecordGrid, session: Session
) -> None:
    problem = session.document.problem
    floor = next(f for f in problem.floor if f.building == "tower")
    row = grid.rows()[0]
    grid.write((Cell(row, "floor", floor.id),))
    unit = session.document.problem.get(Unit, row)
    assert (unit.building, unit.floor) == ("tower", floor.id)
    grid.write((Cell(row, "building", "house"),))
    unit = session.document.problem.get(Unit, row)
    assert (unit.building, unit.floor) == ("house", "")


def test_a_reference_is_found_by_its_name_and_an_unknown_one_is_refused(
    grid: RecordGrid, session: Session
) -> None:
    row = grid.rows()[0]
    assert grid.write((Cell(row, "building", "menara"),)) == ()
    assert session.document.problem.get(Unit, row).building == "tower"
    found = grid.write((Cell(row, "building", "Istana"),))
    assert [each.key for each in found] == ["reference_unknown"]
    assert "Istana" in sentence(found[0])


def test_an_unknown_row_name_makes_a_new_row(grid: RecordGrid, session: Session) -> None:
    n = len(session.document.problem.unit)
    grid.write((Cell("+1", "name", "Bidang Baru"), Cell("+1", "kind", "bidang")))
    assert len(session.document.problem.unit) == n + 1
    assert session.document.problem.unit[-1].name == "Bidang Baru"
    assert session.document.problem.unit[-1].opd == "a"


def test_rows_are_added_and_removed(grid: RecordGrid, session: Session) -> None:
    made = grid.add()
    assert made in grid.rows()
    assert made is not None
    grid.remove((made,))
    assert made not in grid.rows()


def test_read_only_lets_nothing_be_written() -> None:
    grid = RecordGrid(
        Session(Document(tiny_problem()), read_only=True), Unit, NAMES, lambda p: p.unit, fresh={}
    )
    assert not grid.can_add
    assert not any(column.editable for column in grid.columns())


def test_units_of_headers() -> None:
    assert unit_word(Measure.RUPIAH_YEAR) == "Rp/tahun"
    assert unit_word(Measure.COUNT) == ""
    assert unit_word(None) == ""


def test_a_title_that_says_its_unit_has_it_once() -> None:
    assert column_of(Post, "headcount").unit == ""  # "Jumlah orang", not "Jumlah orang (orang)"
    assert column_of(Floor, "people_limit").unit == ""
    assert column_of(Floor, "net").unit == "m²"
