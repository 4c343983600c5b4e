"""A board counts as the ledger does, move after move."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.ledger.board import Board, Fixed
from solver.ledger.ledger import Ledger
from solver.ledger.tables import NOWHERE, Tables

RECIPES = (
    Recipe("tiny", 95),
    Recipe("small", 95, limits=True, tower_costs=True),
    Recipe("S", 95, rooms=False, limits=True),
    Recipe("S", 97, parking=False, stay=False),
    Recipe("M", 90, limits=True),
)


def _limits_on_everything(case: Case) -> Case:
    """Return the case with a limit that also counts rooms and parking levels."""
    if not case.limits or not case.rooms.classes or case.parking is None:
        return case
    tight = replace(case.limits[1], name="all", most=9, room=(2, 3), level=(1, 4))
    return replace(case, limits=(*case.limits, tight))


@pytest.mark.parametrize("recipe", RECIPES, ids=str)
@pytest.mark.parametrize("seed", [1, 2])
def test_counts_as_the_ledger(recipe: Recipe, seed: int) -> None:
    case = _limits_on_everything(plant(recipe, seed).case)
    rng, tables = random.Random(seed), Tables(case)
    board, ledger = Board(tables, Fixed(tables)), Ledger(tables)
    for count in range(120):
        unit = rng.randrange(len(case.units))
        place = rng.choice([*tables.allowed[unit].tolist(), NOWHERE])
        assert board.move(unit, place) == ledger.move(unit, place)
        if tables.has_rooms and count % 20 == 0:
            zone = rng.randrange(len(tables.zones))
            board.hold_back(zone, 7)
            ledger.hold_back(zone, 7)
        assert (board.cost, board.over.tolist()) == (ledger.cost, ledger.over.tolist())
    assert board.at.tolist() == board.place == ledger.place


def test_moving_all_back_leaves_nothing() -> None:
    tables = Tables(plant(RECIPES[1], 3).case)
    board = Board(tables, Fixed(tables), [int(places[0]) for places in tables.allowed])
    for unit in range(len(board.place)):
        board.move(unit, NOWHERE)
    assert board.cost == 0
    assert not board.over.any()
    assert not board.load.any()
    assert not board.members.any()
