"""The same problem under other numbers: units, floors, everything shuffled; plans go along."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from solver.case.model import Case, Limit, Unit
from solver.plan import Plan

T = TypeVar("T")


@dataclass(frozen=True)
class Relabelled:
    """A case under other numbers. Each tuple gives the new number of every old one."""

    case: Case
    unit: tuple[int, ...]
    place: tuple[int, ...]

    def plan(self, plan: Plan) -> Plan:
        """Return a plan of the first case as one of this."""
        place = [0] * len(self.unit)
        for u, p in enumerate(plan.place):
            place[self.unit[u]] = self.place[p]
        return Plan(tuple(place), tuple(sorted((c, self.place[f]) for c, f in plan.rooms)))


def relabelled(case: Case, seed: int) -> Relabelled:
    """Shuffle units, floors, old buildings, towers, sites, OPDs, zone labels, and all orders."""
    rng = random.Random(seed)
    floors = _drawn(rng, len(case.floors))
    old = _drawn(rng, len(case.old))
    place = (*floors, *(len(floors) + b for b in old))
    unit, opd = _drawn(rng, len(case.units)), _drawn(rng, len(case.opds))
    tower, site = _drawn(rng, len(case.towers)), _drawn(rng, len(case.sites))
    labels = sorted({f.zone for f in case.floors})
    zone = dict(zip(labels, rng.sample(range(1000), len(labels)), strict=True))
    choices = [_drawn(rng, len(u.floors)) for u in case.units]  # the order of its own floors
    units = [
        _unit(u, opd, place, choice, len(case.floors))
        for u, choice in zip(case.units, choices, strict=True)
    ]
    new = replace(
        case,
        sites=_put(case.sites, site),
        towers=_put([replace(t, site=site[t.site]) for t in case.towers], tower),
        floors=_put(
            [replace(f, tower=tower[f.tower], zone=zone[f.zone]) for f in case.floors], floors
        ),
        old=_put(case.old, old),
        opds=_put(case.opds, opd),
        units=_put(units, unit),
        flows=_shuffled(rng, [_flow(rng, case, unit, flow) for flow in case.flows]),
        tree=_shuffled(
            rng,
            [replace(e, beyond=_shuffled(rng, [place[p] for p in e.beyond])) for e in case.tree],
        ),
        distance=None
        if case.distance is None
        else _put([_put(row, place) for row in case.distance], place),
        rooms=replace(case.rooms, load=_put(case.rooms.load, unit) if case.rooms.load else ()),
        parking=case.parking and replace(case.parking, vehicles=_put(case.parking.vehicles, unit)),
        together=_pairs(rng, case.together, unit),
        apart=_pairs(rng, case.apart, unit),
        limits=_shuffled(rng, [_limit(lim, choices, unit, floors, tower) for lim in case.limits]),
    )
    return Relabelled(new, unit, place)


def _drawn(rng: random.Random, count: int) -> tuple[int, ...]:
    return tuple(rng.sample(range(count), count))


def _put(items: Sequence[T], number: Sequence[int]) -> tuple[T, ...]:
    """Return the items with item i at number[i]."""
    return tuple(item for _, item in sorted(zip(number, items, strict=True), key=lambda x: x[0]))


def _shuffled(rng: random.Random, items: list[T]) -> tuple[T, ...]:
    return tuple(rng.sample(items, len(items)))


def _unit(
    unit: Unit, opd: tuple[int, ...], place: tuple[int, ...], choice: tuple[int, ...], floors: int
) -> Unit:
    stay = None if unit.stay is None else place[floors + unit.stay] - floors
    mine = _put([place[f] for f in unit.floors], choice)
    cost = _put(unit.cost, choice)
    return replace(unit, opd=opd[unit.opd], floors=mine, cost=cost, stay=stay)


def _flow(
    rng: random.Random, case: Case, unit: tuple[int, ...], flow: tuple[int, int, int]
) -> tuple[int, int, int]:
    """Return a trip; on a tree its direction does not matter."""
    u, v, weight = flow
    if case.distance is None and rng.random() < 0.5:
        u, v = v, u
    return unit[u], unit[v], weight


def _pairs(
    rng: random.Random, pairs: tuple[tuple[int, int], ...], unit: tuple[int, ...]
) -> tuple[tuple[int, int], ...]:
    turned = [(unit[v], unit[u]) if rng.random() < 0.5 else (unit[u], unit[v]) for u, v in pairs]
    return _shuffled(rng, turned)


def _limit(
    limit: Limit,
    choices: list[tuple[int, ...]],
    unit: tuple[int, ...],
    floors: tuple[int, ...],
    tower: tuple[int, ...],
) -> Limit:
    rows = [_put(row, choice) for row, choice in zip(limit.unit, choices, strict=bool(limit.unit))]
    return replace(
        limit,
        unit=_put(rows, unit) if rows else (),
        floor=_put(limit.floor, floors) if limit.floor else (),
        tower=_put(limit.tower, tower) if limit.tower else (),
    )
