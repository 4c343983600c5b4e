"""A case made ready for walks."""

from __future__ import annotations

from dataclasses import replace

from solver.case.generate import Recipe, plant
from solver.case.model import Limit
from solver.ledger.tables import Tables
from solver.search.walk.divide import sketch
from solver.search.walk.ground import fair_prices, ground, step_seconds
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


def test_a_limit_makes_steps_dearer_by_the_places_not_by_the_floors_as_well():
    """Else the reproducible mode counts a step of a large city a hundred times too dear."""
    case = plant(Recipe("L", 85), 1).case
    limit = Limit("moves", len(case.units), unit=tuple((1,) * len(u.floors) for u in case.units))
    free, one, two = (
        step_seconds(Tables(replace(case, limits=(limit,) * count))) for count in (0, 1, 2)
    )
    assert 2 * free < one < two < 20 * free


def test_the_small_case_of_a_division_and_bare_cases_have_rates_of_their_own():
    whole = ground(Tables(plant(Recipe("L", 85), 1).case))
    small = sketch(whole, 0)
    assert small is not None
    bare = replace(whole.tables.case, tree=(), flows=())
    places = sum(map(len, small.small.tables.allowed)) / len(small.small.tables.allowed)
    assert small.small.step_seconds > 5e-8 * places
    assert step_seconds(Tables(bare)) < whole.step_seconds / 2
