"""The list of trips: cells, whole rows, and a block from Excel."""

from __future__ import annotations

import pytest

from desktop.document.grid import Cell
from desktop.pages.relations.trip_list import read_block, trip_list
from solver.problem.relations import Trip
from tests.desktop.pages.relations.city import session
from tests.support.problems import tiny_problem


def test_an_opd_shows_only_its_own() -> None:
    assert trip_list(session()).rows() == ("t1", "t2", "t3", "t4")
    assert trip_list(session(), "b").rows() == ("t3",)


def test_a_cell_is_one_named_step() -> None:
    made = session()
    assert trip_list(made).write((Cell("t1", "per_week", "8"),)) == ()
    assert made.document.problem.get(Trip, "t1").per_week == 800
    assert made.undo_label == "ubah 1 hubungan kerja"


@pytest.mark.parametrize(
    ("cells", "key"),
    [
        ((Cell("t1", "unit_b", "a-head"),), "trip_same_unit"),
        ((Cell("t1", "unit_a", "a-bid"), Cell("t1", "unit_b", "a-sek")), "trip_doubled"),
        ((Cell("t1", "unit_b", "Zzz"),), "reference_unknown"),
        ((Cell("t1", "per_week", "x"),), "number_unreadable"),
        ((Cell("+9", "unit_a", "a-bid"),), "reference_empty"),
    ],
)
def test_what_is_wrong_changes_nothing(cells: tuple[Cell, ...], key: str) -> None:
    made = session()
    found = trip_list(made).write(cells)
    assert [each.key for each in found] == [key]
    assert found[0].where.startswith(f"{cells[0].row}/")
    assert made.undo_label is None


def test_rows_beyond_the_last_become_new_ones() -> None:
    made = session()
    cells = [Cell("+4", name, text) for name, text in
             (("unit_a", "d-sek"), ("unit_b", "b-bid"), ("per_week", "2"))]  # fmt: skip
    assert trip_list(made).write(cells) == ()
    added = made.document.problem.trip[-1]
    assert (added.unit_a, added.unit_b, added.per_week) == ("d-sek", "b-bid", 200)


BLOCK = (
    "Unit\tUnit lain\tPerjalanan\nDinas A · Unit a-head\tUnit c-sek\t12\r\nd-sek\tb-bid\t2,5\n\n"
)


def test_a_block_adds_and_brings_up_to_date() -> None:
    made = session()
    found, edit = read_block(made.document.problem, BLOCK)
    assert (found.added, found.changed, found.issues) == (1, 1, ())
    assert edit is not None
    made.do("tempel", edit)
    assert made.document.problem.get(Trip, "t1").per_week == 1_200
    assert made.document.problem.trip[-1].per_week == 250


@pytest.mark.parametrize(
    ("block", "line", "key"),
    [
        ("a-head\tc-sek\t1\na-bid\tZzz\t2", 2, "reference_unknown"),
        ("a-head\tc-sek", 1, "trip_line_short"),
        ("a-head\ta-head\t4", 1, "trip_same_unit"),
        ("a-head\tc-sek\t1\nc-sek\ta-head\t2", 2, "trip_doubled"),
        ("a-head\tc-sek\tbanyak\na-head\tc-bid\tbanyak", 2, "number_unreadable"),
    ],
)
def test_a_block_with_a_fault_is_refused_whole(block: str, line: int, key: str) -> None:
    found, edit = read_block(tiny_problem(), block)
    assert edit is None
    assert [(number, each.key) for number, each in found.issues] == [(line, key)]
