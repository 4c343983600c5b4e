"""Many exchanges priced at once cost what each costs when it is made."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.case.generate import plant
from solver.ledger.board import Board, Fixed
from solver.ledger.swaps import Swaps, exchangeable
from solver.ledger.tables import Tables
from tests.solver.ledger.test_board import RECIPES, _limits_on_everything


@pytest.mark.parametrize("recipe", RECIPES, ids=str)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_costs_what_it_costs_when_made(recipe, seed: int) -> None:
    case = _limits_on_everything(plant(recipe, seed).case)
    rng, tables = random.Random(seed), Tables(case)
    board = Board(tables, Fixed(tables), [rng.choice(p.tolist()) for p in tables.allowed])
    prices = np.array([rng.uniform(1, 9) for _ in range(8)])
    drawn = np.random.default_rng(seed).integers(0, len(case.units), (2, 120))
    first, second = exchangeable(board, drawn[0], drawn[1])
    found = Swaps(board, first, second).gains(prices)
    for k, (u, v) in enumerate(zip(first.tolist(), second.tolist(), strict=True)):
        before = board.cost + prices @ board.over
        p, q = board.place[u], board.place[v]
        board.move(u, q)
        board.move(v, p)
        assert found[k] == pytest.approx(board.cost + prices @ board.over - before, abs=1e-6)
        board.move(u, p)
        board.move(v, q)


def test_only_pairs_that_may_change_places() -> None:
    tables = Tables(plant(RECIPES[1], 1).case)
    board = Board(tables, Fixed(tables), [int(places[0]) for places in tables.allowed])
    everyone = np.arange(len(board.place))
    assert not len(exchangeable(board, everyone, everyone)[0])
