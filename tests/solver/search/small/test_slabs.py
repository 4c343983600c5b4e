"""One cut alone: every plan is a placement about it, and its least is never above a plan's."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.plan import Plan
from solver.rules import CostTerm
from solver.search.small.slabs import Cut, Key, Slab, cuts, without

LONG = 30.0


def planted(fill: int, seed: int) -> list[tuple[Case, Plan]]:
    """Return a tiny case of several towers and a small city, each with its plan."""
    tiny, city = plant(Recipe("tiny", fill), seed), plant_office(OfficeRecipe(20, fill), seed)
    rooms = lay_out_rooms(tiny.case, tiny.place)
    assert rooms is not None
    return [(tiny.case, Plan(tiny.place, rooms)), (city.case, city.plan)]


def numbers(case: Case, cut: Cut, plan: Plan, keys: list[Key]) -> dict[Key, int]:
    """Return what a plan says about the shared numbers of a cut."""
    sides = {"above": cut.upper, "below": cut.lower}
    found = {}
    for what, one, c, side in keys:
        if what in sides:
            found[what, one, c, side] = int(plan.place[one] in sides[what])
            continue
        here = cut.upper if side else cut.lower
        found[what, one, c, side] = sum(
            k == c and f in here and case.floors[f].zone == one for k, f in plan.rooms
        )
    return found


def crossing(case: Case, cut: Cut, plan: Plan) -> int:
    """Return what a plan pays at a cut."""
    place = plan.place
    cost = sum(n for u, v, n in cut.trips if (place[u] in cut.upper) != (place[v] in cut.upper))
    for g, amount in cut.spans:
        mine = {place[u] for u, unit in enumerate(case.units) if unit.opd == g}
        cost += amount * bool(mine & cut.upper and mine & cut.lower)
    return cost


@pytest.mark.parametrize("seed", range(4))
def test_the_money_of_the_cuts_and_of_the_rest_is_the_whole_bill(seed: int) -> None:
    for case, plan in planted(90, seed):
        found = cuts(case)
        apart = sum(crossing(case, cut, plan) for cut in found)
        assert apart + total(bill(without(case, found), plan)) == total(bill(case, plan))
        assert dict(bill(without(case, found), plan))[CostTerm.SPAN] == 0


@pytest.mark.parametrize("seed", range(4))
def test_no_plan_is_below_the_least_of_a_cut_at_any_prices(seed: int) -> None:
    rng = random.Random(seed)
    for case, plan in planted(97, seed):
        for cut in cuts(case):
            slab = Slab(case, cut)
            of_plan = numbers(case, cut, plan, list(slab.shared))
            prices = {key: rng.randint(-3000, 3000) for key in slab.shared}
            # as dear as a plan can make it look: prices that ask for just this plan
            wanted = {key: 50_000 * (1 if n else -1) for key, n in of_plan.items()}
            for tried in (prices, wanted):
                found = slab.least(tried, LONG)
                value = crossing(case, cut, plan)
                value -= sum(tried[key] * n for key, n in of_plan.items())
                assert found.bound is not None
                assert found.bound <= value
                best = min(c.cost - sum(tried[k] * n for k, n in c.numbers) for c in found.corners)
                assert found.bound == best


def test_a_cut_cannot_be_crossed_for_nothing_where_not_all_fit_on_one_side() -> None:
    case = plant_office(OfficeRecipe(20, 95), 1).case
    assert any((Slab(case, cut).least({}, LONG).bound or 0) > 0 for cut in cuts(case))


def test_a_stop_or_no_time_leaves_a_valid_bound_or_none() -> None:
    case = plant_office(OfficeRecipe(30, 90), 1).case
    slab = Slab(case, cuts(case)[0])
    most = slab.least({}, LONG).bound
    assert most is not None
    for found in (slab.least({}, 0.0), slab.least({}, LONG, lambda: True)):
        assert found.bound is None or found.bound <= most
