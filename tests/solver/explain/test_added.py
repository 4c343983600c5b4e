"""One more floor on top of a tower."""

from __future__ import annotations

from dataclasses import replace

from solver.case.distance import distances
from solver.case.generate import Recipe, plant
from solver.case.model import Limit
from solver.case.sound import findings
from solver.check.bill import bill
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.explain.added import highest, with_floor
from solver.plan import Plan
from tests.support.cases import rich


def test_a_plan_stays_what_it_was() -> None:
    planted = plant(Recipe("small", 85, limits=True), 4)
    case, count = planted.case, len(planted.case.floors)
    place = planted.place
    taller = with_floor(case, 0)
    assert findings(taller) == []
    moved = tuple(p if p < count else p + 1 for p in place)
    before = Plan(place, lay_out_rooms(case, place) or ())
    after = Plan(moved, before.rooms)
    assert not violations(taller, after)
    assert bill(taller, after) == bill(case, before)


def test_the_new_floor_is_like_the_highest() -> None:
    case = rich()
    taller = with_floor(case, 0)
    top = highest(case, 0)
    new = taller.floors[-1]
    assert (new.level, new.area, new.zone) == (3, case.floors[top].area, case.floors[top].zone)
    assert taller.units[0].cost_on[3] == case.units[0].cost_on[top]
    assert findings(taller) == []


def test_a_matrix_and_counts_grow_with_it() -> None:
    case = rich()
    table = tuple(tuple(row) for row in distances(case))
    matrix = replace(case, tree=(), distance=table, limits=(Limit("open", 9, floor=(1, 2, 3)),))
    taller = with_floor(matrix, 0)
    assert findings(taller) == []
    assert taller.limits[0].floor == (1, 2, 3, 2)
    assert taller.distance is not None
    assert taller.distance[3][4] == table[1][3]
