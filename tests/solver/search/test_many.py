"""Many moves at once: only as many as keep their promise, and nobody gets lost."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.ledger import Ledger
from solver.ledger.tables import NOWHERE, Tables
from solver.search.many import FEWEST, Many, _follow
from solver.search.walk import Walk

TABLES = Tables(plant(Recipe("S", 90), 3).case)


def _many(temperature: float) -> Many:
    rng = random.Random(5)
    walk = Walk(TABLES, rng, [rng.choice(p.tolist()) for p in TABLES.allowed])
    walk.temperature = temperature
    return Many(walk)


def test_cold_steps_never_make_a_plan_dearer() -> None:
    many = _many(0.0)
    for _ in range(30):
        for step in (many.one_unit_each, many.swaps):
            before = many.walk.energy()
            made = step()
            assert many.walk.energy() <= before + 1e-6
            assert made or many.walk.energy() == before


@pytest.mark.parametrize("temperature", [1.0, 1e6])
def test_the_books_stay_right(temperature: float) -> None:
    many = _many(temperature)
    for _ in range(30):
        many.one_unit_each()
        many.swaps()
    board = many.walk.ledger
    again = Ledger(TABLES, board.place)
    assert NOWHERE not in board.place
    assert (board.cost, board.over.tolist()) == (again.cost, again.over.tolist())


def test_prices_more_when_few_move_and_fewer_when_many_do() -> None:
    assert _follow(32.0, 0, 256) > 32
    assert _follow(32.0, 9, 256) < 32
    assert _follow(FEWEST, 9, 256) == FEWEST
    assert _follow(256.0, 0, 256) == 256


def test_a_biased_place_is_left() -> None:
    many = _many(0.0)
    board = many.walk.ledger
    many.walk.bias = np.zeros(board.fixed.cost.shape)
    many.walk.bias[:, 0] = 1e12
    for _ in range(60):
        many.one_unit_each()
        many.swaps()
    assert not (board.at[[u for u, m in enumerate(TABLES.together) if not m]] == 0).any()
