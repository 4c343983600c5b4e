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
from solver.search.linear.program import Program, Terms
from solver.search.site.chains import NONE, Chains, shortest
from solver.search.site.tree import Branch, Positions, families

FINE = 100_000  # largest entry of a row after scaling: finer ones need finer multipliers
LEAST_WANTED = 1e-6  # of a row; below, the shares are nothing but noise
MISSED = 1e-3  # share by which a row must be missed to be worth adding

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Trip:
    """A pair with trips: by family and branch (column, length of one) of its distance."""

    one: int
    other: int
    distance: tuple[tuple[tuple[int, int], ...], ...]
    crossings: dict[int, int]  # by edge: the column that says whether it is between them


@dataclass(frozen=True)
class _Row:
    """Sum of terms, and what is sure, >= the least by position of the root."""

    terms: Counter[int]
    sure: int
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
        The largest distance in the last family of metrics, which tells towers apart.
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
        self._families = families(case)
        self._sides = [frozenset(edge.beyond) for edge in case.tree]
        self._links = self._disjoint()
        self.trips = [self._trip(u, v, weight) for u, v, weight in case.flows]
        self._pairs = {(t.one, t.other): t for t in self.trips}
        self._pairs |= {(t.other, t.one): t for t in self.trips}
        self._rooted = [u for u, unit in enumerate(case.units) if unit.stay is None]
        self.farthest = self._families[-1].farthest
        self.roots = len(self._rooted) * len(self._families)
        self._known: dict[tuple[int, int, int, int], tuple[int, Terms]] = {}
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
        crossed = {k: self._crossing(u, v, k) for k in range(len(self.case.tree))}
        left = {k: edge.length for k, edge in enumerate(self.case.tree)}
        distance = []
        for family in self._families:
            columns = tuple(self._distance(branch, crossed) for branch in family.branches)
            distance.append(columns)
            for branch, (column, size) in zip(family.branches, columns, strict=True):
                self.program.cost[column] += weight * size
                for k, length in branch.edges:
                    left[k] -= length
        for k, length in left.items():
            self.program.cost[crossed[k]] += weight * length
        self._add_inside(crossed)
        return Trip(u, v, tuple(distance), crossed)

    def _disjoint(self) -> list[int]:
        """Return edges with several whole towers beyond them only, no place beyond two of them."""
        found: list[int] = []
        for k, side in enumerate(self._sides):
            towers = len(side) > 1 and max(side) < len(self.case.floors)
            if towers and not any(side & self._sides[i] for i in found):
                found.append(k)
        return found

    def _add_inside(self, crossed: dict[int, int]) -> None:
        """Whoever crosses into a site crosses into one of its towers."""
        if self._links and len(self._families) > 1:
            towers = [(crossed[k], 1) for k, _ in self._families[-1].branches[0].edges]
            self.program.at_least(0, [*towers, *((crossed[k], -1) for k in self._links)])

    def _crossing(self, u: int, v: int, k: int) -> int:
        """Return the column that says whether just one of two units is beyond an edge."""
        program, side = self.program, self._sides[k]
        far = [(j, 1) for p, j in self.places[u].items() if p in side]
        far += [(j, -1) for p, j in self.places[v].items() if p in side]
        crossing = program.column()
        program.at_least(0, [(crossing, 1), *far])
        program.at_least(0, [(crossing, 1), *((j, -a) for j, a in far)])
        return crossing

    def _distance(self, branch: Branch, crossed: dict[int, int]) -> tuple[int, int]:
        """Return a column for the length of the edges crossed, and the length of one of it."""
        size = max(1, math.gcd(*(length for _, length in branch.edges)))
        if len(branch.edges) == 1:
            return crossed[branch.edges[0][0]], branch.edges[0][1]
        column = self.program.column(0, sum(length for _, length in branch.edges) // size)
        row = [(crossed[k], -length // size) for k, length in branch.edges]
        self.program.exactly(0, [(column, 1), *row])
        return column, size

    def add_chains(self, primal: Floats, extra: float) -> int:
        """Add rows that the columns at these values miss; return how many.

        Each step of a chain counts as `extra` of the farthest distance longer than it is: few
        steps, different ones for different roots, make rows that bite for longer.
        """
        before = len(self.program.rows)
        for number, family in enumerate(self._families):
            at = family.at
            share = np.zeros((len(self.places), at.count))
            for u, row in enumerate(self.places):
                for p, j in row.items():
                    share[u, at.of[p]] += primal[j]
            longer = extra * family.farthest
            chains = [
                self._chains(number, b, primal, share, longer) for b in range(len(family.branches))
            ]
            for root in self._rooted if chains else ():
                self._add_root(number, root, primal, share[root], chains)
        return len(self.program.rows) - before

    def _chains(
        self, number: int, branch: int, primal: Floats, share: Floats, extra: float
    ) -> Chains:
        """Return the shortest chains; nodes are units, then positions."""
        units, apart = len(self.places), self._families[number].at.apart[branch]
        step = np.full((units + len(apart), units + len(apart)), NONE)
        for (a, b), trip in self._pairs.items():
            column, size = trip.distance[number][branch]
            step[a, b] = max(0.0, size * float(primal[column])) + extra
        away = (share[:, None, :] * apart[None, :, :]).sum(axis=2) + extra
        step[:units, units:] = away
        step[units:, :units] = away.T
        return shortest(step)

    def _add_root(
        self, number: int, root: int, primal: Floats, share: Floats, chains: list[Chains]
    ) -> None:
        """Add the row most missed: chains to all others, or only to those nearer than some end."""
        at = self._families[number].at
        length = sum(chain.length[root, : len(self.places)] for chain in chains)
        most, best = MISSED, None
        ends = sorted({int(far) for far in at.far.ravel() if far})
        for end in (*ends[1:], math.inf):
            among = np.flatnonzero(length < end)
            among = among[among != root]
            least = self._least(at, root, among)
            wanted = sum(r * share[q] for q, r in least.items())
            if wanted < LEAST_WANTED:
                continue
            row = self._row(number, root, among, least, chains)
            found = row.sure + sum(a * primal[j] for j, a in row.terms.items())
            if (wanted - found) / wanted > most:
                most, best = (wanted - found) / wanted, row
        if best is not None:
            self._add_row(at, root, best)

    def _least(self, at: Positions, root: int, among: NDArray[np.int64]) -> dict[int, int]:
        """Return, by position of a root, the least area times distance to these others."""
        units, floors = self.case.units, len(self.case.floors)
        room = list(at.room)
        for v in among:
            stay = units[v].stay
            if stay is not None:
                room[at.of[floors + stay]] += units[v].area
        total = sum(units[v].area for v in among)
        found = {}
        for p in self.places[root]:
            q = at.of[p]
            own = units[root].area if p < floors else 0
            rest = [*room[:q], max(0, room[q] - own), *room[q + 1 :]]
            found[q] = self._fill(at, q, rest, total)
        return found

    def _fill(self, at: Positions, q: int, room: list[int], area: int) -> int:
        """Return the least area times distance from q when the nearest places are filled first."""
        cost = 0
        for far, i in sorted((int(far), i) for i, far in enumerate(at.far[q])):
            taken = min(area, room[i])
            cost += far * taken
            area -= taken
        return cost

    def _row(
        self,
        number: int,
        root: int,
        among: NDArray[np.int64],
        least: dict[int, int],
        chains: list[Chains],
    ) -> _Row:
        """Return the row of these chains: what their steps carry, times how long they are."""
        terms: Counter[int] = Counter()
        sure, units = 0, len(self.places)
        for b, chain in enumerate(chains):
            steps = zip(*chain.loads(root, among, self._area[among]), strict=True)
            for one, other, load in steps:
                area = int(load)
                if max(one, other) < units:
                    column, size = self._pairs[one, other].distance[number][b]
                    terms[column] += area * size
                else:
                    place = max(one, other) - units
                    usual, others = self._away(number, b, min(one, other), place)
                    sure += area * usual
                    for j, more in others:
                        terms[j] += area * more
        return _Row(terms, sure, least)

    def _away(self, number: int, branch: int, u: int, position: int) -> tuple[int, Terms]:
        """Return how far a unit is from a position: a usual distance, and what is more by place.

        The unit is at one of its places, so the usual distance, once for all, saves entries.
        """
        key = number, branch, u, position
        if key not in self._known:
            at = self._families[number].at
            away = {j: int(at.apart[branch, position, at.of[p]]) for p, j in self.places[u].items()}
            usual = max(Counter(away.values()).items(), key=lambda n: n[1], default=(0, 0))[0]
            others = [(j, far - usual) for j, far in away.items() if far != usual]
            self._known[key] = usual, others
        return self._known[key]

    def _add_row(self, at: Positions, root: int, row: _Row) -> None:
        """Add the row in parts of its largest entry, rounded to the safe side."""
        terms = row.terms.copy()
        for p, j in self.places[root].items():
            terms[j] -= row.least[at.of[p]]
        scale = max(1, max(map(abs, terms.values())) // FINE)
        entries = [(j, -(-a // scale)) for j, a in terms.items()]
        self.program.at_least(-row.sure // scale, [(j, a) for j, a in entries if a])
