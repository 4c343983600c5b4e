"""First placements are complete, and settling makes them sound."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.tables import NOWHERE, Tables
from solver.search.construct import construct, settle
from tests.support.cases import PAIRS


@pytest.mark.parametrize("size", ["small", "S", "M"])
def test_complete_then_sound(size: str) -> None:
    tables = Tables(plant(Recipe(size, 97, limits=True), 5).case)
    walk = construct(tables, random.Random(1))
    assert NOWHERE not in walk.ledger.place
    settle(walk, lambda steps: steps / 30_000)
    assert walk.best is not None


def test_settling_ends_where_there_is_no_plan() -> None:
    walk = construct(Tables(PAIRS[0].none), random.Random(1))
    settle(walk, lambda steps: steps / 100)
    assert walk.best is None
    assert (walk.prices == walk.fair).all()
