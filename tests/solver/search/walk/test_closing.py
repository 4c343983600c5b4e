"""Floors that are not to be used: plans stay plans at their cost, only what fits is told."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from solver.case.model import Case, Floor, RoomClass, Rooms
from solver.check.bill import bill
from solver.check.rules import violations
from solver.plan import Plan
from solver.search.walk.closing import closings, shut
from tests.support.cases import allowed, case, rich, unit
from tests.support.twin_towers import twin_towers


@pytest.mark.parametrize("of", [rich(), twin_towers()], ids=lambda of: of.name)
def test_a_plan_without_the_floor_is_the_same_plan(of: Case) -> None:
    small = shut(of, (1,))
    assert all(1 not in places for places in allowed(small))
    kept = [tuple(p for p in places if p != 1) for places in allowed(of)]
    assert allowed(small) == kept
    for place in product(*kept):
        plan = Plan(place)
        assert violations(small, plan) == violations(of, plan)
        assert bill(small, plan) == bill(of, plan)


def _four(area: int, **more: object) -> Case:
    floors = tuple(Floor(0, level, 0, 40, 9, 10 + level) for level in range(3))
    every = (0, 1, 2)
    units = tuple(unit(0, area, 1, floors=every, cost=(0, 0, 0)) for _ in range(4))
    return case(floors=floors, units=units, **more)


@pytest.mark.parametrize(("area", "told"), [(19, [(2,)]), (20, []), (25, [])])
def test_one_floor_less_is_told_when_all_fit_beside_it(
    area: int, told: list[tuple[int, ...]]
) -> None:
    made = _four(area)
    assert closings(made, Plan((0, 1, 2, 2))) == told  # 20: not a square metre of corners


def test_what_a_plan_leaves_comes_first_and_is_left_by_all_others() -> None:
    assert closings(_four(9), Plan((0, 1, 0, 1))) == [(2,), (2, 1)]
    assert closings(_four(19), Plan((0, 0, 1, 1))) == [(2,)]


def test_rooms_take_the_area_that_units_leave() -> None:
    load = tuple(((50, 10),) for _ in range(4))
    many = Rooms((RoomClass(3, 1, (0, 50, 100, 200)),), load)
    few = Rooms((RoomClass(3, 1, (0, 50, 200)),), load)
    loose, tight = _four(18), _four(19)
    rooms_there = tuple((0, f) for f in (0, 1, 2))
    plan = Plan((0, 1, 2, 2), rooms_there)
    assert closings(replace(loose, rooms=few), plan) == [(2,)]
    assert closings(replace(loose, rooms=many), plan) == []
    assert closings(replace(tight, rooms=few), plan) == []


def test_a_floor_that_somebody_needs_is_not_shut() -> None:
    made = _four(9)
    pinned = replace(made.units[0], floors=(2,), cost=(0,))
    made = replace(made, units=(pinned, *made.units[1:]))
    assert closings(made, Plan((2, 1, 1, 0))) == [(1,)]


def test_who_stays_takes_no_area() -> None:
    made = twin_towers()
    stays = Plan((0, 1, 2, 3, 6, 6))
    assert closings(made, stays)
    assert all(4 in floors for floors in closings(made, stays))
