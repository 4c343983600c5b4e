"""How complete the data of an OPD are, and what is missing, in words."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.home.completeness import CompletenessGrid, state_of
from solver.problem.organisation import Opd, Unit
from solver.problem.record import FactStatus
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def test_an_opd_without_units_says_so() -> None:
    opd = Opd(id="new", name="Dinas Baru", short="Baru")
    state = state_of(replace(PROBLEM, opd=(opd,)), opd)
    assert not state.complete
    assert state.words() == "belum ada unit"


def test_what_every_unit_has_makes_it_complete() -> None:
    floor = PROBLEM.floor[0]
    units = tuple(
        replace(u, building=floor.building, floor=floor.id, occupied=100) for u in PROBLEM.unit
    )
    problem = replace(PROBLEM, unit=units)
    assert all(state_of(problem, opd).complete for opd in problem.opd)


def test_each_gap_is_counted_once_per_unit() -> None:
    opd = PROBLEM.opd[0]
    units = tuple(
        replace(u, occupied=None, floor="") if u.opd == opd.id else u for u in PROBLEM.unit
    )
    state = state_of(replace(PROBLEM, unit=units), opd)
    n = len([u for u in units if u.opd == opd.id])
    assert dict(state.missing)["occupied"] == n
    assert dict(state.missing)["floor"] == n
    assert state.want == 4 * n
    assert state.have == state.want - sum(k for _, k in state.missing)


def test_illustrations_are_counted() -> None:
    unit = PROBLEM.unit[0]
    marked = replace(unit, status=FactStatus.ILLUSTRATION)
    problem = replace(PROBLEM, unit=(marked, *PROBLEM.unit[1:]))
    assert state_of(problem, problem.get(Opd, unit.opd)).invented == 1


def test_the_least_complete_comes_first() -> None:
    grid = CompletenessGrid(PROBLEM)
    shares = [grid.order(row, "share") for row in grid.rows()]
    assert shares == sorted(shares)
    for row in grid.rows():
        for column in grid.columns():
            assert grid.text(row, column.name)
            grid.tone(row, column.name)
    assert sum(grid.order(row, "units") for row in grid.rows()) == len(PROBLEM.unit)


def test_nothing_can_be_written() -> None:
    grid = CompletenessGrid(PROBLEM)
    assert not grid.can_add
    assert not any(column.editable for column in grid.columns())
    assert isinstance(PROBLEM.unit[0], Unit)
