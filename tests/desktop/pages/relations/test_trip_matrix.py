"""The matrix as a grid: what is shown, what can be written, one step with a name."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.grid import Cell
from desktop.document.session import Session
from desktop.pages.relations.trip_matrix import TripMatrix
from desktop.pages.relations.trips import Order, Trips
from solver.problem.relations import Trip
from tests.desktop.pages.relations.city import session
from tests.support.problems import tiny_problem

OPEN = frozenset({"a", "c"})


def matrix(made: Session, opened: frozenset[str] = OPEN) -> TripMatrix:
    return TripMatrix(made, Trips(made.document.problem), Order.PROJECT, opened)


def test_units_follow_their_open_opd() -> None:
    assert matrix(session()).rows()[:6] == (
        "opd:a", "unit:a-head", "unit:a-sek", "unit:a-bid", "unit:a-loket", "opd:b",
    )  # fmt: skip
    closed = matrix(session(), frozenset())
    assert [head.open for head in closed.heads] == [False] * 5


def test_sorted_by_group_every_opd_says_its_group() -> None:
    made = session()
    grid = TripMatrix(made, Trips(made.document.problem), Order.GROUP, frozenset())
    groups = {opd.id: opd.plan_group for opd in made.document.problem.opd}
    assert grid.head("opd:b").title == "A · Dinas B"
    assert grid.head("opd:b").full == "Dinas B, kelompok A"
    assert grid.head("opd:a").title == "Dinas A"  # of no group: after the others
    order = [groups[head.opd] for head in grid.heads]
    assert order == sorted(order, key=lambda group: (not group, group))


def test_cells_and_their_words() -> None:
    grid = matrix(session())
    assert grid.text("opd:a", "opd:c") == "10"
    assert grid.text("unit:a-sek", "unit:a-sek") == ""
    assert grid.words("opd:a", "opd:c") == "Dinas A ↔ Badan C: 10 perjalanan per minggu"
    assert "tidak ada perjalanan" in grid.words("opd:a", "opd:b")
    assert "40 perjalanan" in grid.words("opd:a", "opd:a")
    assert grid.order("unit:a-head", "unit:c-sek") == 1_000


def test_heat_is_by_like_with_like() -> None:
    grid = matrix(session())
    assert grid.tone("opd:a", "opd:a") == grid.tone("opd:a", "unit:a-sek") == "inside"
    assert grid.tone("unit:a-sek", "unit:a-sek") == "none"
    assert grid.tone("opd:a", "opd:c") == "heat.6"  # the most between two OPD
    assert grid.tone("unit:a-sek", "unit:a-bid") == "heat.6"
    assert grid.tone("unit:a-head", "unit:c-sek") == "heat.3"  # a quarter: half by the root
    assert grid.tone("opd:a", "opd:b") == "heat.0"


def test_a_figure_is_written_either_way_and_undone() -> None:
    made = session()
    grid = matrix(made)
    assert grid.write((Cell("unit:c-sek", "unit:a-head", "12,5"),)) == ()
    assert grid.text("unit:a-head", "unit:c-sek") == "12,5"
    assert made.undo_label == "ubah perjalanan Dinas A · Unit a-head – Badan C · Unit c-sek"
    made.undo()
    assert grid.text("unit:a-head", "unit:c-sek") == "10"


def test_a_new_pair_and_one_taken_away() -> None:
    made = session()
    grid = matrix(made)
    grid.write((Cell("unit:a-bid", "unit:c-bid", "3"), Cell("unit:a-sek", "unit:a-bid", "")))
    problem = made.document.problem
    assert problem.find(Trip, "t2") is None
    assert problem.trip[-1].per_week == 300
    assert made.undo_label == "ubah perjalanan 2 pasangan unit"
    made.undo()
    assert made.document.problem == tiny_problem()


@pytest.mark.parametrize("text", ["x", "-4", "1.5", "1,234"])
def test_what_cannot_be_read_stays_at_its_cell(text: str) -> None:
    made = session()
    found = matrix(made).write((Cell("unit:a-bid", "unit:c-bid", text),))
    assert [each.where for each in found] == ["unit:a-bid/unit:c-bid"]
    assert made.undo_label is None


def test_two_figures_for_one_pair_are_refused() -> None:
    made = session()
    both = (Cell("unit:a-bid", "unit:c-bid", "3"), Cell("unit:c-bid", "unit:a-bid", "4"))
    assert [each.key for each in matrix(made).write(both)] == ["trip_two_figures"]
    assert made.undo_label is None
    same = (both[0], replace(both[1], text="3"))
    assert matrix(made).write(same) == ()


def test_several_records_are_not_overwritten() -> None:
    problem = tiny_problem()
    again = Trip(id="t9", unit_a="c-sek", unit_b="a-head", per_week=500)
    made = Session(Document(replace(problem, trip=(*problem.trip, again))))
    found = matrix(made).write((Cell("unit:a-head", "unit:c-sek", "7"),))
    assert [each.key for each in found] == ["matrix_several"]
    assert matrix(made).write((Cell("unit:a-head", "unit:c-sek", ""),)) == ()
    assert len(made.document.problem.trip) == len(problem.trip) - 1


def test_sums_and_read_only_cells_take_nothing() -> None:
    made = session()
    cells = (Cell("opd:a", "opd:c", "9"), Cell("unit:a-sek", "unit:a-sek", "9"))
    assert matrix(made).write(cells) == ()
    assert made.undo_label is None
    closed = matrix(session(read_only=True))
    assert not any(column.editable for column in closed.columns())
    assert closed.write((Cell("unit:a-head", "unit:c-sek", "7"),)) == ()
    assert (closed.can_add, closed.add(), closed.options("opd:a", "opd:a")) == (False, None, ())
