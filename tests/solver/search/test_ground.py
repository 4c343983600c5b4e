"""A case made ready for walks."""

from __future__ import annotations

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.search.ground import fair_prices, ground
from tests.support.family import member


def test_prices_of_broken_rules_are_above_zero():
    for seed in range(20):
        assert (fair_prices(member(seed).case) > 0).all()


def test_more_places_make_smaller_chunks():
    small, large = (ground(Tables(plant(Recipe(size, 85), 1).case)) for size in ("small", "L"))
    assert small.chunk > large.chunk > 1000
