"""The price of every place for one unit at once, with rooms pooled per zone."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.ledger.absent import Sums, levels_for, without
from solver.ledger.state import State
from solver.ledger.tables import NOWHERE, Ints, Tables

AREA, PEOPLE, ONE_TOWER, TOGETHER, APART, ROOMS, PARKING, LIMIT = range(8)


@dataclass(frozen=True)
class Row:
    """What the plan gains by having a unit at each of its places, against being nowhere.

    Parameters
    ----------
    places : array [n]
        The places the unit may take.
    cost : array [n]
        Cost at each place.
    over : array [8, n]
        What is broken, in the order of ``ledger.RULES``.
    """

    places: Ints
    cost: Ints
    over: Ints


def row(ledger: State, unit: int) -> Row:
    """Price all places of a unit at once; where the unit is now does not matter.

    The price of a move is the difference between two columns of the result.
    """
    tables = ledger.tables
    record = tables.case.units[unit]
    places = tables.allowed[unit]
    cost = tables.unit_cost[unit] + ledger.flow[unit, places]
    found = Row(places, cost, np.zeros((8, len(places)), dtype=np.int64))
    if record.floors:
        _floors(without(ledger.sums, unit, ledger.place[unit]), unit, found)
    _group(ledger, unit, found)
    _pairs(ledger, unit, found)
    if record.stay is not None:
        here = ledger.place[unit] == tables.floors + record.stay
        if ledger.old_count[record.stay] == int(here):
            cost[-1] += tables.case.old[record.stay].keep_cost
    return found


def _floors(sums: Sums, unit: int, found: Row) -> None:
    """Add what depends on the floor: opening, area, people, rooms, parking, limits."""
    tables = sums.tables
    record = tables.case.units[unit]
    count = len(record.floors)
    at = found.places[:count]
    shut = sums.count == 0
    gain = shut * tables.open_cost
    if tables.charges_towers:
        gain += ((sums.towers == 0) * tables.tower_cost)[tables.tower]
    free = tables.area - sums.used
    fuller = np.maximum(record.area - free, 0) - np.maximum(-free, 0)
    crowd = sums.heads - tables.people
    crowd = np.maximum(crowd + record.people, 0) - np.maximum(crowd, 0)
    found.over[PEOPLE, :count] = crowd[at]
    more_rooms = more_levels = None
    if tables.case.parking is not None:
        more_levels = _parking(sums, unit, found)
        gain += (more_levels @ tables.level_cost)[tables.site]
    if tables.has_rooms:
        more_rooms, lack = _rooms(sums, unit, found)
        gain += (more_rooms @ tables.room_cost)[tables.zone]
        fuller += lack
    found.over[AREA, :count] = fuller[at]
    found.cost[:count] += gain[at]
    if tables.case.limits:
        _limits(sums, unit, found, more_rooms, more_levels)


def _rooms(sums: Sums, unit: int, found: Row) -> tuple[Ints, Ints]:
    """Return rooms by class [Z, C] that the unit brings along, and area lacking by floor [F].

    Lacking is the area of the rooms of a zone beyond the free area of its floors in use.
    """
    tables = sums.tables
    record = tables.case.units[unit]
    zone, last = tables.zone, tables.room_last
    peak = sums.load.max(axis=2)
    peak_with = (sums.load + tables.room_load[unit]).max(axis=2)
    need, need_with = tables.rooms_for(peak), tables.rooms_for(peak_with)
    above = np.maximum(peak_with - last, 0) - np.maximum(peak - last, 0)
    count = len(record.floors)
    found.over[ROOMS, :count] = above.sum(axis=1)[zone[found.places[:count]]]
    pool = sums.pool()
    free = np.maximum(tables.area - sums.used, 0) * (sums.count > 0)
    change = np.maximum(tables.area - sums.used - record.area, 0) - free
    area, area_with = sums.room_area(need), sums.room_area(need_with)
    lack = np.maximum((area_with - pool)[zone] - change, 0) - np.maximum(area - pool, 0)[zone]
    return need_with - need, lack


def _parking(sums: Sums, unit: int, found: Row) -> Ints:
    """Return the parking levels [S, types] that the unit brings to each site."""
    tables = sums.tables
    park = tables.case.parking
    assert park is not None
    count = len(tables.case.units[unit].floors)
    levels = sums.levels()
    levels_with = levels_for(tables, (sums.parked + tables.vehicles[unit]).max(axis=2))
    most = park.max_levels
    over = np.maximum(levels_with - most, 0) - np.maximum(levels - most, 0)
    found.over[PARKING, :count] = over.sum(axis=1)[tables.site[found.places[:count]]]
    more: Ints = levels_with - levels
    return more


def _group(ledger: State, unit: int, found: Row) -> None:
    """Add what depends on the unit's OPD: span, one tower, split."""
    tables = ledger.tables
    record = tables.case.units[unit]
    opd = tables.case.opds[record.opd]
    count = len(record.floors)
    bounds, stays = _bounds(ledger, unit)
    if stays and not bounds:
        found.cost[:count] += opd.split_cost
    if bounds and not stays:
        found.cost[count:] += opd.split_cost
    if bounds and count:
        at = found.places[:count]
        span, strange = _span(tables, bounds)
        found.cost[:count] += opd.span_cost * span[at]
        found.over[ONE_TOWER, :count] = strange[at]


def _bounds(ledger: State, unit: int) -> tuple[dict[int, tuple[int, int]], int]:
    """Return (lowest, highest) level by tower, and how many stay, of the rest of the OPD."""
    tables = ledger.tables
    bounds: dict[int, tuple[int, int]] = {}
    stays = 0
    for v in tables.members[tables.case.units[unit].opd]:
        p = ledger.place[v]
        if v == unit or p == NOWHERE:
            continue
        if p >= tables.floors:
            stays += 1
            continue
        floor = tables.case.floors[p]
        low, high = bounds.get(floor.tower, (floor.level, floor.level))
        bounds[floor.tower] = (min(low, floor.level), max(high, floor.level))
    return bounds, stays


def _span(tables: Tables, bounds: dict[int, tuple[int, int]]) -> tuple[Ints, Ints]:
    """Return levels added [F] and extra towers [F] against (lowest, highest) level by tower."""
    span = np.zeros(tables.floors, dtype=np.int64)
    strange = np.ones(tables.floors, dtype=np.int64)
    for tower, (low, high) in bounds.items():
        here = tables.tower_floors[tower]
        level = tables.level[here]
        span[here] = np.maximum(level - high, 0) + np.maximum(low - level, 0)
        strange[here] = 0
    return span, strange


def _pairs(ledger: State, unit: int, found: Row) -> None:
    """Add the pairs that the unit breaks at each place; a mate in the tray breaks nothing."""
    tables = ledger.tables
    for v in tables.together[unit]:
        if ledger.place[v] != NOWHERE:
            found.over[TOGETHER] += found.places != ledger.place[v]
    for v in tables.apart[unit]:
        if ledger.place[v] != NOWHERE:
            found.over[APART] += found.places == ledger.place[v]


def _limits(
    sums: Sums, unit: int, found: Row, more_rooms: Ints | None, more_levels: Ints | None
) -> None:
    """Add by how much more each limit is passed at each floor."""
    tables = sums.tables
    count = len(tables.case.units[unit].floors)
    at = found.places[:count]
    for i, limit in enumerate(tables.case.limits):
        gain = tables.limit_unit[i][unit][:count].copy()
        if limit.floor:
            gain += ((sums.count == 0) * np.array(limit.floor))[at]
        if limit.tower:
            gain += ((sums.towers == 0) * np.array(limit.tower))[tables.tower[at]]
        if limit.room and more_rooms is not None:
            gain += (more_rooms @ np.array(limit.room))[tables.zone[at]]
        if limit.level and more_levels is not None:
            gain += (more_levels @ np.array(limit.level))[tables.site[at]]
        base = sums.limit_used(i) - limit.most
        found.over[LIMIT, :count] += np.maximum(base + gain, 0) - max(base, 0)
