"""Shared rooms pooled per zone and parking levels per site: the peak slot decides."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import Any

from solver.case.model import RoomClass
from solver.cpsat.draft import Draft, Term
from solver.rules import CostTerm, RuleId

Profile = tuple[tuple[tuple[int, ...], ...], ...]


def add_rooms(draft: Draft) -> None:
    """ROOMS: per zone and class at least the rooms that the peak pooled load needs."""
    case = draft.case
    for zone in sorted({floor.zone for floor in case.floors}):
        floors = frozenset(f for f, floor in enumerate(case.floors) if floor.zone == zone)
        for c, room in enumerate(case.rooms.classes):
            loads = _loads(draft, case.rooms.load, c, floors)
            most = _most_rooms(room, loads)
            for f in sorted(floors) if most else ():
                _add_room_count(draft, c, f, most)
            carried = _carried(draft, zone, c, floors, most)
            for load in loads:
                draft.require(RuleId.ROOMS, "zone class", (zone, c), _sum(load) <= carried)


def _add_room_count(draft: Draft, c: int, floor: int, most: int) -> None:
    area = draft.case.rooms.classes[c].area
    fits = min(most, draft.case.floors[floor].area // area) if area else most
    rooms = draft.count(fits, lambda facts: facts.rooms[c, floor])
    draft.rooms[c, floor] = rooms
    draft.charge(CostTerm.ROOM, draft.case.rooms.classes[c].cost, rooms)
    on = draft.floor_on.get(floor, 1)
    if not isinstance(on, int):
        draft.define(rooms <= fits * on)


def _carried(draft: Draft, zone: int, c: int, floors: frozenset[int], most: int) -> Any:
    """Return the load that the rooms of a zone and class carry, as an expression."""
    limit = draft.case.rooms.classes[c].limit
    if not most:
        return limit[0]
    rooms = sum(draft.rooms[c, f] for f in sorted(floors))
    gains = [limit[k] - limit[k - 1] for k in range(1, most + 1)]
    if len(set(gains)) == 1:
        used = draft.count(most, lambda facts: min(most, facts.zone_rooms[zone, c]))
        draft.require(RuleId.ROOMS, "zone class", (zone, c), used <= rooms)
        return limit[0] + gains[0] * used
    steps = [_step(draft, zone, c, k) for k in range(1, most + 1)]
    for earlier, later in pairwise(steps):
        draft.define(later <= earlier)
    draft.require(RuleId.ROOMS, "zone class", (zone, c), sum(steps) <= rooms)
    return limit[0] + sum(gain * step for gain, step in zip(gains, steps, strict=True))


def _step(draft: Draft, zone: int, c: int, k: int) -> Term:
    return draft.flag(lambda facts: int(facts.zone_rooms[zone, c] >= k))


def add_parking(draft: Draft) -> None:
    """PARKING: levels per site and vehicle type <= the most allowed; charge each level."""
    case, park = draft.case, draft.case.parking
    if park is None:
        return
    for s, site in enumerate(case.sites):
        floors = frozenset(
            f for f, floor in enumerate(case.floors) if case.towers[floor.tower].site == s
        )
        for k, stalls in enumerate(park.level_stalls):
            loads = _loads(draft, park.vehicles, k, floors)
            peak = max((sum(n for _, n in load) for load in loads), default=0)
            levels = _levels(draft, s, k, peak)
            draft.charge(CostTerm.PARKING, park.level_cost[k], levels)
            draft.levels[s, k] = levels
            for load in loads:
                enough = _sum(load) <= site.surface[k] + 10 * stalls * levels
                draft.require(RuleId.PARKING, "site vehicle", (s, k), enough)


def _levels(draft: Draft, site: int, k: int, peak: int) -> Term:
    case, park = draft.case, draft.case.parking
    assert park is not None
    surface, per_level = case.sites[site].surface[k], 10 * park.level_stalls[k]
    most = min(park.max_levels, max(0, -(-(peak - surface) // per_level)))
    floors = {f for f, floor in enumerate(case.floors) if case.towers[floor.tower].site == site}
    if not most:
        return 0
    return draft.count(
        most,
        lambda facts: max(0, -(-(facts.peak(park.vehicles, k, floors) - surface) // per_level)),
    )


def _loads(
    draft: Draft, table: Profile, kind: int, floors: frozenset[int]
) -> list[list[tuple[Term, int]]]:
    """Return by slot the (variable, load) of the units that may be on the floors.

    Slots in which no unit loads more than in another slot are left out: they never decide.
    """
    here = [u for u in range(len(table)) if floors.intersection(draft.places[u])]
    columns = _undominated(zip(*(table[u][kind] for u in here), strict=True))
    terms = [draft.within(u, floors) for u in here]
    return [[(term, n) for term, n in zip(terms, column, strict=True) if n] for column in columns]


def _undominated(columns: Iterable[tuple[int, ...]]) -> list[tuple[int, ...]]:
    kept: list[tuple[int, ...]] = []
    for column in sorted(set(columns), key=lambda c: (-sum(c), c)):
        if not any(all(a >= b for a, b in zip(k, column, strict=True)) for k in kept):
            kept.append(column)
    return kept


def _sum(load: list[tuple[Term, int]]) -> Any:
    return sum(n * term for term, n in load)


def _most_rooms(room: RoomClass, loads: list[list[tuple[Term, int]]]) -> int:
    """Return the rooms needed when everybody who may come comes, at most the table's most."""
    peak = max((sum(n for _, n in load) for load in loads), default=0)
    return next((k for k, limit in enumerate(room.limit) if limit >= peak), len(room.limit) - 1)
