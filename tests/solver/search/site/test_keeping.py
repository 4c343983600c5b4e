"""The price of old buildings divided: nothing counts twice, and the lumpy part loses little."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.case.generate_city import OfficeRecipe
from solver.case.generate_office import plant_office
from solver.case.model import Case, Edge, Floor, Old, Tower
from solver.cpsat.build import build
from solver.cpsat.linear import relaxed_bound
from solver.cpsat.weighed import weigh
from solver.plan import Plan
from solver.search.linear.first_order import Descent
from solver.search.lumpy.model import lumpy_model
from solver.search.shares import share_out
from solver.search.site.keeping import FULL, WANTED, divide_keeping
from solver.search.site.sites import site_case
from solver.search.site.spread import Spread
from tests.support.cases import case, unit
from tests.support.nano import nano
from tests.support.parts import plans, site_money


def _kept(of: Case, plan: Plan, price: tuple[int, ...]) -> int:
    homes = {p - len(of.floors) for p in plan.place if p >= len(of.floors)}
    return sum(price[b] for b in homes)


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_pays_less_for_trips_and_buildings(seed: int) -> None:
    of = nano(seed)
    shares = share_out(of)
    drawn = random.Random(seed)
    price = tuple(drawn.randrange(60) for _ in of.old)
    found = site_case(of, shares, price)
    paid = [site_money(of, shares, plan) + _kept(of, plan, price) for plan in plans(of)]
    least = min(paid, default=None)
    if least is None:
        return
    spread = Spread(found)
    descent = Descent(spread.program)
    for _ in range(3):
        descent.run(1_000, close=1e-4)
        assert spread.program.bound(descent.multipliers()) <= least
        spread.add_chains(descent.primal(), 0.5)
        descent = Descent(spread.program)
    assert (weigh(build(found).model, 20).bound or 0) <= least


@pytest.mark.parametrize(("price", "least"), [(0, 12), (5, 17), (50, 20)])
def test_who_stays_pays_for_the_building(price: int, least: int) -> None:
    """Four trips over 3 to the old building, or over 3 + 2 to the other tower."""
    of = case(
        towers=(Tower(0), Tower(0)),
        floors=(Floor(0, 0, 0, 9, 9, 0), Floor(1, 0, 1, 9, 9, 0)),
        old=(Old(90),),
        units=(
            unit(0, 9, floors=(0,), cost=(0,)),
            unit(1, 9, floors=(1,), cost=(0,), stay=0),
        ),
        flows=((0, 1, 4),),
        tree=(Edge(3, (0,)), Edge(2, (1,))),
    )
    found = site_case(of, share_out(of), (price,))
    assert weigh(build(found).model, 20).bound == least
    spread = Spread(found)
    descent = Descent(spread.program)
    descent.run(4_000, close=1e-6)
    assert spread.program.bound(descent.multipliers()) == least


@pytest.mark.parametrize("fill", [85, 95])
def test_what_is_divided_adds_up_and_is_not_felt(fill: int) -> None:
    of = plant_office(OfficeRecipe(120, fill), 2).case
    shares = share_out(of)
    kept = divide_keeping(of, shares, 20.0)
    assert kept is not None
    offer = tuple(a + b for a, b in zip(kept.level.keep, kept.site, strict=True))
    assert sum(offer) > 0
    assert all(0 <= n <= old.keep_cost for n, old in zip(offer, of.old, strict=True))
    whole = relaxed_bound(lumpy_model(of, shares).model, 20.0)
    rest = relaxed_bound(lumpy_model(of, replace(shares, keep=offer)).model, 20.0)
    assert whole is not None
    assert rest is not None
    assert rest == pytest.approx(kept.bound, rel=1e-5)
    assert whole - rest <= sum(offer) * WANTED // FULL + whole // 10**5
