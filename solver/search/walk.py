"""A random walk over plans, feasible or not: what is broken has a price that follows the walk."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable

import numpy as np
import numpy.typing as npt

from solver.case.model import Case
from solver.ledger.board import Board, Fixed
from solver.ledger.packing import pack_all
from solver.ledger.pooled import APART, AREA, LIMIT, ONE_TOWER, PARKING, PEOPLE, ROOMS, Row, row
from solver.ledger.tables import NOWHERE, Ints, Tables
from solver.plan import Plan
from solver.search.clusters import clusters

Floats = npt.NDArray[np.float64]
CHECK_EVERY = 100  # steps between two looks at what is broken
DEARER, CHEAPER, DEAREST = 1.15, 0.93, 300
PATIENCE = 20  # repricings among broken plans


def fair_prices(case: Case) -> Floats:
    """Return a first price for each broken rule: about what the mean plan pays for as much."""
    money = sum(_mean(u.cost, u.stay_cost) for u in case.units)
    money += sum(f.open_cost for f in case.floors) + sum(w for _, _, w in case.flows)
    area = max(1, sum(u.area for u in case.units))
    people = max(1, sum(u.people for u in case.units))
    each = max(1.0, money / len(case.units))
    prices = np.full(8, 5 * each)
    prices[AREA] = money / area
    prices[PEOPLE] = money / people / 2
    load = sum(sum(max(row, default=0) for row in unit) for unit in case.rooms.load)
    prices[ROOMS] = money / max(1, load)
    prices[PARKING] = money / 10
    prices[LIMIT] = money / max(1, max((abs(limit.most) for limit in case.limits), default=1))
    sound: Floats = np.maximum(prices, 1e-6)
    return sound


def _mean(cost: tuple[int, ...], stay: int) -> float:
    return abs(sum(cost)) / len(cost) if cost else abs(stay)


class Walk:
    """One walker: a ledger, a temperature, prices of broken rules and the best plan met.

    Parameters
    ----------
    tables : Tables
        The case.
    rng : random.Random
        The only source of chance.
    place : iterable of int or None
        Where to start; units may be NOWHERE.
    fixed : Fixed or None
        Arrays of the case in other shapes, when they are known already.
    """

    def __init__(
        self,
        tables: Tables,
        rng: random.Random,
        place: Iterable[int] | None = None,
        fixed: Fixed | None = None,
    ) -> None:
        self.tables = tables
        self.rng = rng
        self.ledger = Board(tables, fixed or Fixed(tables), place)
        self.fair = fair_prices(tables.case)
        self.prices = self.fair.copy()
        self.lowest = 0.2 * self.fair
        self.lowest[ONE_TOWER : APART + 1] = self.fair[ONE_TOWER : APART + 1]
        self.temperature = 0.0
        self.dearest: float = DEAREST
        self.bias: Floats | None = None  # [U, F+1] more that each place costs for a while
        self.best: int | None = None
        self.best_plan: Plan | None = None
        self.clusters = clusters(tables)
        self._astray = 0
        self._sick = np.zeros(8, dtype=np.int64)

    def energy(self) -> float:
        """Return the cost plus the price of what is broken."""
        return self.ledger.cost + float(self.prices @ self.ledger.over)

    def choose(self, priced: Row, among: Ints | None = None) -> int:
        """Draw a column of a row, cheaper ones more likely (heat bath); `among` are columns."""
        energy = priced.cost + self.prices @ priced.over
        if among is not None:
            energy = energy[among]
        best = energy.min()
        if self.temperature <= 0:
            ties = np.flatnonzero(energy <= best)
            found = int(ties[self.rng.randrange(len(ties))])
        else:
            weight = np.exp((best - energy) / self.temperature).cumsum()
            found = int(np.searchsorted(weight, self.rng.random() * weight[-1]))
        return int(among[found]) if among is not None else found

    def accepts(self, before: float) -> bool:
        """Decide by Metropolis' rule whether to keep the present plan after a compound move."""
        worse = self.energy() - before
        if worse <= 0:
            return True
        if self.temperature <= 0:
            return False
        return self.rng.random() < math.exp(-min(worse / self.temperature, 700.0))

    def take_back(self, moved: list[tuple[int, int]]) -> None:
        """Undo (unit, former place) moves, latest first."""
        for unit, place in reversed(moved):
            self.ledger.move(unit, place)

    def reinsert(self, units: list[int], tower: int | None = None) -> list[tuple[int, int]]:
        """Lift units off the plan and place them one by one; return their former places.

        With `tower`, units go there or stay in their old building.
        """
        moved = [(u, self.ledger.move(u, NOWHERE)) for u in units]
        for u in units:
            among = None
            if tower is not None:
                places = self.tables.allowed[u]
                on_floor = places < self.tables.floors
                inside = ~on_floor
                inside[on_floor] = self.tables.tower[places[on_floor]] == tower
                among = np.flatnonzero(inside) if inside.any() else None
            priced = row(self.ledger, u)
            column = self.choose(priced, among)
            self.ledger.move(u, int(priced.places[column]), priced)
        return moved

    def note(self) -> bool:
        """Keep the present plan if it is sound and the best so far; return whether it was."""
        ledger = self.ledger
        if ledger.over.any() or (self.best is not None and ledger.cost >= self.best):
            return False
        packed = pack_all(ledger)
        wasted = [(z, zone.lacking) for z, zone in enumerate(packed) if zone.lacking or zone.opened]
        for zone_number, lacking in wasted:  # the pool promised what no floor can hold
            ledger.hold_back(zone_number, max(1, lacking))
        if wasted:
            return False
        rooms = sorted(room for zone in packed for room in zone.rooms)
        self.best = ledger.cost
        self.best_plan = Plan(tuple(ledger.place), tuple(rooms))
        return True

    def look(self) -> None:
        """Remember which rules are broken now."""
        self._sick += self.ledger.over > 0

    def reprice(self, looks: int) -> None:
        """Raise the price of rules broken most of the time, lower that of rules kept.

        A walk that stays among broken plans too long goes back to its best plan.
        """
        share = self._sick / max(1, looks)
        self.prices[share > 0.5] *= DEARER
        self.prices[share < 0.25] *= CHEAPER
        self.prices = np.clip(self.prices, self.lowest, self.dearest * self.fair)
        self._sick[:] = 0
        self._astray = self._astray + 1 if share.max() > 0.9 else 0
        if self._astray > PATIENCE and self.best_plan is not None:
            self.go_to(self.best_plan)

    def go_to(self, plan: Plan) -> None:
        """Put every unit where a plan has it, and forget the prices."""
        for u, place in enumerate(plan.place):
            if self.ledger.place[u] != place:
                self.ledger.move(u, place)
        self.prices = np.maximum(self.prices, self.fair * 2)
        self._astray = 0
