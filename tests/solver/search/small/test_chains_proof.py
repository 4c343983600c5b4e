"""Raised cuts end at the least of all plans at home, counted; never above it on the way."""

from __future__ import annotations

import random
from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan
from solver.search.small import chains_proof
from solver.search.small.chains import Home, chained
from solver.search.small.chains_proof import Raising

UNITS = 7


@cache
def few(seed: int) -> Case:
    """Return a tower with some units of a made-up city, its floors only just large enough."""
    chance = random.Random(seed)
    city = plant_office(OfficeRecipe(20, 90), seed).case
    kept = sorted(chance.sample(range(len(city.units)), UNITS))
    number = {u: i for i, u in enumerate(kept)}
    units = tuple(replace(city.units[u], people=1) for u in kept)
    share = chance.choice((125, 140, 160))
    area = max(*(x.area for x in units), sum(x.area for x in units) * share // 300)
    flows = [(number[u], number[v], 9 * w) for u, v, w in city.flows if {u, v} <= number.keys()]
    known = {(u, v) for u, v, _ in flows}
    more = {tuple(chance.sample(range(UNITS), 2)) for _ in range(5)}
    flows += [(u, v, 60) for u, v in sorted(more) if (u, v) not in known and (v, u) not in known]
    together, apart = ((0, 1),) * (seed % 2), ((2, 3),) * (seed % 3 == 0)
    return replace(
        city,
        units=units,
        floors=tuple(replace(floor, area=area + 12) for floor in city.floors),
        opds=tuple(replace(opd, span_cost=20 * opd.span_cost) for opd in city.opds),
        flows=tuple(flows),
        rooms=replace(city.rooms, load=tuple(city.rooms.load[u] for u in kept)),
        parking=replace(city.parking, vehicles=tuple(city.parking.vehicles[u] for u in kept)),
        together=together,
        apart=apart,
    )


@cache
def sound_plans(case: Case) -> tuple[tuple[int, Plan], ...]:
    """Return all plans that keep the rules, with what they cost."""
    found: list[tuple[int, Plan]] = []
    stays = [() if x.stay is None else (len(case.floors) + x.stay,) for x in case.units]
    for place in product(*(x.floors + s for x, s in zip(case.units, stays, strict=True))):
        rooms = lay_out_rooms(case, place)
        plan = None if rooms is None else Plan(place, rooms)
        if plan is not None and not violations(case, plan):
            found.append((total(bill(case, plan)), plan))
    return tuple(found)


def at_home(case: Case, plan: Plan, other: Plan) -> bool:
    """Tell whether another plan uses the same floors and leaves the same people."""
    pairs = zip(plan.place, other.place, strict=True)
    stay = all(max(p, q) < len(case.floors) or p == q for p, q in pairs)
    return stay and Home(case, other).floors_in_use == Home(case, plan).floors_in_use


@pytest.mark.parametrize("seed", range(10))
def test_it_ends_at_the_counted_optimum(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chains_proof, "FIRST_STEP", 64 * (1 + 50 * (seed % 3)))
    case = few(seed)
    every = sound_plans(case)
    assert every
    _, plan = random.Random(seed).choice(every)
    assert chained(case)
    best = min(cost for cost, other in every if at_home(case, plan, other))
    raising = Raising(Home(case, plan), total(bill(case, plan)))
    assert raising.bound is None
    assert raising.begin(lambda: False)
    while not raising.closed and not raising.stuck:
        assert raising.bound is not None
        assert raising.bound <= best
        raising.step(lambda: False, 1 + seed % 2)
    assert raising.closed
    found = raising.plan or plan
    assert raising.cost == total(bill(case, found))
    # With a floor less than at home a plan on the way may be cheaper than all at home.
    assert raising.cost == best or not at_home(case, plan, found)
    assert raising.cost <= best
    assert not violations(case, found)


def test_a_stop_proves_nothing() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 1)
    raising = Raising(Home(planted.case, planted.plan), 10**9)
    raising.model.chain.stop()
    assert not raising.begin(lambda: True)
    assert raising.bound is None


def test_what_cannot_be_anywhere_is_no_reason_to_give_up() -> None:
    planted = plant_office(OfficeRecipe(20, 90), 1)
    home = Home(planted.case, planted.plan)
    movers = sum(planted.case.units[u].area for u in home.movers)
    area = movers // len(home.floors_in_use)  # no place for rooms
    floors = tuple(replace(floor, area=area) for floor in planted.case.floors)
    raising = Raising(Home(replace(planted.case, floors=floors), planted.plan), 10**9)
    assert raising.begin(lambda: False)
    assert raising.closed
    assert raising.bound == 10**9
