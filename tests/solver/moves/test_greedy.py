"""The greedy order is sound, takes the dear house first, and turns a circle."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.moves.check import broken, cost_of
from solver.moves.greedy import greedy
from tests.solver.moves.tiny import best_by_trying, exchange, some, two_houses


@pytest.mark.parametrize("seed", range(60))
def test_it_breaks_nothing_and_is_never_better_than_the_best(seed: int) -> None:
    case = some(seed)
    plan = greedy(case)
    if plan is not None:
        assert broken(case, plan) == ()
        best = best_by_trying(case)
        assert best is not None
        assert cost_of(case, plan).total >= best


def test_it_finds_an_order_in_most_cases_that_have_one() -> None:
    having = [case for case in map(some, range(60)) if best_by_trying(case) is not None]
    assert sum(greedy(case) is not None for case in having) >= 0.8 * len(having)


def test_the_dear_house_is_emptied_first() -> None:
    plan = greedy(two_houses())
    assert plan is not None
    assert plan.entered == (2, 3, 1)


def test_the_cheapest_unit_of_a_circle_steps_aside() -> None:
    plan = greedy(exchange(100))
    assert plan is not None
    assert plan.left[1] < plan.entered[1]
    assert plan.left[0] == plan.entered[0]


def test_without_swing_space_or_time_there_is_none() -> None:
    assert greedy(exchange()) is None
    assert greedy(exchange(100, waves=2)) is None


def test_it_waits_for_a_space_that_opens_late() -> None:
    case = two_houses()
    late = replace(case, spaces=(replace(case.spaces[0], opens=3), *case.spaces[1:]), fit_out=1)
    plan = greedy(late)
    assert plan is not None
    assert min(plan.entered) == 4
