"""Trips between places as a linear program, and rows that say how far apart all people must be.

Distances in a tree are a metric. Who sits at p has all others around, the nearest towers first
filled: Σ_v area_v · d(r, v) ≥ R(p). The branches of the tree are metrics of their own that add up
to d, and in each d(r, v) is at most the sum along any chain of steps from r to v: over pairs with
trips, or over a place q, since Σ_p d(p, q) · x[u,p] is just how far u is from q. So for any chains,
different ones in each branch, the sum over all v is bounded from below by Σ_p R(p) · x[r,p]. These
are the spreading metrics of Even, Naor, Rao and Schieber (2000), "Divide-and-conquer approximation
algorithms via spreading metrics", with prices of trips for the capacities.
"""

from __future__ import annotations

import math
from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.case.model import Case
from solver.search.linear_program import Program
from solver.search.site_chains import NONE, Chains, shortest
from solver.search.site_tree import branches, positions

FINE = 100_000  # largest entry of a row after scaling: finer ones need finer multipliers
LEAST_WANTED = 1e-6  # of a row; below, the shares are nothing but noise
MISSED = 1e-3  # share by which a row must be missed to be worth adding

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trip:
    """A pair with trips: columns of its distance in each branch, and of crossing each edge."""

    one: int
    other: int
    distance: tuple[int, ...]
    crossings: tuple[tuple[int, int], ...]  # (edge, column)


@dataclass(frozen=True)
class _Row:
    """Sum of terms >= the least by position of the root."""

    terms: Counter[int]
    least: dict[int, int]


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
        The largest distance between two places.
    roots : int
        How many rows a round may add.

    Parameters
    ----------
    case : Case
        Its floors are whole towers.
    program : Program or None
        To be added to, behind columns and rows that are there already; None: a new one.
    """

    def __init__(self, case: Case, program: Program | None = None) -> None:
        self.case = case
        self.program = Program() if program is None else program
        self.places = [self._place(u) for u in range(len(case.units))]
        self._add_capacities()
        self._add_one_tower()
        self._add_kept()
        self._branches = branches(case)
        self._at = positions(case, self._branches)
        self._sides = [frozenset(edge.beyond) for edge in case.tree]
        self.trips = [self._trip(u, v, weight) for u, v, weight in case.flows]
        self._pairs = {(t.one, t.other): t for t in self.trips}
        self._pairs |= {(t.other, t.one): t for t in self.trips}
        self._rooted = [u for u, unit in enumerate(case.units) if unit.stay is None]
        ends = {int(far) for far in self._at.far.ravel() if far}
        self._ends = (*sorted(ends)[1:], math.inf)
        self.farthest = max(ends, default=0)
        self.roots = len(self._rooted)
        self._area = np.array([float(unit.area) for unit in case.units])

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

    def _add_one_tower(self) -> None:
        """ONE_TOWER: who may stay follows those of the same OPD that must move, or stays."""
        units = self.case.units
        leader = {unit.opd: u for u, unit in reversed([*enumerate(units)]) if unit.stay is None}
        for u, unit in enumerate(units):
            if unit.stay is None or unit.opd not in leader:
                continue
            ahead = self.places[leader[unit.opd]]
            for f in unit.floors:
                there = [(ahead[f], 1)] if f in ahead else []
                self.program.at_least(0, [(self.places[u][f], -1), *there])

    def _add_kept(self) -> None:
        """OLD: an old building is kept for whoever stays in it most."""
        kept = {
            b: self.program.column(old.keep_cost)
            for b, old in enumerate(self.case.old)
            if old.keep_cost > 0
        }
        for row, unit in zip(self.places, self.case.units, strict=True):
            if unit.stay in kept:
                home = row[len(self.case.floors) + unit.stay]
                self.program.at_least(0, [(kept[unit.stay], 1), (home, -1)])

    def _trip(self, u: int, v: int, weight: int) -> Trip:
        program, case = self.program, self.case
        distance, crossings = [], []
        for branch in self._branches:
            column = program.column(weight, sum(case.tree[k].length for k in branch))
            row = [(column, 1)]
            for k in branch:
                side = self._sides[k]
                far = [(j, 1) for p, j in self.places[u].items() if p in side]
                far += [(j, -1) for p, j in self.places[v].items() if p in side]
                crossing = program.column()
                program.at_least(0, [(crossing, 1), *far])
                program.at_least(0, [(crossing, 1), *((j, -a) for j, a in far)])
                row.append((crossing, -case.tree[k].length))
                crossings.append((k, crossing))
            program.exactly(0, row)
            distance.append(column)
        return Trip(u, v, tuple(distance), tuple(crossings))

    def add_chains(self, primal: Floats, extra: float) -> int:
        """Add rows that the columns at these values miss; return how many.

        Each step of a chain counts as `extra` longer than it is: few steps, different ones for
        different roots, make rows that bite for longer.
        """
        before = len(self.program.rows)
        share = np.zeros((len(self.places), self._at.count))
        for u, row in enumerate(self.places):
            for p, j in row.items():
                share[u, self._at.of[p]] += primal[j]
        chains = [self._chains(b, primal, share, extra) for b in range(len(self._branches))]
        for root in self._rooted if chains else ():
            self._add_root(root, primal, share[root], chains)
        return len(self.program.rows) - before

    def _chains(self, branch: int, primal: Floats, share: Floats, extra: float) -> Chains:
        """Return the shortest chains; nodes are units, then positions."""
        units, apart = len(self.places), self._at.apart[branch]
        step = np.full((units + len(apart), units + len(apart)), NONE)
        for (a, b), trip in self._pairs.items():
            step[a, b] = max(0.0, float(primal[trip.distance[branch]])) + extra
        away = (share[:, None, :] * apart[None, :, :]).sum(axis=2) + extra
        step[:units, units:] = away
        step[units:, :units] = away.T
        return shortest(step)

    def _add_root(self, root: int, primal: Floats, share: Floats, chains: list[Chains]) -> None:
        """Add the row most missed: chains to all others, or only to those nearer than some end."""
        length = sum(chain.length[root, : len(self.places)] for chain in chains)
        most, best = MISSED, None
        for end in self._ends:
            among = np.flatnonzero(length < end)
            among = among[among != root]
            least = self._least(root, among)
            wanted = sum(r * share[q] for q, r in least.items())
            if wanted < LEAST_WANTED:
                continue
            row = self._row(root, among, least, chains)
            found = sum(a * primal[j] for j, a in row.terms.items())
            if (wanted - found) / wanted > most:
                most, best = (wanted - found) / wanted, row
        if best is not None:
            self._add_row(root, best)

    def _least(self, root: int, among: NDArray[np.int64]) -> dict[int, int]:
        """Return, by position of a root, the least area times distance to these others."""
        units, floors = self.case.units, len(self.case.floors)
        room = list(self._at.room)
        for v in among:
            stay = units[v].stay
            if stay is not None:
                room[self._at.of[floors + stay]] += units[v].area
        total = sum(units[v].area for v in among)
        found = {}
        for p in self.places[root]:
            q = self._at.of[p]
            own = units[root].area if p < floors else 0
            rest = [*room[:q], max(0, room[q] - own), *room[q + 1 :]]
            found[q] = self._fill(q, rest, total)
        return found

    def _fill(self, q: int, room: list[int], area: int) -> int:
        """Return the least area times distance from q when the nearest places are filled first."""
        cost = 0
        for far, i in sorted((int(far), i) for i, far in enumerate(self._at.far[q])):
            taken = min(area, room[i])
            cost += far * taken
            area -= taken
        return cost

    def _row(
        self, root: int, among: NDArray[np.int64], least: dict[int, int], chains: list[Chains]
    ) -> _Row:
        """Return the row of these chains: what their steps carry, times how long they are."""
        terms: Counter[int] = Counter()
        units = len(self.places)
        for b, chain in enumerate(chains):
            apart = self._at.apart[b]
            steps = zip(*chain.loads(root, among, self._area[among]), strict=True)
            for one, other, load in steps:
                area = int(load)
                if max(one, other) < units:
                    terms[self._pairs[one, other].distance[b]] += area
                else:
                    away = apart[max(one, other) - units]
                    for p, j in self.places[min(one, other)].items():
                        terms[j] += area * int(away[self._at.of[p]])
        return _Row(terms, least)

    def _add_row(self, root: int, row: _Row) -> None:
        """Add the row in parts of its largest entry, rounded to the safe side."""
        terms = row.terms.copy()
        for p, j in self.places[root].items():
            terms[j] -= row.least[self._at.of[p]]
        scale = max(1, max(map(abs, terms.values())) // FINE)
        entries = [(j, -(-a // scale)) for j, a in terms.items()]
        self.program.at_least(0, [(j, a) for j, a in entries if a])
