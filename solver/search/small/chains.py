"""The plans that use the floors of a plan and leave who it leaves, as chains of cuts.

For a tower with one floor a level. Who is above the first level, who above the second: each of
these sets is part of the one before, and all of them together are the plan. What a plan costs is
then a sum over the cuts between levels, each a sum over units, trips and OPDs, and every way to
divide what a unit costs on a floor among the cuts is as good.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import product

import numpy as np
import numpy.typing as npt

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.cpsat.facts import Facts
from solver.kernel.chains import FAR, MOST_CLASSES, MOST_CUTS, MOST_ENDS, MOST_UNITS, Chain
from solver.plan import Plan
from solver.search.small.room_fit import fit_rooms
from solver.search.small.slabs import Cut, cuts
from solver.search.small.slabs_model import at_home

SCALE = 64  # parts of one unit of money, so that prices of area are fine enough
TIED = 1 << 36  # what units pay that must be together and are not

Table = npt.NDArray[np.int64]


def chained(case: Case) -> bool:
    """Tell whether plans at home are chains: one tower and zone, one floor a level.

    Rooms and parking must follow from who moves: then they cost every plan at home the same. More
    rooms than needed must not pay.
    """
    levels = {floor.level for floor in case.floors}
    return (
        len(case.towers) == 1
        and len({floor.zone for floor in case.floors}) == 1
        and len(levels) == len(case.floors)
        and 1 < len(levels) <= MOST_CUTS
        and len(case.units) <= MOST_UNITS
        and len(case.flows) + len(case.together) <= MOST_ENDS
        and len(case.rooms.classes) <= MOST_CLASSES
        and all(room.cost >= 0 for room in case.rooms.classes)
    )


@dataclass(frozen=True)
class Home:
    """A case, floors and who stays; all plans that use these floors and leave these units.

    Parameters
    ----------
    case : Case
        The case; one for which `chained` holds.
    plan : Plan
        A plan that leaves these units, with the rooms that the others need, all at places they may
        take; it may break rules.
    more : frozenset of int
        Floors that are in use, or cost nothing, beside those of the plan.
    """

    case: Case
    plan: Plan
    more: frozenset[int] = frozenset()

    @cached_property
    def cost(self) -> int:
        """What the plan costs, all floors in use paid."""
        unused = self.floors_in_use - Facts(self.case, self.plan).floors
        floors = sum(self.case.floors[f].open_cost for f in unused)
        return total(bill(self.case, self.plan)) + floors

    @cached_property
    def floors_in_use(self) -> frozenset[int]:
        """The floors that are in use."""
        return Facts(self.case, self.plan).floors | self.more

    @cached_property
    def inner(self) -> Case:
        """The case in which everybody stays or moves as in the plan, to floors in use."""
        used = self.floors_in_use
        units = []
        for unit in at_home(self.case, self.plan).units:
            keep = [i for i, f in enumerate(unit.floors) if f in used]
            floors, cost = (tuple(row[i] for i in keep) for row in (unit.floors, unit.cost))
            units.append(replace(unit, floors=floors, cost=cost))
        return replace(self.case, units=tuple(units), limits=())

    @cached_property
    def floors(self) -> tuple[int, ...]:
        """The floors from the ground up."""
        return tuple(sorted(range(len(self.case.floors)), key=lambda f: self.case.floors[f].level))

    @cached_property
    def movers(self) -> tuple[int, ...]:
        """The units that move."""
        return tuple(u for u, unit in enumerate(self.inner.units) if unit.floors)

    @cached_property
    def cuts(self) -> tuple[Cut, ...]:
        """The cuts between neighbouring levels, from the ground up; some may cost nothing."""
        known = {cut.upper: cut for cut in cuts(self.inner)}
        every = frozenset(self.floors)
        uppers = [frozenset(self.floors[k:]) for k in range(1, len(self.floors))]
        return tuple(known.get(up, Cut(0, up, every - up, (), ())) for up in uppers)

    def levels(self, plan: Plan) -> list[int]:
        """Return the level of each mover in a plan."""
        at = {f: i for i, f in enumerate(self.floors)}
        return [at[plan.place[u]] for u in self.movers]

    def moved(self, levels: Table) -> Plan | None:
        """Return the plan with the movers on levels, None when its rooms do not fit."""
        place = list(self.plan.place)
        for u, level in zip(self.movers, levels, strict=True):
            place[u] = self.floors[int(level)]
        rooms = lay_out_rooms(self.case, tuple(place))
        if rooms is None or not {f for _, f in rooms} <= self.floors_in_use:
            packed = self._packed(place)
            rooms = rooms if packed is None else packed
        return None if rooms is None else Plan(tuple(place), rooms)

    def _packed(self, place: list[int]) -> tuple[tuple[int, int], ...] | None:
        """Return the rooms of the plan on floors where all of them fit, None when they do not."""
        free = {f: self.case.floors[f].area for f in sorted(self.floors_in_use)}
        for u in self.movers:
            free[place[u]] -= self.case.units[u].area
        areas = [room.area for room in self.case.rooms.classes]
        fitted = fit_rooms(list(free.values()), areas, self.rooms)
        if fitted is None:
            return None
        by_floor = zip(free, fitted, strict=True)
        rooms = [(c, f) for f, counts in by_floor for c, n in enumerate(counts) for _ in range(n)]
        return tuple(sorted(rooms))

    @cached_property
    def rooms(self) -> tuple[int, ...]:
        """The rooms of the plan by class."""
        classes = range(len(self.case.rooms.classes))
        return tuple(sum(c == r for r, _ in self.plan.rooms) for c in classes)


class Charges:
    """What every cut charges for whom, in parts of SCALE.

    Attributes
    ----------
    pairs : dict of (int, int) to int
        Two movers with trips, or tied, → number.
    groups : list of list of int
        The movers of each OPD that pays for its span.
    lone : array (cuts, movers)
        What a mover pays above a cut for trips to units that stay.
    trips : array (cuts, pairs)
        Trips alone; units that are tied pay more.
    span : array (cuts, groups)
        Of the span.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        number = {u: i for i, u in enumerate(home.movers)}
        tied = [(number[u], number[v]) for u, v in home.case.together if u in number]
        flown = [(number[u], number[v]) for u, v, _ in home.case.flows if {u, v} <= number.keys()]
        both = sorted({(min(p), max(p)) for p in (*tied, *flown)})
        self.pairs = {pair: i for i, pair in enumerate(both)}
        self.tied = sorted({self.pairs[min(p), max(p)] for p in tied})
        opds = [home.case.units[u].opd for u in home.movers]
        mine = {g: [i for i, o in enumerate(opds) if o == g] for g in sorted(set(opds))}
        here = [g for g, group in mine.items() if len(group) > 1]
        self.groups = [mine[g] for g in here]
        count = len(home.cuts)
        self.lone = np.zeros((count, len(number)), np.int64)
        self.trips = np.zeros((count, len(both)), np.int64)
        self.span = np.zeros((count, len(here)), np.int64)
        for k, cut in enumerate(home.cuts):
            for u, v, amount in cut.trips:
                i, j = number.get(u), number.get(v)
                if i is not None and j is not None:
                    self.trips[k, self.pairs[min(i, j), max(i, j)]] += amount * SCALE
                elif i is not None or j is not None:
                    self.lone[k, i if j is None else j] += amount * SCALE
            for g, amount in cut.spans:
                if g in here:
                    self.span[k, here.index(g)] = amount * SCALE

    def of(self, k: int, above: npt.NDArray[np.bool_]) -> int:
        """Return what a cut charges for a set above it."""
        apart = [above[i] != above[j] for i, j in self.pairs]
        torn = [0 < above[group].sum() < len(group) for group in self.groups]
        return int(self.lone[k][above].sum() + self.trips[k] @ apart + self.span[k] @ torn)


class ChainModel:
    """The chains of a home in the kernel.

    What a unit costs on a level is charged cut by cut: at its lowest level at once, and at every
    cut that it is above what the level over it costs more than the level under it.

    Attributes
    ----------
    chain : Chain
        The tower in the kernel.
    base : int
        What every plan at home costs beside the cuts, at the least, in parts of SCALE.
    """

    def __init__(self, home: Home) -> None:
        self.home = home
        self.charges = Charges(home)
        inner, movers = home.inner, home.movers
        count = len(movers), len(home.floors)
        cost, self._allowed = np.zeros(count, np.int64), np.zeros(count, np.bool_)
        at = {f: i for i, f in enumerate(home.floors)}
        for i, u in enumerate(movers):
            unit = inner.units[u]
            for f, amount in zip(unit.floors, unit.cost, strict=True):
                cost[i, at[f]], self._allowed[i, at[f]] = amount * SCALE, True
        self._low = self._allowed.argmax(axis=1)
        self._high = count[1] - 1 - self._allowed[:, ::-1].argmax(axis=1)
        for i, (low, high) in enumerate(zip(self._low, self._high, strict=True)):
            for f in range(low, high):  # where it may not be costs what the level below costs
                cost[i, f + 1] = cost[i, f + 1] if self._allowed[i, f + 1] else cost[i, f]
            cost[i, :low], cost[i, high:] = cost[i, low], cost[i, high]
        self._cost = cost
        tables = {**self._tables(), **self._places()}
        self.base = self._outside() + int(cost[np.arange(count[0]), self._low].sum())
        area = max(1, int(tables["area"].sum()))
        pull = int(self.charges.trips.sum() + self.charges.span.sum()) // max(1, len(home.cuts))
        self.chain = Chain(tables, pull // area)

    @property
    def goal(self) -> int:
        """What the cuts of a plan cheaper than the one at home charge together is below this."""
        return (self.home.cost - 1) * SCALE + 1 - self.base

    def _by_cut(self) -> Table:
        """Return by cut and unit what it pays below and above."""
        table = np.zeros((len(self.home.cuts), len(self.home.movers), 2), np.int64)
        table[:, :, 1] = self.charges.lone + np.diff(self._cost, axis=1).T
        return table

    def _outside(self) -> int:
        """Return what every plan at home pays beside its units on floors and the cuts."""
        home = self.home
        levels = np.array(home.levels(home.plan))
        here = int(self._cost[np.arange(len(levels)), levels].sum())
        charged = sum(self.charges.of(k, levels > k) for k in range(len(home.cuts)))
        return home.cost * SCALE - here - charged

    def _tables(self) -> dict[str, Table]:
        """Return what units and trips are, by name as in the kernel."""
        home, charges = self.home, self.charges
        units = [home.inner.units[u] for u in home.movers]
        trips = charges.trips.copy()
        trips[:, charges.tied] += TIED
        ends = sorted([(i, j, e) for (i, j), e in charges.pairs.items()])
        ends = sorted([*ends, *((j, i, e) for i, j, e in ends)])
        group = np.full(len(units), -1)
        for g, members in enumerate(charges.groups):
            group[members] = g
        return {
            "area": np.array([unit.area for unit in units]),
            "people": np.array([unit.people for unit in units]),
            "group": group,
            "starts": np.searchsorted([i for i, *_ in ends], np.arange(len(units) + 1)),
            "partner": np.array([j for _, j, _ in ends], np.int64),
            "members_start": np.cumsum([0, *map(len, charges.groups)]),
            "members": np.array([i for members in charges.groups for i in members], np.int64),
            "trips": trips[:, [e for *_, e in ends]],
            "span": charges.span,
        }

    def _places(self) -> dict[str, Table]:
        """Return where units may be, by name as in the kernel."""
        home = self.home
        floors = [home.case.floors[f] for f in home.floors]
        open_ = np.array([f in home.floors_in_use for f in home.floors])
        number = {u: i for i, u in enumerate(home.movers)}
        apart = [(u, v) for u, v in home.case.apart if {u, v} <= number.keys()]
        return {
            "low": self._low,
            "high": self._high,
            "cost": self._by_cut(),
            "room": self._room(),
            "floor_area": np.array([floor.area for floor in floors]) * open_,
            "floor_people": np.array([floor.people for floor in floors]) * open_,
            "unfit": self._unfit(),
            "beside": np.where(self._allowed, 0, FAR),
            "apart": np.array([number[u] for pair in apart for u in pair], np.int64),
            "room_area": np.array([room.area for room in home.case.rooms.classes], np.int64),
            "room_count": np.array(home.rooms, np.int64),
        }

    def _room(self) -> Table:
        """Return by cut and area of the units above it whether the rooms fit as well: 0 or FAR."""
        home = self.home
        all_units = sum(home.inner.units[u].area for u in home.movers)
        here = np.arange(all_units + 1)
        table = np.full((len(home.cuts), all_units + 1), FAR, np.int64)
        sizes = self._room_sizes
        for k, cut in enumerate(home.cuts):
            over, under = (
                sum(home.case.floors[f].area for f in side & home.floors_in_use)
                for side in (cut.upper, cut.lower)
            )
            for size in sizes:
                fits = (here + size <= over) & (all_units - here + sizes[-1] - size <= under)
                table[k][fits] = 0
        return table

    def _unfit(self) -> Table:
        """Return by area left on a floor whether rooms waste too much of it: 0 or 1.

        All floors together have an area to spare, so no single one may waste more than that.
        """
        home, sizes = self.home, np.array(self._room_sizes)
        floors = [home.case.floors[f].area for f in home.floors_in_use]
        spare = sum(floors) - sum(home.inner.units[u].area for u in home.movers) - sizes[-1]
        left = np.arange(max(floors) + 1)
        wasted = left - sizes[np.searchsorted(sizes, left, side="right") - 1]
        table: Table = (wasted > spare).astype(np.int64)
        return table

    @cached_property
    def _room_sizes(self) -> list[int]:
        """The areas that some of the plan's rooms can have together, from none to all."""
        return sorted(set(self._some_rooms()))

    def _some_rooms(self) -> Iterator[int]:
        classes = self.home.case.rooms.classes
        for some in product(*(range(count + 1) for count in self.home.rooms)):
            yield sum(n * room.area for n, room in zip(some, classes, strict=True))
