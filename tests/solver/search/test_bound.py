"""Bounds never pass the optimum."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.search import bound
from solver.search.bound import Means, Proof, simple_bound
from solver.search.race import Race
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


def test_the_sum_bound_enters_the_race(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound, "SMALL", 0)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    monkeypatch.setattr(bound, "FIRST_TRY", 0.0)
    race = Race(plant(Recipe("small", 90), 2).case, 6.0)
    proof = Proof(race, Means(1, 1))
    proof.whole()
    total = proof.parts.total
    assert total is not None
    assert race.bound is not None
    assert race.bound >= total > simple_bound(race.case)


def test_reproducible_proofs_leave_the_clock_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bound, "SMALL", 0)
    monkeypatch.setattr(bound, "PATIENCE", 0.0)
    race = Race(plant(Recipe("small", 90), 2).case, 20.0)
    proof = Proof(race, Means(1, 1, 0.2))
    proof.whole()
    assert proof.parts.total is None
