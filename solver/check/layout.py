"""Lay the shared rooms that a placement needs onto the floors of their zone, first fit."""

from __future__ import annotations

from solver.case.model import Case
from solver.check import usage


def lay_out_rooms(case: Case, place: tuple[int, ...]) -> tuple[tuple[int, int], ...] | None:
    """Return the rooms a placement needs as sorted (class, floor), or None when they do not fit.

    Large rooms first, each onto the emptiest floor in use of its zone; a floor not in use is
    taken only when nothing else has space, the cheapest first. None is no proof that no layout
    exists: first fit is a heuristic.
    """
    left = [floor.area for floor in case.floors]
    for u, p in enumerate(place):
        if p < len(case.floors):
            left[p] -= case.units[u].area
    need = usage.rooms_needed(case, place)
    rooms: list[tuple[int, int]] = []
    for zone in sorted({floor.zone for floor in case.floors}):
        wanted: list[int] = []
        for c in range(len(case.rooms.classes)):
            count = need[zone, c]
            if count is None:
                return None
            wanted += [c] * count
        laid = _lay_out_zone(case, zone, wanted, set(place), left)
        if laid is None:
            return None
        rooms += laid
    return tuple(sorted(rooms))


def _lay_out_zone(
    case: Case, zone: int, wanted: list[int], places: set[int], left: list[int]
) -> list[tuple[int, int]] | None:
    mine = [f for f, floor in enumerate(case.floors) if floor.zone == zone]
    opened = [f for f in mine if f in places]
    shut = [f for f in mine if f not in places]
    shut.sort(key=lambda f: case.floors[f].open_cost)
    laid = []
    for c in sorted(wanted, key=lambda c: -case.rooms.classes[c].area):
        area = case.rooms.classes[c].area
        fits = [f for f in opened if left[f] >= area]
        while not fits and shut:
            opened.append(shut.pop(0))
            fits = [opened[-1]] if left[opened[-1]] >= area else []
        if not fits:
            return None
        floor = max(fits, key=lambda f: left[f])
        left[floor] -= area
        laid.append((c, floor))
    return laid
