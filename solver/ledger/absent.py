"""The sums of a plan as they would be without one unit: the base that its places are priced on."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solver.ledger.tables import NOWHERE, Ints, Tables


@dataclass(frozen=True)
class Sums:
    """Sums over the placed units.

    `used` area, `heads` people and `count` units by floor; `towers` units by tower; `load` by
    zone, class and slot; `parked` by site, type and hour; `moved` what the moved units count in
    each limit.
    """

    tables: Tables
    used: Ints
    heads: Ints
    count: Ints
    towers: Ints
    load: Ints
    parked: Ints
    moved: Ints

    def pool(self) -> Ints:
        """Return the free area of the floors in use by zone."""
        free = np.maximum(self.tables.area - self.used, 0) * (self.count > 0)
        return np.bincount(self.tables.zone, free, len(self.tables.zones)).astype(np.int64)

    def room_area(self, need: Ints) -> Ints:
        """Return the area to be kept free by zone for the rooms needed."""
        area: Ints = need @ self.tables.room_area
        return area

    def rooms(self) -> Ints:
        """Return the rooms needed by zone and class."""
        return self.tables.rooms_for(self.load.max(axis=2))

    def levels(self) -> Ints:
        """Return the parking levels needed by site and type."""
        return levels_for(self.tables, self.parked.max(axis=2))

    def limit_used(self, index: int) -> int:
        """Return what is used of a limit."""
        limit = self.tables.case.limits[index]
        used = int(self.moved[index])
        if limit.floor:
            used += int((self.count > 0) @ np.array(limit.floor))
        if limit.tower:
            used += int((self.towers > 0) @ np.array(limit.tower))
        if limit.room and self.tables.has_rooms:
            used += int((self.rooms() @ np.array(limit.room)).sum())
        if limit.level and self.tables.case.parking is not None:
            used += int((self.levels() @ np.array(limit.level)).sum())
        return used


def levels_for(tables: Tables, peaks: Ints) -> Ints:
    """Return parking levels: ceil((peak - surface) / vehicles per level), at least 0."""
    levels: Ints = np.maximum(-((tables.surface - peaks) // tables.stalls), 0)
    return levels


def empty(tables: Tables) -> Sums:
    """Return the sums of a plan in which nobody is placed."""
    case = tables.case
    floors = [np.zeros(tables.floors, dtype=np.int64) for _ in range(3)]
    return Sums(
        tables,
        floors[0],
        floors[1],
        floors[2],
        np.zeros(len(case.towers), dtype=np.int64),
        np.zeros((len(tables.zones), *tables.room_load.shape[1:]), dtype=np.int64),
        np.zeros((len(case.sites), *tables.vehicles.shape[1:]), dtype=np.int64),
        np.zeros(len(case.limits), dtype=np.int64),
    )


def add(sums: Sums, unit: int, floor: int, sign: int) -> None:
    """Add a unit to the sums of a floor (+1) or take it out (-1)."""
    tables = sums.tables
    record = tables.case.units[unit]
    sums.used[floor] += sign * record.area
    sums.heads[floor] += sign * record.people
    sums.count[floor] += sign
    sums.towers[tables.tower_of[floor]] += sign
    for i, rows in enumerate(tables.limit_unit):
        sums.moved[i] += sign * rows[unit][tables.column[unit][floor]]
    if tables.has_rooms:
        sums.load[tables.zone_of[floor]] += sign * tables.room_load[unit]
    if tables.case.parking is not None:
        sums.parked[tables.site_of[floor]] += sign * tables.vehicles[unit]


def without(sums: Sums, unit: int, place: int) -> Sums:
    """Return the sums without a unit at `place`; the same ones when that is no floor."""
    tables = sums.tables
    if not NOWHERE != place < tables.floors:
        return sums
    copied = Sums(
        tables,
        sums.used.copy(),
        sums.heads.copy(),
        sums.count.copy(),
        sums.towers.copy(),
        sums.load.copy() if tables.has_rooms else sums.load,
        sums.parked.copy() if tables.case.parking is not None else sums.parked,
        sums.moved.copy(),
    )
    add(copied, unit, place, -1)
    return copied
