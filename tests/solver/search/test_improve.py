"""Cooling: as many steps as asked, never a worse best, repeatable."""

from __future__ import annotations

import random

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.search.construct import construct
from solver.search.improve import anneal

TABLES = Tables(plant(Recipe("small", 90), 2).case)


def _cooled(seed: int, steps: int):
    walk = construct(TABLES, random.Random(seed))
    bests: list[int] = []
    counted: list[int] = []

    def share(count: int) -> float:
        counted.append(count)
        return count / steps

    anneal(walk, share, lambda w: bests.append(w.best or 0), 1.0)
    return walk, bests, counted


def test_ends_when_told() -> None:
    assert _cooled(1, 500)[2][-1] == 500


def test_every_better_plan_is_better() -> None:
    walk, bests, _ = _cooled(1, 3000)
    assert bests == sorted(set(bests), reverse=True)
    assert bests[-1] == walk.best


def test_longer_is_better_than_the_first_plan_and_repeatable() -> None:
    one, other = _cooled(3, 2000)[0], _cooled(3, 2000)[0]
    assert one.best_plan == other.best_plan
    assert one.best is not None
    first = construct(TABLES, random.Random(3)).best
    assert first is None or one.best < first
