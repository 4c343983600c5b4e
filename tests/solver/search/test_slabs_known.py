"""What is known of cheaper plans: every cheaper plan that is met keeps to it."""

from __future__ import annotations

import time
from dataclasses import replace
from functools import cache

import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search import slabs_bound
from solver.search.ground import ground
from solver.search.hunt import Hunt
from solver.search.race import Race, Teller
from solver.search.slabs import ABOVE, Slab
from solver.search.slabs_bound import Effort, slab_bound
from solver.search.slabs_known import Known, Probe, only_home, plain, shrunk
from solver.search.slabs_model import CutModel, add_row, at_home, cut_model
from solver.search.slabs_prices import PriceSearch

LONG = 60.0


@cache
def good(seed: int) -> tuple[Case, Plan, int]:
    """Return a small city with a good plan and its cost."""
    case = plant_office(OfficeRecipe(20, 92), seed).case
    race = Race(case, 600)
    Hunt(ground(Tables(case)), race, Teller(race, None, None), 1, by_steps=True).go(1.5)
    assert race.plan is not None
    assert race.best is not None
    return case, race.plan, race.best


def rows(case: Case, plan: Plan) -> CutModel:
    """Return the model of home with rows at prices after a few rounds."""
    search = PriceSearch(case, plan)
    for _ in range(4):
        assert search.round(lambda: LONG, lambda: False)
    model = cut_model(at_home(case, plan))
    for k, (slab, prices) in enumerate(zip(search.slabs, search.best, strict=True)):
        found = slab.least(prices, LONG)
        assert found.bound is not None
        add_row(model, k, prices, found.bound)
    return model


@pytest.mark.parametrize("seed", [1, 2])
def test_a_plan_cheaper_than_the_goal_keeps_to_all_that_is_known(seed: int) -> None:
    case, plan, cost = good(seed)
    assert plain(case, plan)
    model = rows(case, plan)
    known = Probe(model, plan, cost + 1, Known()).work(lambda: False)
    assert known.away
    assert known.reach
    assert not known.nothing
    assert not any((u, f) in known.away for u, f in enumerate(plan.place))
    for k, g, side in known.reach:
        floors = model.cuts[k].upper if side == ABOVE else model.cuts[k].lower
        units = enumerate(case.units)
        assert any(plan.place[u] in floors for u, unit in units if unit.opd == g)
    left = shrunk(model.draft.case, known)
    assert all(
        p in unit.floors or not unit.floors for p, unit in zip(plan.place, left.units, strict=True)
    )


def test_a_goal_below_the_relaxation_leaves_nothing() -> None:
    case, plan, cost = good(1)
    assert Probe(rows(case, plan), plan, cost // 2, Known()).work(lambda: False).nothing


def test_plans_that_use_other_floors_are_not_said_to_cost_more_than_they_do() -> None:
    case, plan, cost = good(1)
    assert only_home(cut_model(case), plan, cost // 2, LONG, lambda: False)
    assert not only_home(cut_model(case), plan, 2 * cost, LONG, lambda: False)


def test_several_zones_are_left_alone() -> None:
    case, plan, _ = good(1)
    floors = (replace(case.floors[0], zone=99), *case.floors[1:])
    assert not plain(replace(case, floors=floors), plan)


def test_the_bound_from_a_worse_plan_does_not_pass_a_better_one(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case, _, cost = good(2)
    worse = plant_office(OfficeRecipe(20, 92), 2).plan
    assert total(bill(case, worse)) > cost
    found: list[int] = []
    monkeypatch.setattr(slabs_bound, "PLAIN", 0.0)
    monkeypatch.setattr(slabs_bound, "PRICING", 0.2)
    end = time.monotonic() + 8
    effort = Effort(lambda: end - time.monotonic(), found.append, lambda: False)
    slab_bound(case, worse, effort)
    assert found
    assert max(found) <= cost


def test_a_cut_held_to_what_is_known_is_no_cheaper() -> None:
    case, plan, _ = good(1)
    home = at_home(case, plan)
    cut = cut_model(home).cuts[0]
    free, held = Slab(home, cut), Slab(home, cut)
    for g in range(3):
        held.require(g, ABOVE)
    one, other = free.least({}, LONG).bound, held.least({}, LONG).bound
    assert one is not None
    assert other is not None
    assert one <= other
