"""Floors that a plan could do without, where all who move just fit onto the others.

A floor is left only when all its units go at once, which costs more on the way than a walk pays
where the other floors are then full to the last square metres. Walks therefore end with that floor
or without it by chance. Here it is said from the beginning which floors are not to be used.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from solver.case.model import Case, Unit
from solver.plan import Plan

SPARE = 0.002  # share of the floors that corners take, and rooms that several zones need more


def shut(case: Case, floors: Collection[int]) -> Case:
    """Return the case without some floors: nobody may go there; every plan of it is one of `case`.

    Parameters
    ----------
    case : Case
        The case.
    floors : collection of int
        The floors.
    """
    return replace(
        case,
        floors=tuple(
            replace(floor, area=0, people=0) if f in floors else floor
            for f, floor in enumerate(case.floors)
        ),
        units=tuple(_without(unit, floors) for unit in case.units),
        limits=tuple(
            replace(
                limit,
                unit=tuple(
                    tuple(n for f, n in zip(unit.floors, row, strict=True) if f not in floors)
                    for unit, row in zip(case.units, limit.unit, strict=True)
                )
                if limit.unit
                else (),
            )
            for limit in case.limits
        ),
    )


def unused(case: Case, plan: Plan) -> tuple[int, ...]:
    """Return the floors on which a plan has neither units nor rooms."""
    used = {p for p in plan.place if p < len(case.floors)} | {f for _, f in plan.rooms}
    return tuple(f for f in range(len(case.floors)) if f not in used)


def closings(case: Case, plan: Plan) -> list[tuple[int, ...]]:
    """Return sets of floors that may be left unused: those a plan leaves, then one more.

    One more is the highest floor of a tower that nobody needs, the dearest first, when all who
    moved find room on the others, with the fewest rooms that a single zone could do with.

    Parameters
    ----------
    case : Case
        The case.
    plan : Plan
        A sound plan.
    """
    free = unused(case, plan)
    used = set(range(len(case.floors))).difference(free)
    area = sum(case.units[u].area for u, p in enumerate(plan.place) if p < len(case.floors))
    area += _fewest_rooms(case, plan)
    one_more = []
    for tower in range(len(case.towers)):
        shutting = _highest(case, tower, used, free)
        if shutting is None:
            continue
        left = sum(case.floors[f].area for f in used if f != shutting)
        if area <= left * (1 - SPARE):
            one_more.append((case.floors[shutting].open_cost, (*free, shutting)))
    dearest_first = sorted(one_more, key=lambda each: -each[0])
    return [free] * bool(free) + [floors for _, floors in dearest_first]


def _without(unit: Unit, floors: Collection[int]) -> Unit:
    kept = [i for i, f in enumerate(unit.floors) if f not in floors]
    places, cost = tuple(unit.floors[i] for i in kept), tuple(unit.cost[i] for i in kept)
    return replace(unit, floors=places, cost=cost)


def _highest(case: Case, tower: int, used: Collection[int], free: tuple[int, ...]) -> int | None:
    """Return the highest used floor of a tower that everybody can do without."""
    own = [f for f in used if case.floors[f].tower == tower]
    for f in sorted(own, key=lambda f: (-case.floors[f].level, f)):
        gone = {f, *free}
        if all(unit.stay is not None or not gone.issuperset(unit.floors) for unit in case.units):
            return f
    return None


def _fewest_rooms(case: Case, plan: Plan) -> int:
    """Return the area of the fewest rooms for all who moved, as if all zones were one."""
    if not case.rooms.classes:
        return 0
    moved = [u for u, p in enumerate(plan.place) if p < len(case.floors)]
    peaks = np.array(case.rooms.load, dtype=np.int64)[moved].sum(axis=0).max(axis=1, initial=0)
    area = 0
    for kind, peak in zip(case.rooms.classes, peaks.tolist(), strict=True):
        rooms = next((k for k, load in enumerate(kind.limit) if load >= peak), len(kind.limit))
        area += rooms * kind.area
    return area
