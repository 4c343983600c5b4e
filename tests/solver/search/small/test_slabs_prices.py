"""Prices of cuts: they begin at the linear relaxation and what they prove rises from there."""

from __future__ import annotations

from dataclasses import replace

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.check.bill import bill, total
from solver.cpsat.integer import whole_bound
from solver.search.small.slabs_model import at_home, cut_model
from solver.search.small.slabs_prices import PriceSearch

LONG = 60.0


def test_prices_rise_above_the_relaxation_and_never_above_the_plan() -> None:
    planted = plant_office(OfficeRecipe(20, 95), 2)
    search = PriceSearch(planted.case, planted.plan)
    told = []
    for _ in range(6):
        assert search.round(lambda: LONG, lambda: False)
        told.append(search.sum)
    # the case without choices that the prices are made for: nobody chooses to stay, floors given
    home = at_home(planted.case, planted.plan)
    plan = total(bill(home, planted.plan))
    relaxed = whole_bound(cut_model(home).draft.model, LONG, only=frozenset()).bound
    assert relaxed is not None
    assert relaxed < told[0] <= told[-1] <= plan
    assert told == sorted(told)
    assert told[-1] > told[0]


def test_the_plan_caps_the_hope_only_from_outside_the_box() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 1)
    search = PriceSearch(planted.case, planted.plan)
    assert not search.closed
    while not search.closed and search.round(lambda: LONG, lambda: False):
        assert search.hope >= search.sum - 1
    assert search.closed


def test_a_stop_ends_a_round_without_harm() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 1)
    search = PriceSearch(replace(planted.case), planted.plan)
    first = search.best
    assert not search.round(lambda: LONG, lambda: True)
    assert not search.round(lambda: 0.0, lambda: False)
    assert search.best == first


def test_cuts_asked_side_by_side_give_the_same_prices() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 1)
    alone, together = (PriceSearch(planted.case, planted.plan) for _ in range(2))
    for _ in range(3):
        assert alone.round(lambda: LONG, lambda: False)
        assert together.round(lambda: LONG, lambda: False, threads=2)
    assert (alone.sum, alone.best) == (together.sum, together.best)
