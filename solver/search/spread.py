"""Trips between places as a linear program, and rows that say how far apart all people must be.

Distances in a tree are a metric. Who sits at p has all others around, the nearest floors first
filled: Σ_v area_v · d(p, v) ≥ R(p). And d(u, v) is at most the sum of the distances along any chain
of pairs with trips. So with a chain from a root r to every other v, each sum of chains is bounded
from below: Σ_v area_v · Σ_{pairs of the chain} d ≥ Σ_p R(p) · x[r,p]. These are the spreading
metrics of Even, Naor, Rao and Schieber (2000), "Divide-and-conquer approximation algorithms via
spreading metrics", with prices of trips for the capacities.
"""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.case.model import Case
from solver.search.linear_program import Program

FINE = 10_000  # largest entry of a row after scaling
NEAR = 1e-3
MISSED = 1e-3  # share by which a row must be missed to be worth adding

Chain = dict[int, tuple[int, int]]  # node → (node before, trip)


@dataclass(frozen=True)
class Trip:
    """A pair with trips: the column of its distance, and by edge of the tree that of crossing."""

    one: int
    other: int
    distance: int
    crossings: tuple[int, ...]


class Spread:
    """The program of a case whose floors are whole towers, and its rows about chains.

    Attributes
    ----------
    program : Program
        No plan of the case pays less for trips than its optimum.
    places : list of dict
        By unit: place → column.
    trips : list of Trip
        By pair of the flows.
    farthest : int
        The largest distance between two floors.
    roots : int
        How many rows a round may add.
    """

    def __init__(self, case: Case) -> None:
        self.case = case
        self.program = Program()
        self.places = [self._place(u) for u in range(len(case.units))]
        self._add_capacities()
        self._sides = [frozenset(edge.beyond) for edge in case.tree]
        self.trips = [self._trip(u, v, weight) for u, v, weight in case.flows]
        self._around = _neighbours(self.trips)
        self._rooted = [u for u, unit in enumerate(case.units) if unit.stay is None]
        self._nearest = [self._by_distance(p) for p in range(len(case.floors))]
        ends = {far for row in self._nearest for far, _ in row if far}
        self._ends = (*sorted(ends)[1:], math.inf)
        self.farthest = max(ends, default=0)
        self.roots = len(self._rooted)

    def _place(self, u: int) -> dict[int, int]:
        unit = self.case.units[u]
        row = {f: self.program.column() for f in unit.floors}
        if unit.stay is not None:
            row[len(self.case.floors) + unit.stay] = self.program.column()
        self.program.exactly(1, [(j, 1) for j in row.values()])
        return row

    def _add_capacities(self) -> None:
        """AREA and PEOPLE of whole towers."""
        case = self.case
        for f, floor in enumerate(case.floors):
            here = [(u, row[f]) for u, row in enumerate(self.places) if f in row]
            self.program.at_least(-floor.area, [(j, -case.units[u].area) for u, j in here])
            self.program.at_least(-floor.people, [(j, -case.units[u].people) for u, j in here])

    def _trip(self, u: int, v: int, weight: int) -> Trip:
        program, case = self.program, self.case
        total = sum(edge.length for edge in case.tree)
        distance = program.column(weight, total)
        crossings = []
        for side in self._sides:
            far = [(j, 1) for p, j in self.places[u].items() if p in side]
            far += [(j, -1) for p, j in self.places[v].items() if p in side]
            crossing = program.column()
            program.at_least(0, [(crossing, 1), *far])
            program.at_least(0, [(crossing, 1), *((j, -a) for j, a in far)])
            crossings.append(crossing)
        lengths = [(j, -edge.length) for j, edge in zip(crossings, case.tree, strict=True)]
        program.exactly(0, [(distance, 1), *lengths])
        return Trip(u, v, distance, tuple(crossings))

    def _by_distance(self, p: int) -> list[tuple[int, int]]:
        """Return (distance, floor) from floor p, the nearest first."""
        return sorted((self._far(p, q), q) for q in range(len(self.case.floors)))

    def _far(self, p: int, q: int) -> int:
        pairs = zip(self._sides, self.case.tree, strict=True)
        return sum(edge.length for side, edge in pairs if (p in side) != (q in side))

    def add_chains(self, primal: NDArray[np.float64], extra: float) -> int:
        """Add rows that the columns at these values miss; return how many.

        Each pair of a chain counts as `extra` longer than it is: few pairs, different ones for
        different roots, make rows that bite for longer.
        """
        before = len(self.program.rows)
        for root in self._rooted:
            self._add_root(root, primal, extra)
        return len(self.program.rows) - before

    def _add_root(self, root: int, primal: NDArray[np.float64], extra: float) -> None:
        """Add the row most missed: chains to all others, or only to those nearer than some end."""
        length, chain, order = self._chains(root, primal, extra)
        others = [v for v in order if v != root and self.case.units[v].stay is None]
        most = MISSED
        best: tuple[dict[int, int], dict[int, int]] | None = None
        for end in self._ends:
            among = [v for v in others if length[v] < end]
            area = sum(self.case.units[v].area for v in among)
            least = {p: self._least(p, root, area) for p in self.places[root]}
            wanted = sum(r * primal[self.places[root][p]] for p, r in least.items())
            loads = self._loads(among, chain, order)
            found = sum(load * primal[self.trips[i].distance] for i, load in loads.items())
            if wanted > 0 and (wanted - found) / wanted > most:
                most = (wanted - found) / wanted
                best = loads, least
        if best is not None:
            self._add_row(root, *best)

    def _chains(
        self, root: int, primal: NDArray[np.float64], extra: float
    ) -> tuple[dict[int, float], Chain, list[int]]:
        """Return length and last step of the shortest chain to each node, the nearest first."""
        length: dict[int, float] = {root: 0.0}
        chain: Chain = {}
        order: list[int] = []
        waiting = [(0.0, root)]
        done: set[int] = set()
        while waiting:
            so_far, a = heapq.heappop(waiting)
            if a in done:
                continue
            done.add(a)
            order.append(a)
            for b, i in self._around[a]:
                there = so_far + extra + max(0.0, float(primal[self.trips[i].distance]))
                if there < length.get(b, math.inf):
                    length[b] = there
                    chain[b] = (a, i)
                    heapq.heappush(waiting, (there, b))
        return length, chain, order

    def _least(self, p: int, root: int, area: int) -> int:
        """Return the least area times distance to others of that area from a root at place p."""
        if p >= len(self.case.floors):
            return 0
        total = 0
        for far, q in self._nearest[p]:
            room = self.case.floors[q].area - (self.case.units[root].area if q == p else 0)
            taken = min(area, max(0, room))
            total += far * taken
            area -= taken
        return total

    def _loads(self, among: list[int], chain: Chain, order: list[int]) -> dict[int, int]:
        """Return by trip the area of those whose chain it is part of."""
        beyond = defaultdict(int, {v: self.case.units[v].area for v in among})
        loads: dict[int, int] = {}
        for v in reversed(order):
            if v in chain and beyond[v]:
                before, i = chain[v]
                loads[i] = beyond[v]
                beyond[before] += beyond[v]
        return loads

    def _add_row(self, root: int, loads: dict[int, int], least: dict[int, int]) -> None:
        """Add the row in parts of its largest entry, rounded to the safe side."""
        scale = max(1, max(*loads.values(), *least.values()) // FINE)
        terms = [(self.trips[i].distance, -(-load // scale)) for i, load in loads.items()]
        terms += [(self.places[root][p], -(r // scale)) for p, r in least.items() if r >= scale]
        self.program.at_least(0, terms)


def _neighbours(trips: list[Trip]) -> dict[int, list[tuple[int, int]]]:
    around: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for i, trip in enumerate(trips):
        around[trip.one].append((trip.other, i))
        around[trip.other].append((trip.one, i))
    return around
