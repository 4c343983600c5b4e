"""Homes come cheapest first, none twice; what is said of all others holds when they are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.check.bill import bill, total
from solver.cpsat.integer import FAR
from solver.plan import Plan
from solver.search.small.chains import Home
from solver.search.small.chains_home import Homes, home_of
from tests.solver.search.small.test_chains_proof import few, sound_plans


def never() -> bool:
    """Return False."""
    return False


@pytest.mark.parametrize("seed", range(4))
def test_what_is_said_of_all_others_holds_when_they_are_counted(seed: int) -> None:
    case = few(seed)
    every, homes = list(sound_plans(case)), Homes(case)
    bounds = []
    while homes.bound != FAR:
        key = homes.cheapest(60.0, never)
        assert homes.bound is not None
        bounds.append(homes.bound)
        assert homes.bound <= min((cost for cost, _ in every), default=FAR)
        if key is None:
            break
        assert homes.closed
        every = [known for known in every if homes.key(known[1]) != key]
        homes.leave_out(key)
    assert bounds == sorted(bounds)
    assert len(bounds) > 1
    assert not every
    assert homes.bound == FAR


@pytest.mark.parametrize("seed", range(4))
def test_a_home_made_without_a_plan_is_that_of_the_plan(seed: int) -> None:
    case = few(seed)
    homes = Homes(case)
    for cost, plan in sound_plans(case)[:30]:
        made, true = home_of(case, homes.key(plan)), Home(case, plan)
        assert made is not None
        assert made.movers == true.movers
        assert made.floors_in_use == true.floors_in_use
        moved = made.moved(made.levels(plan))
        assert moved is not None
        assert moved.place == plan.place
        assert total(bill(case, moved)) == cost


def test_nobody_is_at_home_where_a_unit_has_no_floor() -> None:
    case = few(0)
    homes = Homes(case)
    key = homes.key(sound_plans(case)[0][1])
    assert home_of(case, replace(key, floors=frozenset())) is None
    everyone = frozenset(u for u, unit in enumerate(case.units) if unit.stay is not None)
    nobody = replace(
        case, units=tuple(replace(case.units[u], floors=(), cost=()) for u in everyone)
    )
    assert home_of(nobody, replace(key, stays=frozenset(range(len(everyone))))) is None


def test_where_nothing_else_can_be_there_is_nothing_to_bound() -> None:
    case = few(0)
    floors = tuple(replace(floor, area=0) for floor in case.floors[1:])
    units = tuple(
        replace(u, stay=None, floors=(0,), cost=u.cost[:1]) for u in case.units if u.floors
    )
    area = 3 * sum(u.area for u in units)
    homes = Homes(
        replace(case, floors=(replace(case.floors[0], area=area), *floors), units=units, old=())
    )
    homes.leave_out(homes.key(Plan((0,) * len(units), ())))
    homes.cheapest(60.0, never)
    assert homes.bound == FAR
