"""The model cut by cut: the same optimum, and rows that cut no plan off."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.cpsat.integer import whole_bound
from solver.plan import Plan
from solver.search.small.slabs import Slab
from solver.search.small.slabs_model import add_row, at_home, cut_model, firm
from tests.support.cases import best_by_counting

LONG = 60.0


@pytest.mark.parametrize("seed", range(6))
def test_the_optimum_stays_with_and_without_rows(seed: int) -> None:
    planted = plant(Recipe("tiny", 97, limits=seed % 2 == 0, tower_costs=True), seed)
    case = planted.case
    best = best_by_counting(case)
    assert best is not None
    for priced in (False, True):
        model = cut_model(case)
        for k, cut in enumerate(model.cuts if priced else ()):
            slab = Slab(case, cut)
            own = {key: 17 * (i % 5) - 30 for i, key in enumerate(slab.shared)}
            prices = firm(case, cut, Plan(planted.place, ()), own)
            least = slab.least(prices, LONG).bound
            assert least is not None
            add_row(model, k, prices, least)
        found = whole_bound(model.draft.model, LONG)
        assert found.closed
        assert best - 1 <= (found.bound or 0) <= best


def test_at_home_everybody_does_as_in_the_plan() -> None:
    planted = plant_office(OfficeRecipe(30, 90), 3)
    home = at_home(planted.case, planted.plan)
    floors = len(home.floors)
    for unit, place in zip(home.units, planted.plan.place, strict=True):
        assert (unit.stay is None) == (place < floors)
        assert bool(unit.floors) == (place < floors)


def test_firm_prices_pull_only_at_those_who_may_stay() -> None:
    planted = plant_office(OfficeRecipe(60, 90), 3)
    case = planted.case
    cut = cut_model(case).cuts[0]
    priced = {key[1]: price for key, price in firm(case, cut, planted.plan, {}).items()}
    free = {u for u, unit in enumerate(case.units) if unit.stay is not None and unit.floors}
    assert priced.keys() == free
    assert free
    for u, price in priced.items():
        assert price == 0 or (price > 0) == (planted.plan.place[u] < len(case.floors))
