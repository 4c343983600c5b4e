"""The price of every place for many units at once, from a board; each as if it moved alone."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from solver.ledger.absent import levels_for
from solver.ledger.board import FAR, Board, Floats
from solver.ledger.pooled import APART, AREA, LIMIT, ONE_TOWER, PARKING, PEOPLE, ROOMS, TOGETHER
from solver.ledger.tables import Ints, ints

Bools = npt.NDArray[np.bool_]


class Batch:
    """Units with where they are, and the board without each of them.

    Parameters
    ----------
    board : Board
        The plan.
    units : array [K]
        Units, each at some place.
    """

    def __init__(self, board: Board, units: Ints) -> None:
        tables = board.tables
        self.board, self.units = board, units
        self.row = np.arange(len(units))
        self.at = board.at[units]
        on = np.flatnonzero(self.at < tables.floors)
        self.on, self.here = on, self.at[on]
        self.who = units[on]
        self.column = np.minimum(self.at, tables.floors)

    def energies(self, prices: Floats) -> Floats:
        """Return [K, F+1]: cost plus price of what is broken, on each floor and when staying.

        Against the plan without the unit; infinite where the unit may not be.
        """
        board = self.board
        tables, fixed = board.tables, board.fixed
        floors = tables.floors
        found = fixed.cost[self.units]
        inside = found[:, :floors]
        inside += board.flow[self.units, :floors]
        self._floors(inside, prices)
        more_rooms = self._rooms(inside, prices) if tables.has_rooms else None
        more_levels = self._parking(inside, prices) if tables.case.parking is not None else None
        if fixed.grouped:
            self._group(found, prices)
        if tables.case.together:
            inside += prices[TOGETHER] * board.strained[0, self.units, :floors]
        if tables.case.apart:
            inside += prices[APART] * board.strained[1, self.units, :floors]
        if tables.case.old:
            self._staying(found[:, -1], prices)
        if tables.case.limits:
            self._limits(found, prices, more_rooms, more_levels)
        return found

    def _floors(self, inside: Floats, prices: Floats) -> None:
        """Add opening, area and people; the unit's own floor is priced without it."""
        board, on, here = self.board, self.on, self.here
        tables, fixed, sums = board.tables, board.fixed, board.sums
        area, people = fixed.area[self.units][:, None], fixed.people[self.units][:, None]
        free = tables.area - sums.used
        over = np.maximum(area - free, 0) - np.maximum(-free, 0)
        own = free[here]
        over[on, here] = np.maximum(-own, 0) - np.maximum(-own - fixed.area[self.who], 0)
        inside += prices[AREA] * over
        crowd = sums.heads - tables.people
        over = np.maximum(crowd + people, 0) - np.maximum(crowd, 0)
        own = crowd[here]
        over[on, here] = np.maximum(own, 0) - np.maximum(own - fixed.people[self.who], 0)
        inside += prices[PEOPLE] * over
        inside += (sums.count == 0) * tables.open_cost
        inside[on, here] += (sums.count[here] == 1) * tables.open_cost[here]
        if tables.charges_towers:
            inside += ((sums.towers == 0) * tables.tower_cost)[tables.tower]
            alone = sums.towers[tables.tower[here]] == 1
            for k, t in zip(on[alone], tables.tower[here[alone]], strict=True):
                inside[k, tables.tower_floors[t]] += tables.tower_cost[t]

    def _rooms(self, inside: Floats, prices: Floats) -> Ints:
        """Add rooms by zone and the area they lack; return rooms brought along [K, Z, C]."""
        board, on, here = self.board, self.on, self.here
        tables, fixed = board.tables, board.fixed
        last = tables.room_last
        home = tables.zone[here]
        peak_with, peak_without = _peaks(board.load, fixed.loads, self.units, on, home)
        peak = np.broadcast_to(board.load.max(axis=0), peak_with.shape).copy()
        peak_with[on, home] = peak[on, home]
        peak[on, home] = peak_without
        need_with = fixed.rooms_for(peak_with)
        need = np.broadcast_to(board.need, peak.shape).copy()
        need[on, home] = fixed.rooms_for(peak[on, home])
        more: Ints = need_with - need
        money = more @ tables.room_cost + prices[ROOMS] * (
            np.maximum(peak_with - last, 0) - np.maximum(peak - last, 0)
        ).sum(axis=2)
        inside += money[:, tables.zone]
        self._lacking(inside, prices[AREA], need, more)
        return more

    def _lacking(self, inside: Floats, price: float, need: Ints, more: Ints) -> None:
        """Add the area that rooms lack in the zone of each floor."""
        board, on, here = self.board, self.on, self.here
        tables, fixed, sums = board.tables, board.fixed, board.sums
        zone, area = tables.zone, fixed.area[self.units]
        free = tables.area - sums.used
        given = np.maximum(free, 0) * (sums.count > 0)
        pool = np.broadcast_to(np.bincount(zone, given, len(tables.zones)), need.shape[:2]).copy()
        change = np.maximum(free - area[:, None], 0) - given
        alone = np.maximum(free[here] + area[on], 0) * (sums.count[here] > 1)
        pool[on, zone[here]] += alone - given[here]
        change[on, here] = given[here] - alone
        wanted = need @ tables.room_area + sums.reserve - pool
        lack = np.maximum((wanted + more @ tables.room_area)[:, zone] - change, 0)
        inside += price * (lack - np.maximum(wanted, 0)[:, zone])

    def _parking(self, inside: Floats, prices: Floats) -> Ints:
        """Add parking levels by site; return those brought along [K, sites, types]."""
        board, on = self.board, self.on
        tables, fixed = board.tables, board.fixed
        home = tables.site[self.here]
        peak_with, peak_without = _peaks(board.parked, fixed.vehicles, self.units, on, home)
        peak_with[on, home] = board.parked[:, home].max(axis=0)
        levels = np.broadcast_to(board.level, peak_with.shape).copy()
        gap = tables.surface[home] - peak_without
        levels[on, home] = np.maximum(-(gap // tables.stalls), 0)
        levels_with = levels_for(tables, peak_with)
        most = fixed.most_levels
        over = np.maximum(levels_with - most, 0) - np.maximum(levels - most, 0)
        more: Ints = levels_with - levels
        money = more @ tables.level_cost + prices[PARKING] * over.sum(axis=2)
        inside += money[:, tables.site]
        return more

    def _group(self, found: Floats, prices: Floats) -> None:
        """Add span, extra towers and split, without the unit itself in its OPD."""
        board, on, here = self.board, self.on, self.here
        tables, fixed = board.tables, board.fixed
        opd = fixed.opd[self.units]
        some, low, high = others_of(board, self.units, on, here)
        inside = found[:, :-1]
        above = np.maximum(tables.level - high[:, tables.tower], 0)
        below = np.maximum(low[:, tables.tower] - tables.level, 0)
        inside += fixed.span_cost[opd][:, None] * (above + below)
        moved = np.asarray(some.any(axis=1))
        strange: Bools = ~some & moved[:, None]
        inside += prices[ONE_TOWER] * strange[:, tables.tower]
        stays = board.stays[opd] - (self.at >= tables.floors) > 0
        split = fixed.split_cost[opd]
        inside += (split * (stays & ~moved))[:, None]
        found[:, -1] += split * (moved & ~stays)

    def _staying(self, found: Floats, prices: Floats) -> None:
        """Add keeping the old building, trips from it and its pairs, where a unit may stay."""
        board = self.board
        tables, fixed = board.tables, board.fixed
        may = np.flatnonzero(fixed.stay[self.units] >= 0)
        who, old = self.units[may], fixed.stay[self.units[may]]
        at = tables.floors + old
        others = ints(board.old_count)[old] - (self.at[may] == at)
        found[may] += board.flow[who, at] + (others == 0) * fixed.keep_cost[old]
        found[may] += prices[TOGETHER] * board.strained[0, who, at]
        found[may] += prices[APART] * board.strained[1, who, at]

    def _limits(
        self, found: Floats, prices: Floats, more_rooms: Ints | None, more_levels: Ints | None
    ) -> None:
        """Add by how much more each limit is passed than without the unit."""
        board, tables, sums = self.board, self.board.tables, self.board.sums
        on, here = self.on, self.here
        tower = tables.tower[here]
        for i, limit in enumerate(tables.case.limits):
            gain = board.fixed.limit_unit[i][self.units]
            inside = gain[:, :-1]
            if limit.floor:
                price = ints(limit.floor)
                inside += (sums.count == 0) * price
                inside[on, here] += (sums.count[here] == 1) * price[here]
            if limit.tower:
                price = ints(limit.tower)
                inside += ((sums.towers == 0) * price)[tables.tower]
                lone = (sums.towers[tower] == 1) * price[tower]
                inside[on] += lone[:, None] * (tables.tower == tower[:, None])
            if limit.room and more_rooms is not None:
                inside += (more_rooms @ ints(limit.room))[:, tables.zone]
            if limit.level and more_levels is not None:
                inside += (more_levels @ ints(limit.level))[:, tables.site]
            base = board.limits[i] - limit.most - gain[self.row, self.column]
            base = base[:, None]
            found += prices[LIMIT] * (np.maximum(base + gain, 0) - np.maximum(base, 0))


def others_of(board: Board, units: Ints, on: Ints, here: Ints) -> tuple[Bools, Ints, Ints]:
    """Return where the rest of each unit's OPD is [K, T]: whether, lowest and highest level.

    Parameters
    ----------
    board : Board
        The plan.
    units : array [K]
        Units.
    on, here : array
        Which of them (by position) are on a floor, and on which.
    """
    tables, fixed = board.tables, board.fixed
    opd = fixed.opd[units]
    members, low, high = board.members[opd], board.low[opd], board.high[opd]
    tower, level = tables.tower[here], tables.level[here]
    members[on, tower] -= 1
    lowest, highest = low[on, tower] == level, high[on, tower] == level
    low[on, tower] = np.where(lowest, board.low2[opd[on], tower], low[on, tower])
    high[on, tower] = np.where(highest, board.high2[opd[on], tower], high[on, tower])
    some = members > 0
    low[~some], high[~some] = -FAR, FAR
    return some, low, high


def _peaks(load: Ints, loads: Ints, units: Ints, on: Ints, home: Ints) -> tuple[Ints, Ints]:
    """Return peaks with each unit in every pool [K, pools, kinds], and of its own without it.

    The units come last while adding: numpy is several times faster on a long last axis.
    """
    own = loads.take(units, axis=2)
    peak_with = (own[:, None] + load[..., None]).max(axis=0)
    inside = load.take(home, axis=1).transpose(0, 2, 1) - own.take(on, axis=2)
    return peak_with.transpose(2, 0, 1), inside.max(axis=0).T
