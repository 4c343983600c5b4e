"""A plan held to the towers told is a plan of the case."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.model import Floor, Limit, Old, Tower
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.cpsat.run import Run
from solver.plan import Plan
from solver.search.lumpy import plan as lumpy_plan
from solver.search.lumpy.plan import held, held_plan
from tests.support.cases import case, unit

CASE = case(
    towers=(Tower(0), Tower(0)),
    floors=(
        Floor(0, 0, 0, 100, 10, 7),
        Floor(1, 0, 1, 100, 10, 9),
        Floor(1, 1, 1, 100, 10, 8),
    ),
    old=(Old(5),),
    units=(
        unit(0, floors=(0, 1, 2), cost=(1, 2, 2), stay=0, stay_cost=4),
        unit(1, floors=(0, 1, 2), cost=(1, 2, 2), stay=0, stay_cost=4),
    ),
)


def _plans(seconds: float, stop: bool = False) -> list[tuple[Plan, int]]:
    found: list[tuple[Plan, int]] = []
    held_plan(CASE, {0: 1}, Run(seconds), lambda: stop, lambda p, cost: found.append((p, cost)))
    return found


def test_units_keep_the_floors_of_the_tower_or_stay() -> None:
    one, two = held(CASE, {0: 1}).units
    assert (one.floors, one.cost, one.stay) == ((1, 2), (2, 2), None)
    assert (two.floors, two.cost, two.stay, two.stay_cost) == ((), (), 0, 4)


def test_who_must_move_and_is_not_told_stays_free() -> None:
    must = replace(CASE.units[1], stay=None)
    assert held(replace(CASE, units=(CASE.units[0], must)), {}).units[1] == must


def test_the_best_of_the_held_case_is_told_at_its_cost() -> None:
    plan, cost = _plans(10)[-1]
    assert plan.place == (2, 3)
    assert not violations(CASE, plan)
    assert cost == total(bill(CASE, plan)) == 2 + 8 + 5 + 4


def test_a_limit_counts_on_the_floors_that_are_left() -> None:
    moves = Limit("moves", 1, unit=((1, 1, 1), (1, 2, 3)))
    limited = replace(CASE, limits=(moves, Limit("money", 9, floor=(1, 1, 1))))
    rows = [limit.unit for limit in held(limited, {0: 1}).limits]
    assert rows == [((1, 1), ()), ()]
    found: list[int] = []
    held_plan(limited, {0: 1}, Run(10), lambda: False, lambda _, cost: found.append(cost))
    assert found[-1] == 2 + 8 + 5 + 4


def test_nothing_is_told_after_a_stop_or_of_a_large_case(monkeypatch: pytest.MonkeyPatch) -> None:
    assert _plans(10, stop=True) == []
    monkeypatch.setattr(lumpy_plan, "MOST_VARIABLES", 0)
    assert _plans(10) == []
