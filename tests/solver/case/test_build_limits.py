"""Limits of a scenario: moves counted, money rounded up, what pins send out taken off."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build import BuiltCase, build_case
from solver.case.build_limits import BUDGET, MOVES
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from tests.support.problems import BEST, tiny_problem

BASE = tiny_problem()


def built(problem: Problem = BASE, **fields: object) -> BuiltCase:
    scenarios = tuple(
        replace(s, **fields) if s.id == BEST else s  # type: ignore[arg-type]
        for s in problem.scenario
    )
    found = build_case(replace(problem, scenario=scenarios), BEST)
    assert isinstance(found, BuiltCase)
    return found


def test_without_a_wish_there_are_no_limits() -> None:
    assert built().case.limits == ()


def test_only_leaving_the_building_counts_as_a_move() -> None:
    found = built(most_moves=7)
    limit = found.case.limits[0]
    assert (limit.name, limit.most) == (MOVES, 7)
    sek = found.units.index("b-sek")  # sits in the tower
    assert set(limit.unit[sek]) == {0}
    head = found.units.index("a-head")
    assert set(limit.unit[head]) == {1}
    assert limit.floor == limit.tower == limit.room == limit.level == ()


def test_the_budget_counts_everything_paid_once() -> None:
    found = built(one_off_budget=5_000_000_000)
    limit = found.case.limits[0]
    assert (limit.name, limit.most) == (BUDGET, 5_000_000)
    sek = found.units.index("b-sek")
    assert limit.unit[sek][1] == 0  # its own floor
    assert limit.unit[sek][0] > 0
    assert limit.tower[0] == 0  # the tower stands
    assert limit.tower[1] > 30_000_000  # the block has to be built
    assert limit.room == (30_000, 75_000, 200_000, 500_000)
    assert limit.level[2] == 0  # the guard of the trucks


def test_a_unit_pinned_outside_uses_up_its_share() -> None:
    row = Placement(id="x", scenario=BEST, unit="a-bid", building="camat", pinned=True)
    found = built(replace(BASE, placement=(row,)), most_moves=7, one_off_budget=5_000_000_000)
    moves, budget = found.case.limits
    assert moves.most == 6
    assert budget.most < 5_000_000
