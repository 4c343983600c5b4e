"""Fold the towers of a case into one: floors of the same level become one, for the level bound."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from solver.case.model import Case, Edge, Floor, RoomClass, Rooms, Tower, Unit
from solver.search.shares import Shares


def fold(case: Case, shares: Shares) -> tuple[Case, Shares]:
    """Return a case of one tower, and its shares, whose level money no plan of `case` undercuts.

    Each level of all towers becomes one floor with the area and people of its floors. A trip
    between two units goes at least over the cuts between their levels; a cut is as long as the
    shortest of the towers that reach it. An OPD spans the same levels. What only a tower can tell
    is dropped: units apart, and edges that are not all levels above a cut.
    """
    levels = sorted({floor.level for floor in case.floors})
    of = [levels.index(floor.level) for floor in case.floors]
    cuts = _cuts(case, shares, levels)
    units, height = [], []
    for u, unit in enumerate(case.units):
        least: dict[int, int] = {}
        for f in unit.floors:
            amount = shares.height[u][f]
            least[of[f]] = min(least.get(of[f], amount), amount)
        height.append(least)
        units.append(_unit(unit, least))
    folded = Case(
        name=case.name,
        sites=case.sites[:1],
        towers=(Tower(0),),
        floors=tuple(_floors(case, levels, of)),
        old=case.old,
        opds=case.opds,
        units=tuple(units),
        flows=case.flows,
        tree=cuts,
        rooms=_rooms(case),
        together=case.together,
        area_unit=case.area_unit,
    )
    return folded, replace(shares, level=cuts, height=tuple(height))


def _unit(unit: Unit, least: dict[int, int]) -> Unit:
    floors = tuple(sorted(least))
    return replace(unit, floors=floors, cost=tuple(least[k] for k in floors))


def _floors(case: Case, levels: list[int], of: list[int]) -> list[Floor]:
    """Return a floor per level; levels that share a zone anywhere share one here."""
    zone = list(range(len(levels)))
    for a, first in enumerate(case.floors):
        for b in range(a):
            if case.floors[b].zone == first.zone and zone[of[a]] != zone[of[b]]:
                gone, kept = zone[of[a]], zone[of[b]]
                zone = [kept if z == gone else z for z in zone]
    found = []
    for k, level in enumerate(levels):
        same = [floor for floor, at in zip(case.floors, of, strict=True) if at == k]
        area, people = sum(floor.area for floor in same), sum(floor.people for floor in same)
        found.append(Floor(0, level, zone[k], area, people, 0))
    return found


def _rooms(case: Case) -> Rooms:
    """Return classes whose k rooms carry at least what k rooms of all zones together carry."""
    zones = len({floor.zone for floor in case.floors})
    return replace(case.rooms, classes=tuple(_class(room, zones) for room in case.rooms.classes))


def _class(room: RoomClass, zones: int) -> RoomClass:
    gain = max((b - a for a, b in pairwise(room.limit)), default=0)
    return replace(room, limit=(room.limit[0] * zones, room.limit[0] * zones + gain))


def _cuts(case: Case, shares: Shares, levels: list[int]) -> tuple[Edge, ...]:
    """Return, for each level but the lowest, the cut below it."""
    length: Counter[tuple[int, int]] = Counter()
    top: dict[int, int] = {}
    for floor in case.floors:
        top[floor.tower] = max(top.get(floor.tower, floor.level), floor.level)
    everywhere = frozenset(range(len(case.floors) + len(case.old)))
    for edge in shares.level:
        for far in (frozenset(edge.beyond), everywhere - frozenset(edge.beyond)):
            cut = _above(case, far)
            if cut is not None:
                length[cut] += edge.length
    cuts = []
    for k, level in reversed([*enumerate(levels)][1:]):
        least = min(length[t, level] for t, highest in top.items() if highest >= level)
        if least:
            cuts.append(Edge(least, tuple(range(k, len(levels)))))
    return tuple(cuts)


def _above(case: Case, far: frozenset[int]) -> tuple[int, int] | None:
    """Return (tower, level) when `far` is just the floors of a tower from that level on."""
    towers = {case.floors[p].tower for p in far if p < len(case.floors)}
    if len(towers) != 1:
        return None
    (t,) = towers
    lowest = min(case.floors[p].level for p in far if p < len(case.floors))
    above = {f for f, floor in enumerate(case.floors) if floor.tower == t and floor.level >= lowest}
    return (t, lowest) if above == far else None
