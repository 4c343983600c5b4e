"""What rooms can fill of a floor, and the shapes handed to the kernel."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from solver.kernel.arrays import NEVER, room_fill
from solver.ledger.tables import Tables
from solver.search.ground import ground
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
