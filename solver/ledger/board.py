"""A running bill that prices moves of many units at once: the same sums, kept ready as arrays."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
import numpy.typing as npt

from solver.ledger.ledger import Ledger
from solver.ledger.pooled import AREA, LIMIT, ONE_TOWER, PARKING, PEOPLE, ROOMS, Row
from solver.ledger.tables import NOWHERE, Ints, Tables, ints

Floats = npt.NDArray[np.float64]
FAR = 1 << 40  # beyond every level
LARGEST_SHORT = 1 << 29
LONGEST_STAIR = 1 << 22  # loads up to here are looked up instead of searched


class Fixed:
    """What never changes, in the shapes that batches need. U units, F floors, S slots, H hours."""

    def __init__(self, tables: Tables) -> None:
        case = tables.case
        count = len(case.units)
        self.area = ints([u.area for u in case.units])
        self.people = ints([u.people for u in case.units])
        self.opd = ints([u.opd for u in case.units])
        self.stay = ints([-1 if u.stay is None else u.stay for u in case.units])
        self.cost: Floats = np.full((count, tables.floors + 1), np.inf)
        for u, unit in enumerate(case.units):
            self.cost[u, list(unit.floors)] = unit.cost
            if unit.stay is not None:
                self.cost[u, -1] = unit.stay_cost
        self.span_cost = ints([g.span_cost for g in case.opds])
        self.split_cost = ints([g.split_cost for g in case.opds])
        self.keep_cost = ints([b.keep_cost for b in case.old] or [0])
        self.level = [f.level for f in case.floors]
        self.loads = _profiles(tables.room_load)
        self.vehicles = _profiles(tables.vehicles)
        self.most_levels = case.parking.max_levels if case.parking else 0
        self.grouped = len(case.towers) > 1 or bool(self.span_cost.any() or self.split_cost.any())
        self.limit_unit = [_by_floor(tables, rows) for rows in tables.limit_unit]
        self._tables = tables

    @cached_property
    def weight(self) -> Ints:
        """Weight of trips [U, U] from the first to the second."""
        table = np.zeros((len(self.area),) * 2, dtype=np.int64)
        for u, v, w in self._tables.case.flows:
            table[u, v] += w
        return table

    @cached_property
    def tied(self) -> npt.NDArray[np.bool_]:
        """Pairs [U, U] with a rule between them."""
        table = np.zeros((len(self.area),) * 2, dtype=np.bool_)
        for u, v in (*self._tables.case.together, *self._tables.case.apart):
            table[u, v] = table[v, u] = True
        return table

    @cached_property
    def stair(self) -> tuple[Ints, Ints] | None:
        """Rooms needed by load, all classes in one row, and where each class begins."""
        tables = self._tables
        top = np.maximum(tables.room_last, tables.room_load.sum(axis=0).max(axis=1)) + 2
        if not tables.has_rooms or int(top.sum()) > LONGEST_STAIR:
            return None
        rows = []
        for c, size in enumerate(top):
            limit = ints(tables.case.rooms.classes[c].limit)
            found = np.searchsorted(limit, np.arange(int(size)))
            rows.append(np.minimum(found, tables.room_most[c]))
        return np.concatenate(rows), np.cumsum([0, *top[:-1]])

    def rooms_for(self, peaks: Ints) -> Ints:
        """Return the rooms needed for peaks [..., C]."""
        if self.stair is None:
            return self._tables.rooms_for(peaks)
        row, start = self.stair
        found: Ints = row[peaks + start]
        return found


def _profiles(table: Ints) -> Ints:
    """Return [slots, kinds, U] from [U, kinds, slots], in short numbers where they do."""
    short = int(table.sum(axis=0).max(initial=0)) < LARGEST_SHORT
    return np.ascontiguousarray(table.transpose(2, 1, 0), dtype=np.int32 if short else np.int64)


def _by_floor(tables: Tables, rows: list[Ints]) -> Ints:
    """Return [U, F+1] of what each place counts in a limit, staying last."""
    table = np.zeros((len(rows), tables.floors + 1), dtype=np.int64)
    for u, unit in enumerate(tables.case.units):
        table[u, list(unit.floors)] = rows[u][: len(unit.floors)]
    return table


class Board(Ledger):
    """A ledger whose moves cost less, and that keeps ready what `batch` prices many units from.

    Parameters
    ----------
    tables : Tables
        The case.
    fixed : Fixed
        Arrays of the case in other shapes; boards of the same case share them.
    place : iterable of int or None
        Location per unit.

    Attributes
    ----------
    at : array [U]
        Location per unit, as `place`.
    load, parked : array [S, Z, C], [H, sites, types]
        Sums as in `sums`, slots and hours first.
    need, level : array [Z, C], [sites, types]
        Rooms and parking levels needed now.
    members, low, low2, high, high2 : array [G, T]
        By OPD and tower: units there, lowest and second lowest level, highest and second highest.
    stays : array [G]
        Units of each OPD that stay.
    limits : list of int
        What is used of each limit.
    """

    def __init__(self, tables: Tables, fixed: Fixed, place: Iterable[int] | None = None) -> None:
        super().__init__(tables)
        case = tables.case
        self.fixed = fixed
        zones, towers = len(tables.zones), len(case.towers)
        self.at: Ints = np.full(len(case.units), NOWHERE, dtype=np.int64)
        slots, classes, _ = fixed.loads.shape
        hours, types, _ = fixed.vehicles.shape
        self.load = np.zeros((slots, zones, classes), dtype=fixed.loads.dtype)
        self.parked = np.zeros((hours, len(case.sites), types), dtype=fixed.vehicles.dtype)
        self.need: Ints = np.zeros((zones, classes), dtype=np.int64)
        self.level: Ints = np.zeros((len(case.sites), types), dtype=np.int64)
        groups = (len(case.opds), towers)
        self.members: Ints = np.zeros(groups, dtype=np.int64)
        self.low, self.low2 = np.full(groups, -FAR), np.full(groups, -FAR)
        self.high, self.high2 = np.full(groups, FAR), np.full(groups, FAR)
        self.stays: Ints = np.zeros(len(case.opds), dtype=np.int64)
        self.limits = [0] * len(case.limits)
        self.strained: Ints = np.zeros((2, len(case.units), len(tables.distance)), dtype=np.int64)
        self._zones = [self._zone(z) for z in range(zones)]
        self._sites = [self._site(s) for s in range(len(case.sites))]
        self._groups = [(0, 0)] * len(case.opds)
        for u, p in enumerate(place if place is not None else ()):
            if p != NOWHERE:
                self.move(u, p)

    def move(self, unit: int, place: int, priced: Row | None = None) -> int:
        """Move a unit to a place it may take (or NOWHERE); return where it was."""
        before = self.place[unit]
        if place == before:
            return before
        floors = self.tables.floors
        self.cost += int(self.flow[unit, place] - self.flow[unit, before])
        self.over[3] += int(self.strained[0, unit, place] - self.strained[0, unit, before])
        self.over[4] += int(self.strained[1, unit, place] - self.strained[1, unit, before])
        if before != NOWHERE:
            self._leave_or_enter(unit, before, -1)
        if place != NOWHERE:
            self._leave_or_enter(unit, place, +1)
        self._walk(unit, before, place)
        self._strain(unit, before, place)
        self.place[unit] = place
        self.at[unit] = place
        if self.fixed.grouped:
            self._regroup(self.tables.case.units[unit].opd)
        for z in {self.tables.zone_of[p] for p in (before, place) if NOWHERE != p < floors}:
            self._rezone(z)
        for s in {self.tables.site_of[p] for p in (before, place) if NOWHERE != p < floors}:
            self._resite(s)
        if self.limits:
            self._recount_limits()
        return before

    def hold_back(self, zone: int, area: int) -> None:
        """Hold back more area (or less) in a zone than its rooms need, for wasted corners."""
        self.sums.reserve[zone] = max(0, self.sums.reserve[zone] + area)
        self._rezone(zone)

    def _leave_or_enter(self, unit: int, place: int, sign: int) -> None:
        tables = self.tables
        record = tables.case.units[unit]
        if place >= tables.floors:
            old = place - tables.floors
            self.old_count[old] += sign
            if self.old_count[old] == (1 if sign > 0 else 0):
                self.cost += sign * tables.case.old[old].keep_cost
            self.cost += sign * record.stay_cost
            self.stays[record.opd] += sign
            return
        sums, floor, tower = self.sums, tables.case.floors[place], tables.tower_of[place]
        self.cost += sign * int(self.fixed.cost[unit, place])
        used, heads = int(sums.used[place]), int(sums.heads[place])
        self.over[AREA] += max(0, used + sign * record.area - floor.area) - max(
            0, used - floor.area
        )
        self.over[PEOPLE] += max(0, heads + sign * record.people - floor.people) - max(
            0, heads - floor.people
        )
        sums.used[place] += sign * record.area
        sums.heads[place] += sign * record.people
        sums.count[place] += sign
        sums.towers[tower] += sign
        first = 1 if sign > 0 else 0
        if sums.count[place] == first:
            self.cost += sign * floor.open_cost
        if sums.towers[tower] == first:
            self.cost += sign * tables.case.towers[tower].open_cost
        for i, rows in enumerate(self.fixed.limit_unit):
            sums.moved[i] += sign * rows[unit, place]
        if tables.has_rooms:
            zone = tables.zone_of[place]
            sums.load[zone] += sign * tables.room_load[unit]
            self.load[:, zone] += sign * self.fixed.loads[:, :, unit]
        if tables.case.parking is not None:
            site = tables.site_of[place]
            sums.parked[site] += sign * tables.vehicles[unit]
            self.parked[:, site] += sign * self.fixed.vehicles[:, :, unit]

    def _strain(self, unit: int, before: int, place: int) -> None:
        """Keep what each place of a mate breaks: [0] together, [1] apart."""
        for v in self.tables.together[unit]:
            if before != NOWHERE:
                self.strained[0, v, :-1] -= 1
                self.strained[0, v, before] += 1
            if place != NOWHERE:
                self.strained[0, v, :-1] += 1
                self.strained[0, v, place] -= 1
        for v in self.tables.apart[unit]:
            if before != NOWHERE:
                self.strained[1, v, before] -= 1
            if place != NOWHERE:
                self.strained[1, v, place] += 1

    def _regroup(self, opd: int) -> None:
        """Recount the levels of an OPD by tower, its span, its towers and whether it is split."""
        tables, floors = self.tables, self.tables.floors
        level, tower_of, place = self.fixed.level, tables.tower_of, self.place
        levels: dict[int, list[int]] = {}
        for v in tables.members[opd]:
            p = place[v]
            if NOWHERE != p < floors:
                levels.setdefault(tower_of[p], []).append(level[p])
        self.members[opd] = 0
        self.low[opd] = self.low2[opd] = -FAR
        self.high[opd] = self.high2[opd] = FAR
        span = 0
        for tower, found in levels.items():
            found.sort()
            span += found[-1] - found[0]
            self.members[opd, tower] = len(found)
            self.low[opd, tower], self.high[opd, tower] = found[0], found[-1]
            if len(found) > 1:
                self.low2[opd, tower], self.high2[opd, tower] = found[1], found[-2]
        record = tables.case.opds[opd]
        cost = record.span_cost * span
        if levels and self.stays[opd]:
            cost += record.split_cost
        extra = max(0, len(levels) - 1)
        was, were = self._groups[opd]
        self.cost += cost - was
        self.over[ONE_TOWER] += extra - were
        self._groups[opd] = cost, extra

    def _zone(self, zone: int) -> tuple[int, int, int]:
        """Return (cost of rooms, load above the table, area lacking for rooms) of a zone."""
        tables, sums = self.tables, self.sums
        if not tables.has_rooms:
            return 0, 0, 0
        peak = sums.load[zone].max(axis=1)
        need = self.fixed.rooms_for(peak)
        self.need[zone] = need
        above = int(np.maximum(peak - tables.room_last, 0).sum())
        here = tables.zone_floors[zone]
        free = np.maximum(tables.area[here] - sums.used[here], 0)[sums.count[here] > 0].sum()
        lack = max(0, int(need @ tables.room_area + sums.reserve[zone] - free))
        return int(need @ tables.room_cost), above, lack

    def _rezone(self, zone: int) -> None:
        cost, above, lack = self._zones[zone]
        found = self._zone(zone)
        self.cost += found[0] - cost
        self.over[ROOMS] += found[1] - above
        self.over[AREA] += found[2] - lack
        self._zones[zone] = found

    def _site(self, site: int) -> tuple[int, int]:
        """Return (cost of parking levels, levels too many) of a site."""
        tables = self.tables
        park = tables.case.parking
        if park is None:
            return 0, 0
        cost = over = 0
        for k, peak in enumerate(self.sums.parked[site].max(axis=1).tolist()):
            surface = tables.case.sites[site].surface[k]
            levels = max(0, -((surface - peak) // (10 * park.level_stalls[k])))
            self.level[site, k] = levels
            cost += levels * park.level_cost[k]
            over += max(0, levels - park.max_levels)
        return cost, over

    def _resite(self, site: int) -> None:
        cost, over = self._sites[site]
        found = self._site(site)
        self.cost += found[0] - cost
        self.over[PARKING] += found[1] - over
        self._sites[site] = found

    def _recount_limits(self) -> None:
        self.limits = [self._limit(i) for i in range(len(self.limits))]
        most = [limit.most for limit in self.tables.case.limits]
        self.over[LIMIT] = sum(max(0, n - m) for n, m in zip(self.limits, most, strict=True))

    def _limit(self, index: int) -> int:
        limit, sums = self.tables.case.limits[index], self.sums
        used = int(sums.moved[index])
        if limit.floor:
            used += int((sums.count > 0) @ ints(limit.floor))
        if limit.tower:
            used += int((sums.towers > 0) @ ints(limit.tower))
        if limit.room and self.tables.has_rooms:
            used += int((self.need @ ints(limit.room)).sum())
        if limit.level and self.tables.case.parking is not None:
            used += int((self.level @ ints(limit.level)).sum())
        return used
