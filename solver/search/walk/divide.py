"""Which tower takes which cluster: a small case that sees whole towers before any floor."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np

from solver.case.model import Case, Edge, Floor, Opd, Parking, Rooms, Unit
from solver.kernel.walker import Walker
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.walk.begin import construct, settle
from solver.search.walk.clusters import Cluster, Division
from solver.search.walk.cool import anneal
from solver.search.walk.ground import Ground, ground

MARGINS = (6, 20, 0)  # thousandths of each tower kept free for corners, tried in this order
TIGHT = (2, 0)  # likewise, where a walk has time to fit what is hardly feasible
SETTLING = 0.2  # share of the time until a first division, at most
STEPS_A_BLOCK = 60_000
DEPTH = 0.35  # of the way between floor and ground: who goes far sits low
HEAT, COLD = 2.0, 0.02  # against a usual walk: what is divided is large, so is every step
MIX = {"one_unit": 300, "two_units": 330, "refill": 150, "one_cluster": 10, "two_clusters": 10}


@dataclass(frozen=True)
class Sketch:
    """A case in which whole towers are floors: what divisions are looked for in.

    Area counts the units and, by their load in the busiest slot, the rooms they will need. Trips
    count the edges that part no tower, and the way down to the ground.

    Parameters
    ----------
    whole : Ground
        The case itself.
    small : Ground
        The small case, made ready for walks.
    blocks : tuple of (int, tuple of int)
        Cluster and units of each unit of the small case.
    """

    whole: Ground
    small: Ground
    blocks: tuple[tuple[int, tuple[int, ...]], ...]

    def read(self, place: Sequence[int]) -> Division:
        """Return the division that a placement of the small case stands for."""
        towers = [cluster.towers[0] for cluster in self.whole.clusters]
        staying: set[int] = set()
        for (i, block), p in zip(self.blocks, place, strict=True):
            if p < len(self.whole.tables.case.towers):
                towers[i] = p
            else:
                staying.update(block)
        return Division(tuple(towers), frozenset(staying))

    def placed(self, plan: Plan) -> tuple[int, ...]:
        """Return the placement of the small case that stands for the division of a plan."""
        tables = self.whole.tables
        floors, towers = len(tables.case.floors), len(tables.case.towers)
        at = (plan.place[block[0]] for _, block in self.blocks)
        return tuple(int(tables.tower_of[p]) if p < floors else towers + p - floors for p in at)


def sketch(whole: Ground, margin: int, *, rooms: bool = False) -> Sketch | None:
    """Return the small case with so many thousandths of each tower free, None without a choice.

    With `rooms` each tower has whole rooms for its own busiest slots, else units bring a share.
    """
    blocks = _blocks(whole.tables, whole.clusters)
    small = _whole_towers(whole.tables, whole.clusters, blocks, margin)
    if rooms and whole.tables.has_rooms:
        small = with_rooms(small, whole.tables.case, blocks)
    towers = Tables(small)
    if not towers.floors or any(not len(places) for places in towers.allowed):
        return None
    return Sketch(whole, ground(towers), tuple(blocks))


def divide(
    whole: Ground, rng: random.Random, share_done: Callable[[int], float]
) -> Division | None:
    """Return a tower for each cluster and who stays, or None when towers are no choice.

    Units that may stay decide for themselves. When nothing fits quite, the last placement is
    returned: the next step tells.

    Parameters
    ----------
    whole : Ground
        The case.
    rng : random.Random
        The only source of chance.
    share_done : callable
        Given the steps made so far, how much of the time is over; 1 ends it.
    """
    fitted = fit(whole, rng, share_done)
    if fitted is None:
        return None
    found, walker, done = fitted
    most = STEPS_A_BLOCK * max(1, len(found.blocks))
    rest = _after(done, share_done)
    cool(walker, found.small, lambda n: max(n / most, rest(n)), HEAT)
    plan = walker.best_plan
    return found.read(walker.place.tolist() if plan is None else plan.place)


def fit(
    whole: Ground,
    rng: random.Random,
    share_done: Callable[[int], float],
    margins: Sequence[int] = MARGINS,
    *,
    rooms: bool = False,
) -> tuple[Sketch, Walker, int] | None:
    """Return a small case, a walk of it and its steps: the first in which a division was met.

    When none was, the last one tried; None when towers are no choice.
    """
    done, fitted = 0, None
    for margin in margins:
        found = sketch(whole, margin, rooms=rooms)
        if found is None:
            return None
        walker = construct(found.small, rng)
        done += settle(walker, found.small, _after(done, share_done, 1 / SETTLING))
        fitted = found, walker, done
        if walker.best is not None:
            break
    return fitted


def cool(walker: Walker, small: Ground, share_done: Callable[[int], float], heat: float) -> int:
    """Cool a walk of the small case down from `heat`, as HEAT; return the steps made."""
    return anneal(walker, small, share_done, lambda _: None, heat, cold=COLD, mix=MIX)


def _after(
    done: int, share_done: Callable[[int], float], times: float = 1.0
) -> Callable[[int], float]:
    """Return a share that counts steps from `done` on, running so many times as fast."""
    return lambda steps: times * share_done(done + steps)


def _blocks(tables: Tables, clusters: Sequence[Cluster]) -> list[tuple[int, tuple[int, ...]]]:
    """Return (cluster, units) that move as one: those who must move, and each who may stay."""
    blocks = []
    for i, cluster in enumerate(clusters):
        stay = [u for u in cluster.units if tables.case.units[u].stay is not None]
        core = tuple(u for u in cluster.units if u not in stay)
        blocks += [(i, block) for block in (core, *((u,) for u in stay)) if block]
    return blocks


def _whole_towers(
    tables: Tables,
    clusters: Sequence[Cluster],
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
        opds=tuple(Opd(0, _split(tables, cluster)) for cluster in clusters),
        units=tuple(
            _unit(tables, piece, clusters[piece[0]].towers, area, rate) for piece in blocks
        ),
        flows=_flows(case, blocks),
        tree=_tree(tables, inside),
        parking=_parking(case, blocks),
        area_unit=case.area_unit,
    )


def with_rooms(small: Case, case: Case, blocks: list[tuple[int, tuple[int, ...]]]) -> Case:
    """Return the small case with rooms pooled by tower instead of a share of them in each unit.

    A tower can lack the room for one more of them long before its area is used: half of what cost
    least on M1-95 had no plan for it.
    """
    load = np.array(case.rooms.load, dtype=np.int64)
    sums = [load[list(block)].sum(axis=0) for _, block in blocks]
    peak = np.sum(sums, axis=0).max(axis=1).tolist()
    classes = tuple(
        replace(each, limit=_longer(each.limit, most))
        for each, most in zip(case.rooms.classes, peak, strict=True)
    )
    units = tuple(
        replace(unit, area=sum(case.units[u].area for u in block))
        for unit, (_, block) in zip(small.units, blocks, strict=True)
    )
    floors = tuple(replace(floor, zone=floor.tower) for floor in small.floors)
    table = tuple(tuple(tuple(row) for row in unit.tolist()) for unit in sums)
    return replace(small, units=units, floors=floors, rooms=Rooms(classes, table))


def _longer(limit: tuple[int, ...], most: int) -> tuple[int, ...]:
    """Return a table of loads carried that goes on as it ends, up to a load."""
    step = limit[-1] - limit[-2] if len(limit) > 1 else 0
    more = max(0, -(-(most - limit[-1]) // step)) if step > 0 else 0
    return limit + tuple(limit[-1] + step * (k + 1) for k in range(more))


def _floor(case: Case, tower: int, floors: tuple[int, ...], margin: int) -> Floor:
    area = sum(case.floors[f].area for f in floors) * (1000 - margin) // 1000
    return Floor(tower, 0, tower, area, sum(case.floors[f].people for f in floors), 0)


def _opening(tables: Tables, floors: tuple[int, ...]) -> float:
    """Return what taking floors into use costs by area."""
    here = list(floors)
    return float(tables.open_cost[here].sum() / max(1, tables.area[here].sum()))


def _split(tables: Tables, cluster: Cluster) -> int:
    """Return what it costs that a part of a cluster stays."""
    units = [tables.case.units[u] for u in cluster.units]
    staying = {unit.opd for unit in units if unit.stay is not None}
    return sum(tables.case.opds[g].split_cost for g in staying)


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


def _tree(tables: Tables, inside: list[tuple[int, ...]]) -> tuple[Edge, ...]:
    """Return the edges that part no tower, and one for each tower, as far as its floors are.

    A trip out of a tower goes down to the ground first, one inside it goes hardly anywhere.
    """
    case = tables.case
    kept = []
    for edge in case.tree:
        floors = {p for p in edge.beyond if p < len(case.floors)}
        towers = [t for t, own in enumerate(inside) if own and floors.issuperset(own)]
        old = [len(inside) + p - len(case.floors) for p in edge.beyond if p >= len(case.floors)]
        if (towers or old) and sum(len(inside[t]) for t in towers) == len(floors):
            kept.append(Edge(edge.length, (*towers, *old)))
    deep = [round(DEPTH * _depth(tables, t, floors)) for t, floors in enumerate(inside)]
    return (*kept, *(Edge(length, (t,)) for t, length in enumerate(deep) if length > 0))


def _depth(tables: Tables, tower: int, floors: tuple[int, ...]) -> float:
    """Return the mean length of the edges between a floor of a tower and its ground."""
    own = set(floors)
    edges = [
        (edge.length, len(own.intersection(edge.beyond)))
        for edge in tables.case.tree
        if own > own.intersection(edge.beyond) and own.issuperset(edge.beyond)
    ]
    return sum(length * beyond for length, beyond in edges) / max(1, len(own))
