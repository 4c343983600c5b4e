"""Towers of their own, home by home, against counting: tables wide and narrow, any first plan."""

from __future__ import annotations

import random

import pytest

from solver.kernel import chains
from solver.search.small import chains_proof
from solver.search.small.chains_bound import HomeByHome
from solver.search.small.slabs_effort import Effort
from tests.solver.search.small.test_chains_proof import few, sound_plans

LONG = 600.0


@pytest.mark.parametrize("seed", range(100, 110))
def test_the_proved_cost_is_the_counted_one(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    chance = random.Random(seed)
    monkeypatch.setattr(chains_proof, "FIRST_STEP", 64 * chance.choice((1, 50, 500)))
    widest = chance.choice((3, 4, 5, chains.WIDEST))
    monkeypatch.setattr(chains.Chain.__init__, "__defaults__", (widest,))
    case = few(seed)
    every = sound_plans(case)
    assert every
    optimum = min(cost for cost, _ in every)
    plan = chance.choice(every)[1]
    told: list[int] = []
    by_home = HomeByHome(case, lambda: plan, Effort(lambda: LONG, told.append, lambda: False))
    proved = by_home.work()
    assert max(told, default=0) <= optimum
    assert by_home.cost >= optimum
    assert not proved or told[-1] == optimum == by_home.cost
