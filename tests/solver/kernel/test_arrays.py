"""What rooms can fill of a floor, and the shapes handed to the kernel."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from solver.case.generate import Recipe, plant
from solver.kernel.arrays import NEVER, fill_to, room_fill, rooms_spared
from solver.ledger.tables import Tables
from solver.search.solve import SolveOptions, solve
from solver.search.walk.ground import ground
from tests.support.cases import best_by_counting, rich
from tests.support.family import member


@given(st.lists(st.integers(0, 9), max_size=3), st.integers(0, 24))
def test_rooms_fill_what_some_numbers_of_them_fill(areas, largest):
    fill = room_fill(areas, largest).tolist()
    counts = product(*(range(largest // a + 1) if a else range(1) for a in areas))
    sums = {sum(n * a for n, a in zip(c, areas, strict=True)) for c in counts}
    assert fill == [max(s for s in sums if s <= free) for free in range(largest + 1)]


def test_places_that_a_unit_may_not_take_cost_never():
    case = member(0).case
    cost = ground(Tables(case)).arrays.table("cost").reshape(len(case.units), -1)
    for u, unit in enumerate(case.units):
        allowed = {f for f in range(len(case.floors)) if cost[u, f] < NEVER}
        assert allowed == set(unit.floors)
        assert (cost[u, -1] < NEVER) == (unit.stay is not None)


def test_the_table_of_rooms_does_not_grow_with_the_floors():
    case = rich()
    wide = replace(case, floors=tuple(replace(f, area=10**14) for f in case.floors))
    rooms = sum(room.area * (len(room.limit) - 1) for room in case.rooms.classes)
    assert fill_to(Tables(wide)) == rooms
    assert fill_to(Tables(case)) == min(rooms, 1 + max(f.area for f in case.floors))
    assert solve(wide, SolveOptions(3, 1, 1)).cost == best_by_counting(wide)


def test_a_unit_larger_than_every_floor_is_no_burden():
    case = rich()
    units = (replace(case.units[0], area=10**14), *case.units[1:])
    floors = tuple(replace(f, area=10**15) for f in case.floors)
    large = replace(case, units=units, floors=floors)
    assert solve(large, SolveOptions(3, 1, 1)).cost == best_by_counting(large)


def test_no_zone_spares_more_rooms_than_told() -> None:
    tables = Tables(plant(Recipe("small", 90), 3).case)
    spared = rooms_spared(tables)
    assert spared.any()
    for k, kind in enumerate(tables.case.rooms.classes):
        limit = np.array(kind.limit)
        for u, most in enumerate(tables.room_load[:, k].max(axis=1)):
            peaks = np.arange(most, limit[-1] + 1)
            fewer = np.searchsorted(limit, peaks) - np.searchsorted(limit, peaks - most)
            assert spared[u, k] == fewer.max()
