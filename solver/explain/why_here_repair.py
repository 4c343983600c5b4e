"""Local repair: some units are held where they are put, others move only as far as it takes."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from solver.ledger.batch import Batch
from solver.ledger.board import Fixed
from solver.ledger.pooled import ONE_TOWER
from solver.ledger.swaps import Swaps, exchangeable
from solver.ledger.tables import NOWHERE, Ints, Tables
from solver.plan import Plan
from solver.search.improve import typical_cost
from solver.search.moves_of_walk import block
from solver.search.walk import Walk

BEGIN, DEARER = 4.0, 1.7  # first price of a broken rule against fair; rise when stuck
WHOLE = 25.0  # first price of a torn OPD: nobody else's OPD is torn to make space
PATIENCE = 20  # rounds in which nothing paid, when changes may begin anywhere
HOPELESS = 40  # rounds without less broken
WARM = (0.0, 0.02, 0.06)  # mean costs of a unit, in turn while stuck among broken plans
LOOKED_AT = 200  # units priced in a round
PAIRS = 700  # exchanges priced when no single move pays
MADE = 4  # moves made in a round
SLIGHT = 1e-6
ENTRIES, ENTRY_ROUNDS = 4, 150  # exchanges of OPDs between towers that are followed up


@dataclass
class Repair:
    """A cold walk that starts again and again from a plan.

    Parameters
    ----------
    tables : Tables
        The case.
    seed : int
        Of all chance.
    """

    tables: Tables
    seed: int = 1
    fixed: Fixed | None = None
    walk: Walk = field(init=False)

    def __post_init__(self) -> None:
        self.fixed = self.fixed or Fixed(self.tables)
        self._tied = np.array([bool(mates) for mates in self.tables.together], dtype=bool)
        self._chance = np.random.default_rng(self.seed)
        places = [int(each[0]) for each in self.tables.allowed]
        self.walk = Walk(self.tables, random.Random(self.seed), places, self.fixed)

    def begin(self, place: Iterable[int]) -> None:
        """Put every unit where a placement has it; forget prices, reserves and the best plan."""
        walk = self.walk
        for zone, reserve in enumerate(walk.ledger.sums.reserve.tolist()):
            walk.ledger.hold_back(zone, -int(reserve))
        for u, p in enumerate(place):
            if walk.ledger.place[u] != p:
                walk.ledger.move(u, p)
        walk.prices = BEGIN * walk.fair
        walk.prices[ONE_TOWER] *= WHOLE
        walk.best, walk.best_plan, walk.temperature, walk.bias = None, None, 0.0, None

    def put(self, units: Iterable[int], place: int) -> None:
        """Put units at a place; the rest of their OPDs follows them into its tower."""
        units = list(units)
        walk, tables = self.walk, self.tables
        for u in units:
            walk.ledger.move(u, place)
        if place >= tables.floors or not self._torn(units):
            return
        tower = tables.tower_of[place]
        opds = {tables.case.units[u].opd for u in units}
        for cluster in walk.clusters:
            if opds & {tables.case.units[u].opd for u in cluster.units}:
                mates = [u for u in cluster.units if u not in units and self._elsewhere(u, tower)]
                walk.reinsert(mates, tower)

    def enter(
        self, plan: Plan, units: tuple[int, ...], tower: int, stop: Callable[[], bool]
    ) -> tuple[int, ...]:
        """Bring units of a plan into a tower, and other OPDs out of it where that makes space.

        Returns
        -------
        tuple of int
            A placement with the units in the tower, sound if one was found.
        """
        walk = self.walk
        tries: list[tuple[float, tuple[int, ...]]] = []
        for partner in (None, *self._inside(plan, tower, units)):
            if stop() and tries:
                break
            self.begin(plan.place)
            self._exchange(units, tower, partner)
            tries.append((walk.energy(), tuple(walk.ledger.place)))
        tries.sort()
        for _, place in tries[:ENTRIES]:
            self.begin(place)
            found = self.mend(frozenset(units), ENTRY_ROUNDS, stop)
            if found is not None:
                return found[0].place
        return tries[0][1]

    def _inside(self, plan: Plan, tower: int, units: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return the clusters that are in a tower now and may leave it for the units' own."""
        tables = self.tables
        homes = {tables.tower_of[plan.place[u]] for u in units if plan.place[u] < tables.floors}
        return [
            cluster.units
            for cluster in self.walk.clusters
            if not set(cluster.units).intersection(units)
            and homes & set(cluster.towers)
            and any(
                plan.place[u] < tables.floors and tables.tower_of[plan.place[u]] == tower
                for u in cluster.units
            )
        ]

    def _exchange(
        self, units: tuple[int, ...], tower: int, partner: tuple[int, ...] | None
    ) -> None:
        """Lift units, and partners whose tower they leave for; place both in the other's tower."""
        walk, tables = self.walk, self.tables
        moving = [u for u in units if walk.ledger.place[u] < tables.floors]
        home = tables.tower_of[walk.ledger.place[moving[0]]] if moving else tower
        leaving = [v for v in partner or () if walk.ledger.place[v] < tables.floors]
        for v in leaving:
            walk.ledger.move(v, NOWHERE)
        walk.reinsert(moving, tower)
        if leaving:
            walk.reinsert(leaving, home)

    def _torn(self, units: list[int]) -> bool:
        """Tell whether an OPD of the units is in more than one tower now."""
        tables, at = self.tables, self.walk.ledger.place
        for opd in {tables.case.units[u].opd for u in units}:
            towers = {tables.tower_of[at[v]] for v in tables.members[opd] if at[v] < tables.floors}
            if len(towers) > 1:
                return True
        return False

    def _elsewhere(self, unit: int, tower: int) -> bool:
        at = self.walk.ledger.place[unit]
        return at < self.tables.floors and self.tables.tower_of[at] != tower

    def mend(
        self,
        held: frozenset[int],
        rounds: int,
        stop: Callable[[], bool],
        base: tuple[int, ...] | None = None,
    ) -> tuple[Plan, int] | None:
        """Move others until nothing is broken and no small change pays any more.

        Parameters
        ----------
        held : frozenset of int
            Units that stay where they are.
        rounds : int
            Most rounds; nothing depends on the clock.
        stop : callable
            Asked every round; True ends the repair and keeps what was found.
        base : tuple of int or None
            A placement: only units on floors that differ from it begin a change, so that far
            away everything stays as it is. None for changes anywhere.

        Returns
        -------
        (Plan, int) or None
            The cheapest sound plan met and its cost; None when none was met.
        """
        walk = self.walk
        mean = typical_cost(walk)
        free: Ints = np.array([u for u in range(len(walk.ledger.place)) if u not in held], int)
        origin = None if base is None else np.array(base, int)
        stuck = lately = idle = 0
        least = np.inf
        walk.note()
        for number in range(rounds):
            if stop() or (walk.best is None and number - lately > HOPELESS):
                break
            broken = float((BEGIN * walk.fair) @ walk.ledger.over)
            if broken < least:
                least, lately = broken, number
            near = self._near(free, origin)
            if self._singles(near) or self._pairs(near, free) or self._blocks(near, held):
                walk.note()
                idle = 0
                continue
            if not walk.ledger.over.any():
                idle += not walk.note() and not walk.ledger.over.any()
                if idle > (PATIENCE if base is None else 0):
                    break
                continue
            stuck += 1
            walk.prices[walk.ledger.over > 0] *= DEARER
            walk.temperature = mean * WARM[stuck % len(WARM)]
            self._singles(near)
            walk.temperature = 0.0
        if walk.best_plan is None or walk.best is None:
            return None
        return walk.best_plan, walk.best

    def _near(self, free: Ints, base: Ints | None) -> Ints:
        """Return the units that may begin a change: on floors that differ, or are hurt."""
        if base is None:
            return free
        at = self.walk.ledger.at
        differs = np.flatnonzero(at != base)
        touched = np.zeros(len(self.tables.distance), dtype=bool)
        touched[at[differs]] = touched[base[differs]] = True
        touched |= self._crowded()
        near: Ints = free[touched[at[free]]]
        return near

    def _singles(self, near: Ints) -> bool:
        """Make the single moves that pay most, each on floors of its own; tell if any."""
        walk, board = self.walk, self.walk.ledger
        units = self._some(near[~self._tied[near]])
        if not len(units):
            return False
        batch = Batch(board, units)
        energy = batch.energies(walk.prices)
        here = energy[batch.row, batch.column][:, None]
        gain = energy - here
        if walk.temperature > 0:
            gain -= walk.temperature * self._chance.gumbel(size=gain.shape)
        column = gain.argmin(axis=1)
        best = gain[batch.row, column]
        best[column == batch.column] = 0.0
        made, touched = 0, set[int]()
        for k in np.argsort(best)[: 4 * MADE].tolist():
            if best[k] >= -SLIGHT or made >= MADE:
                break
            unit, chosen = int(units[k]), int(column[k])
            floors = self.tables.floors
            place = chosen if chosen < floors else floors + int(board.fixed.stay[unit])
            if {int(batch.at[k]), place} & touched:
                continue
            touched |= {int(batch.at[k]), place}
            made += self._make([(unit, place)], strict=walk.temperature <= 0)
        return made > 0

    def _some(self, loose: Ints) -> Ints:
        """Return the units to look at: all of a small case, else those on hurt floors and some."""
        if len(loose) <= LOOKED_AT:
            return loose
        hurt = self._hurt(loose)[: LOOKED_AT // 2]
        others = self._chance.choice(loose, LOOKED_AT - len(hurt), replace=False)
        found: Ints = np.union1d(hurt, others)
        return found

    def _hurt(self, units: Ints) -> Ints:
        """Return the units on floors with too much area or people, or in zones short of rooms."""
        found: Ints = units[self._crowded()[self.walk.ledger.at[units]]]
        return found

    def _crowded(self) -> npt.NDArray[np.bool_]:
        board, tables = self.walk.ledger, self.tables
        crowded = np.zeros(len(tables.distance), dtype=bool)
        crowded[: tables.floors] = board.sums.used > tables.area
        crowded[: tables.floors] |= board.sums.heads > tables.people
        for zone, floors in enumerate(tables.zone_floors):  # rooms without floors
            if self._short(zone):
                crowded[floors] = True
        return crowded

    def _short(self, zone: int) -> bool:
        sums = self.walk.ledger.sums
        if not self.tables.has_rooms:
            return False
        lack = sums.room_area(sums.rooms()) - sums.pool()
        return bool(lack[zone] > 0)

    def _pairs(self, near: Ints, free: Ints) -> bool:
        """Make the exchanges that pay most, each on floors of its own; tell if any."""
        walk, board = self.walk, self.walk.ledger
        if not len(near):
            return False
        hurt = self._hurt(near)
        first = self._chance.choice(hurt if len(hurt) else near, PAIRS)
        second = self._chance.choice(free, PAIRS)
        first, second = exchangeable(board, first, second)
        if not len(first):
            return False
        swaps = Swaps(board, first, second)
        gain = swaps.gains(walk.prices)
        made, touched = 0, set[int]()
        for k in np.argsort(gain)[: 4 * MADE].tolist():
            if gain[k] >= -SLIGHT or made >= MADE:
                break
            p, q = int(swaps.p[k]), int(swaps.q[k])
            if {p, q} & touched:
                continue
            touched |= {p, q}
            made += self._make([(int(first[k]), q), (int(second[k]), p)])
        return made > 0

    def _blocks(self, near: Ints, held: frozenset[int]) -> bool:
        """Let units that must be together move as one; tell if any did."""
        walk = self.walk
        moved = False
        done: set[int] = set(held)
        for u in near[self._tied[near]].tolist():
            group = [u, *self.tables.together[u]]
            if not done.intersection(group):
                before = walk.energy()
                block(walk, group)
                moved |= walk.energy() < before - SLIGHT
            done.update(group)
        return moved

    def _make(self, moves: list[tuple[int, int]], *, strict: bool = True) -> bool:
        """Make moves; take them back when they do not pay after all."""
        walk = self.walk
        before = walk.energy()
        made = [(u, walk.ledger.move(u, place)) for u, place in moves]
        if strict and walk.energy() >= before - SLIGHT:
            walk.take_back(made)
            return False
        return True

    def tidy(self, place: tuple[int, ...], held: frozenset[int]) -> tuple[Plan, int] | None:
        """Take back the moves away from `place` that were not needed, from the best plan on."""
        walk = self.walk
        if walk.best_plan is None:
            return None
        walk.go_to(walk.best_plan)
        walk.prices = 1000 * walk.fair
        best, cost = walk.best_plan, walk.best
        walk.best = walk.best_plan = None
        again = True
        while again:
            again = False
            for group in self._astray(place, held):
                before = walk.energy()
                made = [(u, walk.ledger.move(u, place[u])) for u in group]
                if walk.energy() <= before + SLIGHT:
                    again = True
                else:
                    walk.take_back(made)
        walk.note()
        if walk.best is None or cost is None or walk.best > cost:
            walk.best, walk.best_plan = cost, best
        return None if walk.best is None else (walk.best_plan or best, walk.best)

    def _astray(self, place: tuple[int, ...], held: frozenset[int]) -> list[list[int]]:
        """Return what may go back: units, pairs that changed places, whole OPDs."""
        at = self.walk.ledger.place
        away = [u for u, p in enumerate(place) if at[u] != p and u not in held]
        found = [[u] for u in away]
        for u in away:
            found += [[u, v] for v in away if u < v and {at[u], place[u]} == {at[v], place[v]}]
            mates = [v for v in self.tables.together[u] if v not in held]
            found += [[u, *mates]] if mates else []
        for opd in sorted({self.tables.case.units[u].opd for u in away}):
            found.append([u for u in away if self.tables.case.units[u].opd == opd])
        return found
