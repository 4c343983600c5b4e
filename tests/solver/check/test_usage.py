"""What a plan uses, worked out by hand."""

from __future__ import annotations

from solver.check import usage
from solver.plan import Plan
from tests.support.cases import rich

PLACE = (0, 1, 4, 1, 0)
PLAN = Plan(PLACE, ((0, 0), (0, 0), (1, 2)))


def test_floors_and_towers() -> None:
    assert usage.floors_in_use(rich(), PLAN) == [0, 1, 2]
    assert usage.towers_in_use(rich(), PLAN) == [0, 1]
    assert usage.units_on(rich(), PLAN) == [[0, 4], [1, 3], []]


def test_rooms_needed() -> None:
    # Zone 0 holds units 0, 1, 3, 4: class 0 peaks at 160, class 1 at 160; zone 3 holds nobody.
    assert usage.rooms_needed(rich(), PLACE) == {(0, 0): 3, (0, 1): 2, (3, 0): 0, (3, 1): 0}


def test_load_above_the_table() -> None:
    everybody = (0, 0, 0, 0, 0)
    assert usage.rooms_needed(rich(), everybody)[0, 0] is None
    assert usage.load_above_table(rich(), everybody, 0, 0) == 200 - 170


def test_parking_levels() -> None:
    assert usage.parking_levels(rich(), PLACE) == {(0, 0): 4, (1, 0): 0}


def test_limits() -> None:
    moves, money = rich().limits
    assert usage.limit_used(rich(), PLAN, moves) == 4
    # three floors, both towers, two rooms of class 0, one of class 1, four levels
    assert usage.limit_used(rich(), PLAN, money) == 6 + 4 + 4 + 8


def test_allowed() -> None:
    assert usage.allowed(rich(), 1, 3)
    assert not usage.allowed(rich(), 1, 4)
    assert not usage.allowed(rich(), 3, 2)
