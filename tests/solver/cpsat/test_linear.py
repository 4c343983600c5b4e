"""The linear twin of the model has the same optimum and never a bound above it."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.cpsat.build import build
from solver.cpsat.linear import solve_linear
from solver.cpsat.run import Run, run
from tests.support.cases import PAIRS, best_by_counting, rich


def test_same_optimum() -> None:
    answer = solve_linear(build(rich()), 20, engine="scip")
    assert answer.cost == answer.bound == best_by_counting(rich())


@pytest.mark.parametrize("seed", range(3))
def test_bounds_stay_below(seed: int) -> None:
    case = plant(Recipe("small", 90, limits=True, tower_costs=True), seed).case
    best = run(build(case), Run(30)).cost
    assert best is not None
    relaxed = solve_linear(build(case), 20, engine="glop", relaxed=True)
    assert relaxed.plan is None
    assert relaxed.bound is not None
    assert 0 < relaxed.bound <= best


def test_no_plan_no_numbers() -> None:
    answer = solve_linear(build(PAIRS[0].none), 10, engine="scip")
    assert (answer.plan, answer.cost, answer.bound) == (None, None, None)
