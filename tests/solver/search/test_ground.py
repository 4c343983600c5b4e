"""A case made ready for walks."""

from __future__ import annotations

from dataclasses import replace

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.search.ground import fair_prices, ground
from tests.support.family import member


def test_prices_of_broken_rules_are_above_zero():
    for seed in range(20):
        assert (fair_prices(Tables(member(seed).case)) > 0).all()


def test_dear_trips_make_rules_dear_too():
    """Else no walk would ever leave a placement that is near but too full."""
    case = plant(Recipe("small", 85), 1).case
    far = tuple(replace(edge, length=1000 * edge.length) for edge in case.tree)
    assert (fair_prices(Tables(replace(case, tree=far))) > 5 * fair_prices(Tables(case))).all()


def test_more_places_make_smaller_chunks():
    small, large = (ground(Tables(plant(Recipe(size, 85), 1).case)) for size in ("small", "L"))
    assert small.chunk > large.chunk > 1000
