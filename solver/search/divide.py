"""Which tower takes which cluster: a small case that sees whole towers before any floor."""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace

import numpy as np

from solver.case.model import Case, Edge, Floor, Opd, Parking, Unit
from solver.kernel.walker import Walker
from solver.ledger.tables import Tables
from solver.search.begin import construct, settle
from solver.search.clusters import Cluster, Division
from solver.search.cool import anneal
from solver.search.ground import Ground, ground

MARGINS = (20, 8, 0)  # thousandths of each tower kept free for corners, tried in this order
TRIES = 3  # divisions from scratch, of which the best is taken
SETTLING = 0.6  # share of a try until its first division, at most


def divide(
    whole: Ground, rng: random.Random, share_done: Callable[[int], float]
) -> Division | None:
    """Return a tower for each cluster and who stays, or None when towers are no choice.

    The best of a few tries; when none fits quite, the last one.

    Walks over a case in which whole towers are floors. Area counts the units and, by their load
    in the busiest slot, the rooms they will need. Trips count the edges that have whole towers on
    one side. Units that may stay decide for themselves.

    Parameters
    ----------
    whole : Ground
        The case.
    rng : random.Random
        The only source of chance.
    share_done : callable
        Given the steps made so far, how much of the time is over; 1 ends it.
    """
    tables, clusters = whole.tables, list(whole.clusters)
    blocks = _blocks(tables, clusters)
    steps = 0
    margins = list(MARGINS)
    best: Walker | None = None
    for number in range(TRIES):
        towers = Tables(_whole_towers(tables, clusters, blocks, margins[0]))
        if not towers.floors or any(not len(places) for places in towers.allowed):
            return None
        walker, made = _walk_once(ground(towers), rng, share_done, steps, number)
        steps += made
        if best is None or _rank(walker) < _rank(best):
            best = walker
        if walker.best is None and len(margins) > 1:
            margins.pop(0)
    if best is None:
        return None
    plan = best.best_plan
    place = tuple(best.place.tolist()) if plan is None else plan.place
    return _read(tables, clusters, blocks, place)


def _rank(walker: Walker) -> float:
    """Return how good a division is; any that fits is better than one that does not quite."""
    return walker.best if walker.best is not None else math.inf


def _walk_once(
    towers: Ground, rng: random.Random, share_done: Callable[[int], float], steps: int, number: int
) -> tuple[Walker, int]:
    """Walk once over divisions; return the walk and how many steps it made."""
    walker = construct(towers, rng)
    begun = number / TRIES

    def settling(made: int) -> float:
        return (share_done(steps + made) - begun) * TRIES / SETTLING

    settled = settle(walker, towers, settling)

    def cooling(made: int) -> float:
        return (share_done(steps + settled + made) - begun) * TRIES

    made = anneal(walker, towers, cooling, lambda _: None, 1.0)
    return walker, settled + made


def _read(
    tables: Tables,
    clusters: list[Cluster],
    blocks: list[tuple[int, tuple[int, ...]]],
    place: tuple[int, ...],
) -> Division:
    towers = [cluster.towers[0] for cluster in clusters]
    staying: set[int] = set()
    for (i, block), p in zip(blocks, place, strict=True):
        if p < len(tables.case.towers):
            towers[i] = p
        else:
            staying.update(block)
    return Division(tuple(towers), frozenset(staying))


def _blocks(tables: Tables, clusters: list[Cluster]) -> list[tuple[int, tuple[int, ...]]]:
    """Return (cluster, units) that move as one: those who must move, and each who may stay."""
    blocks = []
    for i, cluster in enumerate(clusters):
        stay = [u for u in cluster.units if tables.case.units[u].stay is not None]
        core = tuple(u for u in cluster.units if u not in stay)
        blocks += [(i, block) for block in (core, *((u,) for u in stay)) if block]
    return blocks


def _whole_towers(
    tables: Tables,
    clusters: list[Cluster],
    blocks: list[tuple[int, tuple[int, ...]]],
    margin: int,
) -> Case:
    """Return a case in which towers are floors, blocks are units and clusters are OPDs."""
    case = tables.case
    inside = [tuple(int(f) for f in floors) for floors in tables.tower_floors]
    area = _areas(tables)
    rate = [_opening(tables, floors) for floors in inside]
    return Case(
        name=case.name,
        sites=case.sites,
        towers=case.towers,
        floors=tuple(_floor(case, t, floors, margin) for t, floors in enumerate(inside)),
        old=case.old,
        opds=(Opd(0, 0),) * len(clusters),
        units=tuple(
            _unit(tables, piece, clusters[piece[0]].towers, area, rate) for piece in blocks
        ),
        flows=_flows(case, blocks),
        tree=_tree(case, inside),
        parking=_parking(case, blocks),
        area_unit=case.area_unit,
    )


def _floor(case: Case, tower: int, floors: tuple[int, ...], margin: int) -> Floor:
    area = sum(case.floors[f].area for f in floors) * (1000 - margin) // 1000
    return Floor(tower, 0, tower, area, sum(case.floors[f].people for f in floors), 0)


def _opening(tables: Tables, floors: tuple[int, ...]) -> float:
    """Return what taking floors into use costs by area."""
    here = list(floors)
    return float(tables.open_cost[here].sum() / max(1, tables.area[here].sum()))


def _areas(tables: Tables) -> list[int]:
    """Return the area of each unit with its share of rooms."""
    area = np.array([unit.area for unit in tables.case.units], dtype=np.float64)
    if tables.has_rooms:
        busiest = tables.room_load.sum(axis=0).argmax(axis=1)
        for c, slot in enumerate(busiest):
            carried = float(tables.room_last[c]) / max(1, int(tables.room_most[c]))
            if carried:
                area += tables.room_load[:, c, slot] * (float(tables.room_area[c]) / carried)
    return [round(float(a)) for a in area]


def _unit(
    tables: Tables,
    piece: tuple[int, tuple[int, ...]],
    towers: tuple[int, ...],
    area: list[int],
    rate: list[float],
) -> Unit:
    cluster, block = piece
    units = [tables.case.units[u] for u in block]
    reach = [t for t in towers if all(_cheapest(tables, u, t) is not None for u in block)]
    stay = units[0].stay if len(units) == 1 else None
    return Unit(
        opd=cluster,
        area=sum(area[u] for u in block),
        people=sum(unit.people for unit in units),
        floors=tuple(reach),
        cost=tuple(
            sum((_cheapest(tables, u, t) or 0) + round(area[u] * rate[t]) for u in block)
            for t in reach
        ),
        stay=stay,
        stay_cost=units[0].stay_cost if stay is not None else 0,
    )


def _cheapest(tables: Tables, unit: int, tower: int) -> int | None:
    """Return the least cost of a unit in a tower, None when it may not be there."""
    costs = tables.case.units[unit].cost_on.items()
    return min((n for f, n in costs if tables.tower_of[f] == tower), default=None)


def _parking(case: Case, blocks: list[tuple[int, tuple[int, ...]]]) -> Parking | None:
    park = case.parking
    if park is None:
        return None
    table = np.array(park.vehicles, dtype=np.int64)
    sums = [table[list(block)].sum(axis=0).tolist() for _, block in blocks]
    vehicles = tuple(tuple(tuple(row) for row in unit) for unit in sums)
    return replace(park, vehicles=vehicles)


def _flows(
    case: Case, blocks: list[tuple[int, tuple[int, ...]]]
) -> tuple[tuple[int, int, int], ...]:
    of = {u: k for k, (_, block) in enumerate(blocks) for u in block}
    weight: Counter[tuple[int, int]] = Counter()
    for u, v, w in case.flows:
        pair = (min(of[u], of[v]), max(of[u], of[v]))
        if pair[0] != pair[1]:
            weight[pair] += w
    return tuple((i, j, w) for (i, j), w in sorted(weight.items()))


def _tree(case: Case, inside: list[tuple[int, ...]]) -> tuple[Edge, ...]:
    """Return the edges with at least one whole tower beyond them and no part of another."""
    kept = []
    for edge in case.tree:
        floors = {p for p in edge.beyond if p < len(case.floors)}
        towers = [t for t, own in enumerate(inside) if own and floors.issuperset(own)]
        if towers and sum(len(inside[t]) for t in towers) == len(floors):
            kept.append(Edge(edge.length, tuple(towers)))
    return tuple(kept)
