"""Bounds never pass the optimum."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.search.bound import simple_bound
from tests.support.cases import best_by_counting, rich


@pytest.mark.parametrize("seed", range(8))
def test_simple_bound_is_below_the_optimum(seed: int) -> None:
    case = plant(Recipe("tiny", 97, limits=seed % 2 == 0, tower_costs=True), seed).case
    best = best_by_counting(case)
    assert best is not None
    assert simple_bound(case) <= best


def test_with_old_buildings_that_pay() -> None:
    best = best_by_counting(rich())
    assert best is not None
    assert simple_bound(rich()) <= best
