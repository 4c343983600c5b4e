"""Figures of a city grow between their anchors, and units settle in towers that hold them."""

from __future__ import annotations

import random

import pytest

from solver.case.generate_city import (
    ANCHORS,
    FLOORS,
    OPDS,
    OfficeRecipe,
    found,
    grown,
    measure,
    settle,
)


def test_at_the_anchors_the_figures_are_theirs() -> None:
    assert tuple(grown(units, OPDS) for units in ANCHORS) == OPDS
    assert tuple(grown(units, FLOORS) for units in ANCHORS) == FLOORS


def test_figures_grow_with_the_units() -> None:
    grew = [grown(units, FLOORS) for units in range(20, 3000, 20)]
    assert grew == sorted(grew)
    assert grew[0] >= 1


@pytest.mark.parametrize("units", [60, 500])
def test_an_opd_settles_in_one_tower_and_floors_fill_up(units: int) -> None:
    city = found(OfficeRecipe(units, 95), random.Random(1))
    settle(city)
    measure(city, [0.0] * len(city.floors))
    floors = len(city.floors)
    towers: dict[int, set[int]] = {}
    for g, p in zip(city.opd, city.place, strict=True):
        if p < floors:
            towers.setdefault(g, set()).add(city.floors[p].tower)
    assert all(len(each) == 1 for each in towers.values())
    for f, floor in enumerate(city.floors):
        used = sum(city.area[u] for u in city.on(f))
        assert 0.95 * floor.area - len(city.on(f)) <= used <= 0.95 * floor.area
