"""Local repair: some units are held where they are put, others move only as far as it takes."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

import numpy as np

from solver.kernel.walker import Walker
from solver.ledger.ledger import RULES
from solver.ledger.tables import NOWHERE, Ints, Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.walk.begin import typical_cost
from solver.search.walk.ground import Ground, ground

BEGIN, STRICTEST = 4.0, 100.0  # what a broken rule costs at first and at most, against fair
WHOLE = 25.0  # a torn OPD against that: nobody else's OPD is torn to make space
WARM, COLD = 0.01, 0.0005  # first and last temperature, in mean costs of a unit
STEPS_A_UNIT = 400  # of one repair at most: small cases are soon settled
BASE_A_UNIT, MOST_BASE = 1600, 600_000  # steps of bringing a plan itself to rest
CHUNK = 1024  # steps between two looks at which floors differ
SETTLED = 0.15  # of the steps: at the end nothing that costs more is done
HOME = 1000.0  # what a broken rule costs on the way back
ENTRIES, ENTRY_STEPS = 4, 12_000  # exchanges of OPDs between towers that are followed up
MIX = {
    "one_unit": 300,
    "unit_inside": 250,
    "two_units": 330,
    "part_of_opd": 40,
    "refill": 50,
    "one_block": 10,
    "one_cluster": 4,
    "two_clusters": 2,
    "torn_cluster": 4,
}


@dataclass
class Repair:
    """A cool walk that starts again and again from a plan.

    Parameters
    ----------
    tables : Tables
        The case.
    seed : int
        Of all chance.
    """

    tables: Tables
    seed: int = 1
    ground: Ground = field(init=False)
    walker: Walker = field(init=False)

    def __post_init__(self) -> None:
        self.ground = ground(self.tables)
        places = tuple(int(each[0]) for each in self.tables.allowed)
        self.walker = self.ground.walker(self.seed, places)
        self._first = BEGIN * self.ground.fair
        self._first[RULES.index(RuleId.ONE_TOWER)] *= WHOLE

    def steps(self, most: int) -> int:
        """Return how many steps one repair takes in this case, at most `most`."""
        return min(most, STEPS_A_UNIT * len(self.tables.allowed))

    @property
    def base_steps(self) -> int:
        """Return how many steps bring a plan to rest before anything is compared with it."""
        return min(MOST_BASE, BASE_A_UNIT * len(self.tables.allowed))

    def begin(self, place: Iterable[int]) -> None:
        """Put every unit where a placement has it; forget prices, reserves and the best plan."""
        self.walker.restart(place)
        self.walker.hold(())
        self.walker.attend(None)
        self.walker.set_prices(self._first, lowest=self._first)
        self.walker.dearest, self.walker.softest = STRICTEST, 0.0
        self.walker.temperature = 0.0

    def put(self, units: Iterable[int], place: int) -> None:
        """Put units at a place; the rest of their OPDs follows them into its tower."""
        units = list(units)
        tables = self.tables
        for u in units:
            self.walker.move(u, place)
        at = self.walker.place.tolist()
        if place >= tables.floors or not self._torn(units, at):
            return
        tower = tables.tower_of[place]
        opds = {tables.case.units[u].opd for u in units}
        for cluster in self.ground.clusters:
            if opds & {tables.case.units[u].opd for u in cluster.units}:
                mates = (u for u in cluster.units if u not in units)
                self.walker.reinsert([u for u in mates if self._elsewhere(at[u], tower)], tower)

    def enter(
        self, plan: Plan, units: tuple[int, ...], tower: int, stop: Callable[[], bool]
    ) -> tuple[int, ...]:
        """Bring units of a plan into a tower, and other OPDs out of it where that makes space.

        Returns
        -------
        tuple of int
            A placement with the units in the tower, sound if one was found.
        """
        tries: list[tuple[float, tuple[int, ...]]] = []
        for partner in (None, *self._inside(plan, tower, units)):
            if stop() and tries:
                break
            self.begin(plan.place)
            self._exchange(plan, units, tower, partner)
            tries.append((self.walker.energy(), tuple(self.walker.place.tolist())))
        tries.sort()
        for _, place in tries[:ENTRIES]:
            self.begin(place)
            found = self.mend(frozenset(units), self.steps(ENTRY_STEPS), stop, plan.place)
            if found is not None:
                return found[0].place
        return tries[0][1]

    def _inside(self, plan: Plan, tower: int, units: tuple[int, ...]) -> list[tuple[int, ...]]:
        """Return the clusters that are in a tower now and may leave it for the units' own."""
        tables = self.tables
        homes = {tables.tower_of[plan.place[u]] for u in units if plan.place[u] < tables.floors}
        return [
            cluster.units
            for cluster in self.ground.clusters
            if not set(cluster.units).intersection(units)
            and homes & set(cluster.towers)
            and any(
                plan.place[u] < tables.floors and tables.tower_of[plan.place[u]] == tower
                for u in cluster.units
            )
        ]

    def _exchange(
        self, plan: Plan, units: tuple[int, ...], tower: int, partner: tuple[int, ...] | None
    ) -> None:
        """Lift units, and partners whose tower they leave for; place both in the other's tower."""
        tables = self.tables
        moving = [u for u in units if plan.place[u] < tables.floors]
        home = tables.tower_of[plan.place[moving[0]]] if moving else tower
        leaving = [v for v in partner or () if plan.place[v] < tables.floors]
        for v in leaving:
            self.walker.move(v, NOWHERE)
        self.walker.reinsert(moving, tower)
        self.walker.reinsert(leaving, home)

    def _torn(self, units: list[int], at: list[int]) -> bool:
        """Tell whether an OPD of the units is in more than one tower now."""
        tables = self.tables
        for opd in {tables.case.units[u].opd for u in units}:
            towers = {tables.tower_of[at[v]] for v in tables.members[opd] if at[v] < tables.floors}
            if len(towers) > 1:
                return True
        return False

    def _elsewhere(self, place: int, tower: int) -> bool:
        return place < self.tables.floors and self.tables.tower_of[place] != tower

    def mend(
        self,
        held: frozenset[int],
        steps: int,
        stop: Callable[[], bool],
        base: tuple[int, ...] | None = None,
    ) -> tuple[Plan, int] | None:
        """Move others until nothing is broken and no small change pays any more.

        Parameters
        ----------
        held : frozenset of int
            Units that stay where they are.
        steps : int
            Of the walk; nothing depends on the clock.
        stop : callable
            Asked every thousand steps; True ends the repair and keeps what was found.
        base : tuple of int or None
            A placement: only units on floors that differ from it, or are too full, begin a
            change, so that far away everything stays as it is. None for changes anywhere.

        Returns
        -------
        (Plan, int) or None
            The cheapest sound plan met and its cost; None when none was met.
        """
        walker = self.walker
        walker.hold(held)
        free = np.array([u for u in range(len(self.tables.allowed)) if u not in held], dtype=int)
        origin = None if base is None else np.array(base, dtype=int)
        scale = typical_cost(walker)
        walker.note()
        walker.temperature, walker.dearest = WARM * scale, BEGIN
        walked = max(CHUNK, round(steps * (1 - SETTLED)))
        for done in range(0, steps, CHUNK):
            near = self._near(free, origin)
            if stop() or not len(near):
                break
            walker.attend(near.tolist())
            share = min(1.0, (done + CHUNK) / walked)
            last = 0.0 if share >= 1 else WARM * scale * (COLD / WARM) ** share
            strict = BEGIN * (STRICTEST / BEGIN) ** share
            walker.anneal(CHUNK, last, strict, MIX)
        if walker.best_plan is None or walker.best is None:
            return None
        return walker.best_plan, walker.best

    def _near(self, free: Ints, base: Ints | None) -> Ints:
        """Return the units that may begin a change: on floors that differ, or are too full."""
        if base is None:
            return free
        at = self.walker.place
        touched = np.zeros(len(self.tables.distance), dtype=np.bool_)
        differs = at != base
        touched[at[differs]] = touched[base[differs]] = True
        touched[: self.tables.floors] |= self.walker.crowded()
        near: Ints = free[touched[at[free]]]
        return near

    def tidy(self, place: tuple[int, ...], held: frozenset[int]) -> tuple[Plan, int] | None:
        """Take back the moves away from `place` that were not needed, from the best plan on."""
        walker = self.walker
        best, cost = walker.best_plan, walker.best
        if best is None or cost is None:
            return None
        walker.restart(best.place)
        walker.hold(held)
        walker.set_prices(HOME * self.ground.fair)
        walker.go_home(place)
        walker.note()
        plan, less = walker.best_plan, walker.best
        return (best, cost) if plan is None or less is None or less > cost else (plan, less)
