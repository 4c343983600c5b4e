"""The disruption dial: begins at today, falls, and is proved against every plan of tiny cases."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.plan import Plan
from solver.study.answer import StudyOptions
from solver.study.disruption import Dial, today_plan, turn_dial
from solver.study.executor import in_this_process
from tests.support.every_plan import every_point, moves_of, tiny, true_front

QUICK = StudyOptions(points=5, seconds=0.5, reproducible=True)


def who_all_may_stay(seed: int) -> Case:
    """Return a tiny case in which everybody may stay, at a price that makes moving pay."""
    case = tiny(seed)
    units = tuple(
        replace(unit, stay=0, stay_cost=unit.cost[0] + 120 * (u + 1))
        for u, unit in enumerate(case.units)
    )
    floors = tuple(replace(floor, open_cost=100) for floor in case.floors)
    return replace(case, units=units, floors=floors, apart=())


def turned(case: Case, **more: object) -> Dial:
    today = today_plan(case)
    return turn_dial(moves_of(case), QUICK, in_this_process(), today=today, **more)  # type: ignore[arg-type]


def test_no_move_is_today() -> None:
    case = who_all_may_stay(1)
    dial = turned(case)
    today = today_plan(case)
    assert today is not None
    assert dial.today == total(bill(case, today))
    assert dial.today_sound
    assert (dial.steps[0].moves, dial.steps[0].cost) == (0, dial.today)
    assert dial.steps[0].plan.place == today.place
    assert dial.fewest == 0


@settings(max_examples=3)
@given(seed=st.integers(0, 10_000))
def test_the_curve_falls_and_no_plan_is_below_what_is_proved(seed: int) -> None:
    case = who_all_may_stay(seed)
    dial = turned(case)
    points = every_point(moves_of(case))
    costs = [dial.cost_of(n) for n in range(len(case.units) + 1)]
    assert None not in costs
    assert costs == sorted(costs, reverse=True)  # type: ignore[type-var]
    for step in dial.steps:
        best = min(p.x for p in points if p.y <= step.moves)
        assert step.least is not None
        assert step.least <= best <= step.cost
    for before, after in zip(dial.steps, dial.steps[1:], strict=False):
        assert after.moves > before.moves
        assert after.saved_each == (before.cost - after.cost) // (after.moves - before.moves)


def test_where_somebody_must_move_the_curve_begins_at_the_fewest() -> None:
    case = tiny(4)
    assert today_plan(case) is None
    dial = turned(case)
    true = true_front(moves_of(case))
    assert dial.today is None
    assert dial.fewest == true[-1].y == dial.steps[0].moves
    assert dial.cost_of(true[-1].y - 1) is None


def test_a_today_that_breaks_a_rule_is_told_but_no_step() -> None:
    case = who_all_may_stay(1)
    here = Plan((0,) * len(case.units))  # all on one floor, which is too small
    assert sum(unit.area for unit in case.units) > case.floors[0].area
    dial = turn_dial(moves_of(case), QUICK, in_this_process(), today=here)
    assert not dial.today_sound
    assert dial.today == total(bill(case, here))
    assert dial.steps[0].plan.place != here.place


@pytest.mark.parametrize("stopped", [True, False])
def test_a_stop_keeps_today(stopped: bool) -> None:
    case = who_all_may_stay(2)
    dial = turned(case, stop=lambda: stopped)
    assert dial.steps[0].moves == 0
    assert (len(dial.steps) == 1) >= stopped
