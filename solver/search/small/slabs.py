"""A cut through a tower: who is above a level and who below, whole, and the least it can cost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Any

from ortools.sat.python import cp_model

from solver.case.distance import edges
from solver.case.model import Case
from solver.cpsat.run import round_up, stopping

SLOTS_USED = 3  # per class of rooms: the busiest; fewer demands, still valid
KEPT = 8  # placements of one run that are told, the best ones
# Of CP-SAT's subsolvers those that lean on linear programs close these models soonest.
SUBSOLVERS = ("max_lp_sym", "reduced_costs", "pseudo_costs", "core")

Key = tuple[str, int, int, int]  # what, unit or zone, class, side: a number that others share
Prices = Mapping[Key, int]
ABOVE, BELOW, ROOMS = "above", "below", "rooms"


@dataclass(frozen=True)
class Cut:
    """The floors of a tower from one level on, the floors under it, and what crossing costs.

    Parameters
    ----------
    tower : int
        The tower.
    upper, lower : frozenset of int
        Its floors above and below.
    trips : tuple of (int, int, int)
        Two units and what it costs when exactly one of them is above.
    spans : tuple of (int, int)
        An OPD and what it costs when it is on both sides.
    """

    tower: int
    upper: frozenset[int]
    lower: frozenset[int]
    trips: tuple[tuple[int, int, int], ...]
    spans: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Corner:
    """A placement of all units about one cut: the shared numbers that are not 0, and its cost."""

    numbers: tuple[tuple[Key, int], ...]
    cost: int


@dataclass(frozen=True)
class Least:
    """A bound on cost − Σ price · number over all placements, and placements met on the way."""

    bound: int | None
    corners: tuple[Corner, ...] = field(default=())


def cuts(case: Case) -> list[Cut]:
    """Return the cuts of all towers that cost something to cross."""
    length = {frozenset(edge.beyond): edge.length for edge in edges(case)}
    members = [0] * len(case.opds)
    for unit in case.units:
        members[unit.opd] += 1
    found = []
    for t in range(len(case.towers)):
        floors = frozenset(f for f, floor in enumerate(case.floors) if floor.tower == t)
        for below, level in pairwise(sorted({case.floors[f].level for f in floors})):
            upper = frozenset(f for f in floors if case.floors[f].level >= level)
            way, height = length.get(upper, 0), level - below
            trips = tuple((u, v, weight * way) for u, v, weight in case.flows if weight * way)
            spans = tuple(
                (g, opd.span_cost * height)
                for g, opd in enumerate(case.opds)
                if opd.span_cost and members[g] > 1
            )
            if trips or spans:
                found.append(Cut(t, upper, floors - upper, trips, spans))
    return found


def without(case: Case, found: list[Cut]) -> Case:
    """Return the case without the money of the cuts."""
    gone = {cut.upper for cut in found if cut.trips}
    tree = tuple(edge for edge in edges(case) if frozenset(edge.beyond) not in gone)
    free = tuple(replace(opd, span_cost=0) for opd in case.opds)
    return replace(case, opds=free, tree=tree)


class Slab:
    """The model of one cut: every unit above, below or elsewhere, whole.

    What is above must fit there, and what is below; rooms stand on either side; the moved units
    of an OPD are in one tower. Every plan of the case is a solution.

    Attributes
    ----------
    shared : dict
        Key → variable: what this cut has in common with others.
    """

    def __init__(self, case: Case, cut: Cut) -> None:
        self.case, self.cut = case, cut
        self._model = cp_model.CpModel()
        self.shared: dict[Key, Any] = {}
        self._own = cut.upper | cut.lower
        places = [self._places(u) for u in range(len(case.units))]
        self._inside = [self._opd_inside(g, places) for g in range(len(case.opds))]
        self._above: list[Any] = []
        self._below: list[Any] = []
        for u, mine in enumerate(places):
            self._place(u, mine)
        self._rooms: dict[tuple[int, int, int], Any] = {}
        self._add_rooms()
        self._fit(0, cut.lower, self._below)
        self._fit(1, cut.upper, self._above)
        self._money = self._add_money()

    def least(
        self, prices: Prices, seconds: float, stop: Callable[[], bool] | None = None
    ) -> Least:
        """Minimise cost − Σ price · number; the bound is proved also when time is short.

        Parameters
        ----------
        prices : mapping
            Price of each shared number, whole; missing ones are 0.
        seconds : float
            Wall time limit.
        stop : callable or None
            Asked from another thread; True ends the run.
        """
        priced = sum(prices.get(key, 0) * var for key, var in self.shared.items())
        self._model.minimize(sum(amount * var for var, amount in self._money) - priced)
        solver = cp_model.CpSolver()
        solver.parameters.max_time_in_seconds = max(0.01, seconds)
        solver.parameters.num_workers = 1
        solver.parameters.interleave_search = True
        solver.parameters.subsolvers.extend(SUBSOLVERS)
        solver.parameters.catch_sigint_signal = False
        watch = _Watch(self.shared, self._money)
        with stopping(solver.stop_search, stop):
            status = solver.solve(self._model, watch)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return Least(None)
        bound = round_up(solver.best_objective_bound)
        return Least(bound, tuple(watch.corners[-KEPT:]))

    def _places(self, u: int) -> frozenset[int]:
        unit = self.case.units[u]
        stay = () if unit.stay is None else (len(self.case.floors) + unit.stay,)
        return frozenset((*unit.floors, *stay))

    def _opd_inside(self, g: int, places: list[frozenset[int]]) -> Any:
        mine = [places[u] for u, unit in enumerate(self.case.units) if unit.opd == g]
        if any(p <= self._own for p in mine):
            return 1
        return self._model.new_bool_var("") if any(p & self._own for p in mine) else 0

    def _place(self, u: int, places: frozenset[int]) -> None:
        """Say where a unit may be: above, below, and elsewhere only if it has places there."""
        model, cut, inside = self._model, self.cut, self._inside[self.case.units[u].opd]
        upper, lower = places & cut.upper, places & cut.lower
        above: Any = int(bool(upper)) if places <= cut.upper or not upper else self._share(ABOVE, u)
        if places <= self._own:
            below: Any = 1 - above
        elif not lower:
            below = 0
        else:
            below = self._share(BELOW, u)
        if not places <= self._own and (upper or lower):
            if self.case.units[u].stay is None:
                model.add(above + below == inside)
            else:
                model.add(above + below <= inside)
        self._above.append(above)
        self._below.append(below)

    def _share(self, what: str, u: int) -> Any:
        var = self._model.new_bool_var("")
        self.shared[what, u, 0, 0] = var
        return var

    def _add_rooms(self) -> None:
        """ROOMS of zones inside the tower: k rooms carry at most limit[0] + k · largest gain."""
        case = self.case
        for zone in sorted({case.floors[f].zone for f in self._own}):
            floors = {f for f, floor in enumerate(case.floors) if floor.zone == zone}
            if not floors <= self._own:
                continue
            for c, room in enumerate(case.rooms.classes):
                gain = max((b - a for a, b in pairwise(room.limit)), default=0)
                if not gain:
                    continue
                for side, here in enumerate((self.cut.lower, self.cut.upper)):
                    if here & floors:
                        count = self._model.new_int_var(0, len(room.limit), "")
                        self._rooms[zone, c, side] = self.shared[ROOMS, zone, c, side] = count
                if floors == self._own:
                    self._carry(zone, c, room.limit[0], gain)

    def _carry(self, zone: int, c: int, free: int, gain: int) -> None:
        loads = [row[c] for row in self.case.rooms.load]
        total = [sum(slot) for slot in zip(*loads, strict=True)]
        rooms = sum(self._rooms[zone, c, s] for s in (0, 1) if (zone, c, s) in self._rooms)
        for slot in sorted(range(len(total)), key=lambda s: -total[s])[:SLOTS_USED]:
            load = sum(
                row[slot] * (a + b)
                for row, a, b in zip(loads, self._above, self._below, strict=True)
            )
            self._model.add(load <= free + gain * rooms)

    def _fit(self, side: int, floors: frozenset[int], here: list[Any]) -> None:
        """AREA and PEOPLE of one side, TOGETHER, and APART where it is one floor."""
        case, model = self.case, self._model
        rooms = sum(
            case.rooms.classes[c].area * var for (_, c, s), var in self._rooms.items() if s == side
        )
        area = sum(unit.area * var for unit, var in zip(case.units, here, strict=True))
        people = sum(unit.people * var for unit, var in zip(case.units, here, strict=True))
        model.add(area + rooms <= sum(case.floors[f].area for f in floors))
        model.add(people <= sum(case.floors[f].people for f in floors))
        for u, v in case.together:
            model.add(here[u] == here[v])
        for u, v in case.apart if len(floors) == 1 else ():
            model.add(here[u] + here[v] <= 1)

    def _add_money(self) -> list[tuple[Any, int]]:
        model, money = self._model, []
        for u, v, amount in self.cut.trips:
            apart = model.new_bool_var("")
            model.add(apart >= self._above[u] - self._above[v])
            model.add(apart >= self._above[v] - self._above[u])
            money.append((apart, amount))
        for g, amount in self.cut.spans:
            high, low, both = (model.new_bool_var("") for _ in range(3))
            for u, unit in enumerate(self.case.units):
                if unit.opd == g:
                    model.add(high >= self._above[u])
                    model.add(low >= self._below[u])
            model.add(both >= high + low - self._inside[g])
            money.append((both, amount))
        return money


class _Watch(cp_model.CpSolverSolutionCallback):
    """Keeps the placements met on the way."""

    def __init__(self, shared: dict[Key, Any], money: list[tuple[Any, int]]) -> None:
        super().__init__()
        self._shared, self._money = shared, money
        self.corners: list[Corner] = []

    def on_solution_callback(self) -> None:
        """Read a placement."""
        read = ((key, self.value(var)) for key, var in self._shared.items())
        cost = sum(amount * self.value(var) for var, amount in self._money)
        self.corners.append(Corner(tuple((key, n) for key, n in read if n), cost))
