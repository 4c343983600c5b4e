"""No order undercuts the plain bound; on simple cases it is the best order itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.moves.bound import fewest_waves, plain_bound
from tests.solver.moves.tiny import best_by_trying, some, two_houses


@pytest.mark.parametrize("seed", range(40))
def test_no_order_is_cheaper(seed: int) -> None:
    case = some(seed)
    best = best_by_trying(case)
    assert best is None or plain_bound(case) <= best


def test_the_dear_house_with_few_people_comes_first() -> None:
    case = replace(two_houses(), spread_cost=0)
    assert plain_bound(case) == 60 * 1 + 50 * 3 + 3 == best_by_trying(replace(case, waves=3))


def test_waves_by_people_units_fitting_out_and_what_opens_last() -> None:
    case = two_houses()
    assert fewest_waves(case) == 3
    assert fewest_waves(replace(case, fit_out=2)) == 5
    late = (replace(case.spaces[0], opens=9), *case.spaces[1:])
    assert fewest_waves(replace(case, spaces=late)) == 9
    assert fewest_waves(replace(case, people=100)) == 1
    assert fewest_waves(replace(case, people=100, units=1)) == 3
