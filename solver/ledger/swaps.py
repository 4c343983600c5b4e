"""The price of many exchanges at once, from a board: two units on two floors change places."""

from __future__ import annotations

import numpy as np

from solver.ledger.batch import others_of
from solver.ledger.board import Board, Floats
from solver.ledger.pooled import APART, AREA, LIMIT, ONE_TOWER, PARKING, PEOPLE, ROOMS, TOGETHER
from solver.ledger.tables import Ints, ints


def exchangeable(board: Board, first: Ints, second: Ints) -> tuple[Ints, Ints]:
    """Keep the pairs on two different floors that both may take, without a rule between them."""
    fixed, floors = board.fixed, board.tables.floors
    p, q = board.at[first], board.at[second]
    keep = (p != q) & (p < floors) & (q < floors)
    first, second, p, q = first[keep], second[keep], p[keep], q[keep]
    keep = np.isfinite(fixed.cost[first, q] + fixed.cost[second, p]) & ~fixed.tied[first, second]
    return first[keep], second[keep]


class Swaps:
    """Pairs of units that would change places, each as if it were the only one.

    Parameters
    ----------
    board : Board
        The plan.
    first, second : array [K]
        Pairs as `exchangeable` lets them through.
    """

    def __init__(self, board: Board, first: Ints, second: Ints) -> None:
        self.board, self.first, self.second = board, first, second
        self.p, self.q = board.at[first], board.at[second]

    def gains(self, prices: Floats) -> Floats:
        """Return the change of cost plus price of what is broken [K]."""
        board = self.board
        tables, fixed = board.tables, board.fixed
        u, v, p, q = self.first, self.second, self.p, self.q
        found: Floats = fixed.cost[u, q] - fixed.cost[u, p] + fixed.cost[v, p] - fixed.cost[v, q]
        found += self._trips()
        found += self._crowding(prices)
        more_rooms = more_levels = None
        if tables.has_rooms:
            more_rooms = self._rooms(found, prices)
        if tables.case.parking is not None:
            more_levels = self._parking(found, prices)
        if fixed.grouped:
            apart = fixed.opd[u] != fixed.opd[v]
            found += apart * (self._group(u, p, q, prices) + self._group(v, q, p, prices))
        for rule, price in ((0, prices[TOGETHER]), (1, prices[APART])):
            strained = board.strained[rule]
            found += price * (strained[u, q] - strained[u, p] + strained[v, p] - strained[v, q])
        if tables.case.limits:
            self._limits(found, prices[LIMIT], more_rooms, more_levels)
        return found

    def _trips(self) -> Ints:
        """Return the change of trips; those between the two are counted right."""
        flow, way, weight = self.board.flow, self.board.tables.distance, self.board.fixed.weight
        u, v, p, q = self.first, self.second, self.p, self.q
        change = flow[u, q] - flow[u, p] + flow[v, p] - flow[v, q]
        there, back = weight[u, v], weight[v, u]
        counted = there * (way[q, q] + way[p, p] - 2 * way[p, q])
        counted += back * (way[q, q] + way[p, p] - 2 * way[q, p])
        change += (there - back) * (way[q, p] - way[p, q]) - counted
        return change

    def _crowding(self, prices: Floats) -> Floats:
        """Return the price of area and people beyond what the floors hold."""
        board, p, q = self.board, self.p, self.q
        tables, fixed, sums = board.tables, board.fixed, board.sums
        area = fixed.area[self.second] - fixed.area[self.first]
        people = fixed.people[self.second] - fixed.people[self.first]
        found: Floats = prices[AREA] * _more_over(sums.used - tables.area, p, q, area)
        found += prices[PEOPLE] * _more_over(sums.heads - tables.people, p, q, people)
        return found

    def _rooms(self, found: Floats, prices: Floats) -> Ints:
        """Add rooms of the two zones and the area they lack; return rooms by class [K, C]."""
        board = self.board
        tables, fixed, sums = board.tables, board.fixed, board.sums
        zones = tables.zone[self.p], tables.zone[self.q]
        other = zones[0] != zones[1]
        change = fixed.loads.take(self.second, axis=2) - fixed.loads.take(self.first, axis=2)
        change *= other
        free = tables.area - sums.used
        given = np.maximum(free, 0) * (sums.count > 0)
        pool = np.bincount(tables.zone, given, len(tables.zones)).astype(np.int64)
        wanted = board.need @ tables.room_area + sums.reserve - pool
        area = fixed.area[self.second] - fixed.area[self.first]
        more_p = np.maximum(free[self.p] - area, 0) - given[self.p]
        more_q = np.maximum(free[self.q] + area, 0) - given[self.q]
        rooms = np.zeros((len(area), len(tables.room_cost)), dtype=np.int64)
        for zone, by, more in (
            (zones[0], change, more_p + np.where(other, 0, more_q)),
            (zones[1], -change, more_q),
        ):
            peak = board.load[:, zone].max(axis=0)
            peak_with = (board.load.take(zone, axis=1) + by.transpose(0, 2, 1)).max(axis=0)
            need = fixed.rooms_for(peak_with) - board.need[zone]
            lack = np.maximum(wanted[zone] + need @ tables.room_area - more, 0)
            lack -= np.maximum(wanted[zone], 0)
            above = np.maximum(peak_with - tables.room_last, 0)
            above -= np.maximum(peak - tables.room_last, 0)
            if zone is zones[1]:
                lack *= other
            rooms += need
            found += prices[AREA] * lack + prices[ROOMS] * above.sum(axis=1)
        found += rooms @ tables.room_cost
        return rooms

    def _parking(self, found: Floats, prices: Floats) -> Ints:
        """Add parking levels of the two sites; return them by type [K, types]."""
        board = self.board
        tables, fixed = board.tables, board.fixed
        sites = tables.site[self.p], tables.site[self.q]
        change = fixed.vehicles.take(self.second, axis=2) - fixed.vehicles.take(self.first, axis=2)
        change *= sites[0] != sites[1]
        levels = np.zeros((len(self.p), len(tables.level_cost)), dtype=np.int64)
        for site, by in ((sites[0], change), (sites[1], -change)):
            peak = (board.parked.take(site, axis=1) + by.transpose(0, 2, 1)).max(axis=0)
            gap = tables.surface[site] - peak
            level = np.maximum(-(gap // tables.stalls), 0)
            over = np.maximum(level - fixed.most_levels, 0)
            over -= np.maximum(board.level[site] - fixed.most_levels, 0)
            levels += level - board.level[site]
            found += prices[PARKING] * over.sum(axis=1)
        found += levels @ tables.level_cost
        return levels

    def _group(self, units: Ints, at: Ints, to: Ints, prices: Floats) -> Floats:
        """Return the change of span and extra towers of each unit's OPD."""
        board = self.board
        tables, fixed = board.tables, board.fixed
        row = np.arange(len(units))
        some, low, high = others_of(board, units, row, at)
        found = np.zeros(len(units))
        for floor, sign in ((to, 1), (at, -1)):
            tower, level = tables.tower[floor], tables.level[floor]
            span = np.maximum(level - high[row, tower], 0) + np.maximum(low[row, tower] - level, 0)
            strange = ~some[row, tower] & some.any(axis=1)
            found += sign * (fixed.span_cost[fixed.opd[units]] * span + prices[ONE_TOWER] * strange)
        return found

    def _limits(
        self, found: Floats, price: float, more_rooms: Ints | None, more_levels: Ints | None
    ) -> None:
        """Add by how much more each limit is passed."""
        board = self.board
        u, v, p, q = self.first, self.second, self.p, self.q
        for i, limit in enumerate(board.tables.case.limits):
            count = board.fixed.limit_unit[i]
            more = count[u, q] - count[u, p] + count[v, p] - count[v, q]
            if limit.room and more_rooms is not None:
                more += more_rooms @ ints(limit.room)
            if limit.level and more_levels is not None:
                more += more_levels @ ints(limit.level)
            base = board.limits[i] - limit.most
            found += price * (np.maximum(base + more, 0) - max(base, 0))


def _more_over(over: Ints, p: Ints, q: Ints, more: Ints) -> Ints:
    """Return how much more is over on p with `more` and on q without as much."""
    first: Ints = np.maximum(over[p] + more, 0) - np.maximum(over[p], 0)
    second: Ints = np.maximum(over[q] - more, 0) - np.maximum(over[q], 0)
    first += second
    return first
