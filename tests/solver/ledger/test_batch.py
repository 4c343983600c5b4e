"""Many units priced at once get the prices they get one by one."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.case.generate import plant
from solver.ledger.batch import Batch
from solver.ledger.board import Board, Fixed
from solver.ledger.pooled import row
from solver.ledger.tables import Tables
from tests.solver.ledger.test_board import RECIPES, _limits_on_everything


@pytest.mark.parametrize("recipe", RECIPES, ids=str)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_place_costs_what_the_row_says(recipe, seed: int) -> None:
    case = _limits_on_everything(plant(recipe, seed).case)
    rng, tables = random.Random(seed), Tables(case)
    board = Board(tables, Fixed(tables), [rng.choice(p.tolist()) for p in tables.allowed])
    prices = np.array([rng.uniform(1, 9) for _ in range(8)])
    units = np.array(rng.sample(range(len(case.units)), min(40, len(case.units))))
    found = Batch(board, units).energies(prices)
    for k, unit in enumerate(units.tolist()):
        priced = row(board, unit)
        columns = np.minimum(priced.places, tables.floors)
        assert found[k, columns] == pytest.approx(priced.cost + prices @ priced.over)
        assert np.isfinite(found[k]).sum() == len(columns)
