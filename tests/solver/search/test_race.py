"""What the searchers share: only better plans, only sound ones, progress told once."""

from __future__ import annotations

import pytest

from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.errors import UnsoundResultError
from solver.plan import Plan, Progress
from solver.search.race import Race, Teller
from tests.support.cases import rich

PLACE = (0, 1, 4, 1, 0)
PLAN = Plan(PLACE, lay_out_rooms(rich(), PLACE) or ())
COST = total(bill(rich(), PLAN))


def test_a_model_may_overstate_but_not_understate() -> None:
    race = Race(rich(), 10)
    with pytest.raises(UnsoundResultError):
        race.offer_modelled(PLAN, COST - 1)
    assert race.offer_modelled(PLAN, COST + 5)
    assert race.best == COST


def test_bounds_only_rise() -> None:
    race = Race(rich(), 10)
    race.raise_bound(5)
    race.raise_bound(3)
    race.raise_bound(None)
    assert race.bound == 5


def test_a_bound_that_meets_the_cost_ends_the_race() -> None:
    race = Race(rich(), 1000)
    race.offer(PLAN, COST)
    assert not race.over()
    race.raise_bound(COST)
    assert race.over()


def test_a_plan_below_the_bound_is_a_bug() -> None:
    race = Race(rich(), 10)
    race.raise_bound(COST + 1)
    with pytest.raises(UnsoundResultError):
        race.offer(PLAN, COST)


def test_the_plan_is_told_once() -> None:
    race = Race(rich(), 1000)
    told: list[Progress] = []
    teller = Teller(race, told.append, None)
    race.offer(PLAN, COST)
    teller.tell()
    teller.tell()
    assert [p.plan for p in told] == [PLAN, None]
    assert [p.best for p in told] == [COST, COST]


def test_a_stop_ends_the_race() -> None:
    race = Race(rich(), 1000)
    assert Teller(race, None, lambda: True).tick()
    assert race.over()
