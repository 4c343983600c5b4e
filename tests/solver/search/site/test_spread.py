"""Rows about chains: no plan pays less for trips over site edges, and they bite."""

from __future__ import annotations

import math
from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from solver.case.distance import distances
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.plan import SolveStatus
from solver.search.linear.first_order import Descent
from solver.search.shares import share_out
from solver.search.site.sites import site_case
from solver.search.site.spread import Spread
from solver.search.site.tree import families
from tests.support.crowd import crowd
from tests.support.nano import nano
from tests.support.parts import plans, site_money


def _columns(spread: Spread, place: tuple[int, ...]) -> list[int]:
    """Return the values of the columns when unit u is at place[u]."""
    values = [0] * len(spread.program.cost)
    for row, p in zip(spread.places, place, strict=True):
        values[row[p]] = 1
    for trip in spread.trips:
        crossed = {}
        for k, crossing in trip.crossings.items():
            far = spread.case.tree[k].beyond
            crossed[k] = values[crossing] = int(
                (place[trip.one] in far) != (place[trip.other] in far)
            )
        for columns, family in zip(trip.distance, families(spread.case), strict=True):
            for (column, size), branch in zip(columns, family.branches, strict=True):
                values[column] = sum(length * crossed[k] for k, length in branch.edges) // size
    return values


def _bound(spread: Spread) -> int:
    descent = Descent(spread.program)
    descent.run(4_000, close=1e-4)
    return spread.program.bound(descent.multipliers())


@pytest.mark.parametrize("seed", range(8))
def test_rows_bite_and_hold(seed: int) -> None:
    """With rows from columns at their optimum and at random, near the best division."""
    case = crowd(seed)
    answer = run(build(case), Run(20))
    assert answer.status is SolveStatus.OPTIMAL
    assert answer.cost is not None
    spread = Spread(case)
    without = _bound(spread)
    drawn = np.random.default_rng(seed)
    for _ in range(4):
        spread.add_chains(drawn.random(len(spread.program.cost)), 0.1)
    assert without * 1.2 < _bound(spread) <= answer.cost


@pytest.mark.parametrize("seed", range(4))
def test_every_row_holds_for_every_division_and_some_are_tight(seed: int) -> None:
    case = crowd(seed)
    few = tuple(replace(unit, area=7, stay=None) for unit in case.units[:7])
    floors = tuple(replace(floor, area=14 + floor.tower % 2) for floor in case.floors)
    flows = tuple(flow for flow in case.flows if max(flow[:2]) < len(few))
    spread = Spread(replace(case, units=few, floors=floors, flows=flows))
    base = len(spread.program.rows)
    drawn = np.random.default_rng(seed)
    for _ in range(6):
        spread.add_chains(drawn.random(len(spread.program.cost)), 0.5)
    share = math.inf
    for place in product(range(4), repeat=len(few)):
        if max(place.count(t) for t in range(4)) <= 2:
            values = _columns(spread, place)
            for low, terms in zip(
                spread.program.low[base:], spread.program.rows[base:], strict=True
            ):
                parts = [a * values[j] for j, a in terms]
                wanted = max(low, 0) - sum(part for part in parts if part < 0)
                share = min(share, (sum(parts) - low) / wanted)
    assert 0 <= share < 0.1


@pytest.mark.parametrize("seed", range(40))
def test_no_plan_pays_less(seed: int) -> None:
    case = nano(seed)
    shares = share_out(case)
    spread = Spread(site_case(case, shares))
    if not spread.trips:
        return
    for extra in (2.0, 1.0, 0.0):
        descent = Descent(spread.program)
        descent.run(2_000, close=1e-4)
        spread.add_chains(descent.primal(), extra)
    least = min((site_money(case, shares, plan) for plan in plans(case)), default=math.inf)
    assert _bound(spread) <= least


def test_who_may_stay_follows_the_opd() -> None:
    case = crowd(1)
    moving = next(u for u, unit in enumerate(case.units) if unit.stay is None)
    staying = next(u for u, unit in enumerate(case.units) if unit.stay is not None)
    units = list(case.units)
    units[staying] = replace(units[staying], opd=units[moving].opd)
    spread = Spread(replace(case, units=tuple(units)))
    x, y = spread.places[moving][2], spread.places[staying][2]
    row = spread.program.rows.index([(y, -1), (x, 1)])
    assert (spread.program.low[row], spread.program.equal[row]) == (0, False)


@pytest.mark.parametrize("seed", range(6))
def test_rows_hold_for_every_division_with_people_staying(seed: int) -> None:
    """Chains over trips and over places; some rows are nearly tight."""
    of = crowd(seed)
    units = tuple(
        replace(unit, area=7, stay=0 if u in (1, 4) else None)
        for u, unit in enumerate(of.units[:5])
    )
    floors = tuple(replace(floor, area=14 - 7 * (floor.tower % 2)) for floor in of.floors)
    flows = tuple(flow for flow in of.flows if max(flow[:2]) < len(units))
    spread = Spread(replace(of, units=units, floors=floors, flows=flows))
    base = len(spread.program.rows)
    drawn = np.random.default_rng(seed)
    for far in (0.1, 1.0, 10.0, 10.0):
        primal = drawn.random(len(spread.program.cost))
        for trip in spread.trips:
            primal[[column for family in trip.distance for column, _ in family]] *= far
        spread.add_chains(primal, 0.01)
    rows = np.zeros((len(spread.program.rows), len(primal)))
    for i, terms in enumerate(spread.program.rows):
        for j, a in terms:
            rows[i, j] += a
    way = distances(spread.case)
    low, equal = np.array(spread.program.low), np.array(spread.program.equal)
    least = math.inf
    for place in product(*(row for row in spread.places)):
        if all(place.count(t) * 7 <= floors[t].area for t in range(4)):
            values = np.array(_columns(spread, place))
            trips = sum(weight * way[place[u]][place[v]] for u, v, weight in flows)
            assert values @ np.array(spread.program.cost) == trips
            slack = rows @ values - low
            assert slack.min() >= 0
            assert not slack[equal].any()
            tight = slack[base:] / np.abs(rows[base:]).max(axis=1)
            least = min(least, float(tight.min()))
    assert least < 0.1
