"""Home by home: the counted optimum is proved from any plan, and nothing above it on the way."""

from __future__ import annotations

import pytest

from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan
from solver.search.small.chains_bound import HomeByHome
from solver.search.small.slabs_effort import Effort
from tests.solver.search.small.test_chains_proof import few, sound_plans

LONG = 600.0


@pytest.mark.parametrize("seed", range(6))
def test_it_ends_at_the_counted_optimum_from_any_plan(seed: int) -> None:
    case = few(seed)
    every = sorted(sound_plans(case), key=lambda known: known[0])
    optimum, plan = every[0][0], every[len(every) // (1 + seed % 3) - 1][1]
    told: list[int] = []
    offered: list[int] = []

    def offer(better: Plan, cost: int) -> None:
        assert not violations(case, better)
        assert total(bill(case, better)) == cost
        offered.append(cost)

    effort = Effort(lambda: LONG, told.append, lambda: False, offer=offer)
    by_home = HomeByHome(case, lambda: plan, effort)
    assert by_home.work()
    assert told == sorted(told)
    assert told[-1] == optimum
    assert by_home.cost == optimum
    assert min(offered, default=total(bill(case, plan))) == optimum


def test_a_better_plan_from_elsewhere_is_heard() -> None:
    case = few(1)
    every = sorted(sound_plans(case), key=lambda known: known[0])
    told: list[int] = []
    effort = Effort(lambda: LONG, told.append, lambda: False)
    by_home = HomeByHome(case, lambda: every[0 if told else -1][1], effort)
    assert by_home.cost == every[-1][0]
    assert by_home.work()
    assert by_home.cost == told[-1] == every[0][0]


def test_a_stop_ends_it_and_nothing_is_told_that_is_not_known() -> None:
    case = few(2)
    cost, plan = sound_plans(case)[0]
    told: list[int] = []
    by_home = HomeByHome(case, lambda: plan, Effort(lambda: LONG, told.append, lambda: True))
    assert by_home.work()
    assert by_home.bound is None
    assert not told
    assert by_home.cost == cost
