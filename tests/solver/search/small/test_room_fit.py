"""Rooms are found to fit exactly when some way of placing them one by one fits."""

from __future__ import annotations

from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from solver.search.small.room_fit import fit_rooms

FREE = st.lists(st.integers(0, 12), min_size=1, max_size=3)
CLASSES = st.lists(st.tuples(st.integers(1, 6), st.integers(0, 2)), min_size=1, max_size=3)


def by_trying(free: list[int], rooms: list[int]) -> bool:
    for places in product(range(len(free)), repeat=len(rooms)):
        left = list(free)
        for area, f in zip(rooms, places, strict=True):
            left[f] -= area
        if min(left) >= 0:
            return True
    return False


@given(FREE, CLASSES)
def test_it_is_as_trying_all_says(free: list[int], classes: list[tuple[int, int]]) -> None:
    areas, counts = [a for a, _ in classes], tuple(n for _, n in classes)
    found = fit_rooms(free, areas, counts)
    rooms = [a for a, n in classes for _ in range(n)]
    assert (found is not None) == by_trying(free, rooms)
    if found is not None:
        used = [sum(n * a for n, a in zip(here, areas, strict=True)) for here in found]
        assert all(u <= f for u, f in zip(used, free, strict=True))
        assert tuple(map(sum, zip(*found, strict=True))) == counts


def test_the_large_ones_first_would_not_do() -> None:
    assert fit_rooms([180, 396, 30, 12], [12, 30, 80], (14, 7, 3)) is not None
