"""Large changes: each does what it says, and refused ones leave no trace."""

from __future__ import annotations

import random

import numpy as np
import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.ledger import Ledger
from solver.ledger.tables import NOWHERE, Tables
from solver.search.kick import (
    empty_floor,
    empty_old,
    empty_tower,
    fill_old,
    fitting_changes,
    kicks,
    use_floor,
)
from solver.search.walk import Walk

PLANTED = plant(Recipe("S", 85), 3)
TABLES = Tables(PLANTED.case)


def _walk(seed: int = 1) -> Walk:
    walk = Walk(TABLES, random.Random(seed), PLANTED.place)
    walk.note()
    return walk


@pytest.mark.parametrize("seed", range(4))
def test_never_loses_the_best_and_the_books_stay_right(seed: int) -> None:
    walk = _walk(seed)
    first = walk.best
    kicks(walk, lambda rounds: rounds / 400, lambda _: None)
    assert walk.best is not None
    assert first is not None
    assert walk.best < first
    again = Ledger(TABLES, walk.ledger.place)
    assert NOWHERE not in walk.ledger.place
    assert walk.ledger.cost == again.cost
    assert walk.bias is None


def test_changes_lift_those_they_are_about() -> None:
    walk = _walk()
    board, floors = walk.ledger, TABLES.floors
    bias = np.zeros(board.fixed.cost.shape)
    assert all(board.place[u] >= floors for u in empty_old(walk, bias))
    assert all(board.place[u] < floors for u in fill_old(walk, bias))
    assert len({board.place[u] for u in empty_floor(walk, bias)}) == 1
    assert len({TABLES.tower_of[board.place[u]] for u in empty_tower(walk, bias)}) == 1


def test_a_floor_not_in_use_attracts_an_opd() -> None:
    walk = _walk()
    assert use_floor(walk, np.zeros(walk.ledger.fixed.cost.shape)) == []
    for u in np.flatnonzero(walk.ledger.at == 0).tolist():
        walk.ledger.move(u, NOWHERE)
    bias = np.zeros(walk.ledger.fixed.cost.shape)
    units = use_floor(walk, bias)
    assert units
    assert (bias[units, 0] < 0).all()


def test_nothing_about_old_buildings_where_there_are_none() -> None:
    case = plant(Recipe("S", 85, stay=False), 3).case
    walk = Walk(Tables(case), random.Random(1))
    assert not {empty_old, fill_old} & set(fitting_changes(walk.ledger))
