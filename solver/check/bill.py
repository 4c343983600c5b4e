"""The whole bill of a plan again, in plain Python, from the definitions in docs/model.md."""

from __future__ import annotations

from solver.case.model import Case
from solver.check import usage
from solver.plan import Plan
from solver.rules import CostTerm


def bill(case: Case, plan: Plan) -> tuple[tuple[CostTerm, int], ...]:
    """Return the cost of a plan by term, every term once, in the order of CostTerm.

    The plan may break rules, but every unit must be at a place it may take.
    """
    return (
        (CostTerm.OPEN, open_cost(case, plan)),
        (CostTerm.UNIT, unit_cost(case, plan)),
        (CostTerm.OLD, old_cost(case, plan)),
        (CostTerm.ROOM, sum(case.rooms.classes[c].cost for c, _ in plan.rooms)),
        (CostTerm.PARKING, parking_cost(case, plan)),
        (CostTerm.SPAN, span_cost(case, plan)),
        (CostTerm.SPLIT, split_cost(case, plan)),
        (CostTerm.FLOW, flow_cost(case, plan)),
    )


def total(parts: tuple[tuple[CostTerm, int], ...]) -> int:
    """Return the sum of a bill."""
    return sum(amount for _, amount in parts)


def open_cost(case: Case, plan: Plan) -> int:
    """Return the cost of the floors and towers in use."""
    floors = sum(case.floors[f].open_cost for f in usage.floors_in_use(case, plan))
    return floors + sum(case.towers[t].open_cost for t in usage.towers_in_use(case, plan))


def unit_cost(case: Case, plan: Plan) -> int:
    """Return the cost of the units at their places."""
    cost = 0
    for unit, p in zip(case.units, plan.place, strict=True):
        cost += unit.cost[unit.floors.index(p)] if p < len(case.floors) else unit.stay_cost
    return cost


def old_cost(case: Case, plan: Plan) -> int:
    """Return the cost of the old buildings in which anybody stays."""
    kept = {p - len(case.floors) for p in plan.place if p >= len(case.floors)}
    return sum(case.old[b].keep_cost for b in kept)


def parking_cost(case: Case, plan: Plan) -> int:
    """Return the cost of the parking levels."""
    if case.parking is None:
        return 0
    levels = usage.parking_levels(case, plan.place)
    return sum(n * case.parking.level_cost[k] for (_, k), n in levels.items())


def span_cost(case: Case, plan: Plan) -> int:
    """Return span_cost times (top - bottom level) over each OPD and each of its towers."""
    cost = 0
    for opd, places in zip(case.opds, usage.opd_places(case, plan.place), strict=True):
        moved = [case.floors[p] for p in places if p < len(case.floors)]
        for tower in {f.tower for f in moved}:
            levels = [f.level for f in moved if f.tower == tower]
            cost += opd.span_cost * (max(levels) - min(levels))
    return cost


def split_cost(case: Case, plan: Plan) -> int:
    """Return split_cost of each OPD of which some units move and some stay."""
    cost = 0
    for opd, places in zip(case.opds, usage.opd_places(case, plan.place), strict=True):
        moved = sum(p < len(case.floors) for p in places)
        if 0 < moved < len(places):
            cost += opd.split_cost
    return cost


def flow_cost(case: Case, plan: Plan) -> int:
    """Return weight times distance over all flows.

    On a tree the distance of two places is the length of all edges with one of them beyond.
    """
    place = plan.place
    if case.distance is not None:
        return sum(w * case.distance[place[u]][place[v]] for u, v, w in case.flows)
    cost = 0
    for edge in case.tree:
        beyond = set(edge.beyond)
        far = [p in beyond for p in place]
        cost += edge.length * sum(w for u, v, w in case.flows if far[u] != far[v])
    return cost
