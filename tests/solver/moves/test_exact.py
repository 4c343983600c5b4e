"""CP-SAT against every order tried by hand."""

from __future__ import annotations

import pytest

from solver.cpsat.run import Run
from solver.moves.check import broken, cost_of
from solver.moves.exact import order_exactly
from solver.moves.greedy import greedy
from solver.plan import SolveStatus
from tests.solver.moves.tiny import best_by_trying, exchange, some

HOW = Run(20.0, 1, 1)


@pytest.mark.parametrize("seed", range(60))
def test_it_is_as_good_as_trying_all(seed: int) -> None:
    case = some(seed)
    best = best_by_trying(case)
    found = order_exactly(case, HOW, hint=greedy(case))
    if best is None:
        assert found.status is SolveStatus.INFEASIBLE
        return
    assert found.status is SolveStatus.OPTIMAL
    assert found.plan is not None
    assert broken(case, found.plan) == ()
    assert cost_of(case, found.plan).total == best == found.bound


def test_the_cases_of_chance_are_of_both_kinds() -> None:
    kinds = [best_by_trying(some(seed)) is None for seed in range(60)]
    assert 5 < sum(kinds) < 55


def test_the_least_swing_space_of_an_exchange_is_the_smaller_unit() -> None:
    found = order_exactly(exchange(), HOW, least_swing=True)
    assert found.swing == 100
    assert found.plan is not None


def test_a_stop_is_heard_and_better_orders_are_told() -> None:
    told = []
    found = order_exactly(exchange(100), HOW, stop=lambda: True, on_plan=told.append)
    assert found.status in SolveStatus
    assert all(broken(exchange(100), plan) == () for plan in told)
