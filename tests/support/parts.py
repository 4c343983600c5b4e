"""What plans really pay in each part of the sum bound, counted plainly."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from solver.case.model import Case, Edge
from solver.check.bill import bill, span_cost, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan
from solver.search.shares import Shares
from tests.support.cases import allowed


def plans(case: Case) -> Iterator[Plan]:
    """Return every sound plan, rooms laid out by first fit."""
    for place in product(*allowed(case)):
        rooms = lay_out_rooms(case, place)
        if rooms is not None and not violations(case, Plan(place, rooms)):
            yield Plan(place, rooms)


def level_money(case: Case, shares: Shares, plan: Plan) -> int:
    """Return height, span and trips inside towers, and a share of the old buildings kept."""
    floors = len(case.floors)
    height = sum(shares.height[u][p] for u, p in enumerate(plan.place) if p < floors)
    kept = sum(shares.keep[b] for b in {p - floors for p in plan.place if p >= floors})
    trips = _trips(case, shares.level, plan, range(len(plan.place)))
    return height + kept + span_cost(case, plan) + trips


def site_money(case: Case, shares: Shares, plan: Plan) -> int:
    """Return trips between towers and sites of units that may move."""
    movable = [u for u, unit in enumerate(case.units) if unit.floors]
    return _trips(case, shares.site, plan, movable)


def lumpy_money(case: Case, shares: Shares, plan: Plan) -> int:
    """Return everything else."""
    rest = level_money(case, shares, plan) + site_money(case, shares, plan)
    return total(bill(case, plan)) - rest


def _trips(case: Case, edges: tuple[Edge, ...], plan: Plan, among: object) -> int:
    assert isinstance(among, list | range)
    cost = 0
    for edge in edges:
        far = [p in edge.beyond for p in plan.place]
        cost += edge.length * sum(
            w for u, v, w in case.flows if u in among and v in among and far[u] != far[v]
        )
    return cost
