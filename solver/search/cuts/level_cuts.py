"""The level bound: height, span and trips inside towers as one linear program over all cuts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from solver.case.model import Case
from solver.search.linear.program import Program, Terms
from solver.search.shares import Shares

Sum = tuple[Terms, int]  # terms and a constant
SLOTS_USED = 3  # per class of rooms: the busiest slots; fewer rows, still valid


def level_program(case: Case, shares: Shares, *, with_cuts: bool = True) -> Program:
    """Return the linear program whose optimum no plan's level money can be below.

    Without cuts only height is charged: much smaller, for large cases.
    """
    if with_cuts:
        return level_cuts(case, shares).program
    return _places(case, shares).program


def level_cuts(case: Case, shares: Shares, *, by_zone: bool = False) -> Cuts:
    """Return the level program with its columns by their meaning, to be added to.

    With a column for each unit in a zone, loads of rooms have a sixth of the entries; first-order
    steps then go astray on folded towers.
    """
    cuts = _places(case, shares, by_zone=by_zone)
    for edge in sorted(shares.level, key=lambda edge: len(edge.beyond)):  # sums of sums
        for u, v, weight in case.flows:
            cuts.add_trip(u, v, weight * edge.length, frozenset(edge.beyond))
    cuts.add_spans()
    return cuts


def _places(case: Case, shares: Shares, *, by_zone: bool = False) -> Cuts:
    """Return who is where and what that asks for, without trips and spans."""
    cuts = Cuts(case, shares)
    cuts.add_stays(shares.keep)
    cuts.add_rooms(by_zone=by_zone)
    cuts.add_capacities()
    cuts.add_pairs()
    return cuts


@dataclass(frozen=True)
class Trip:
    """A trip over a level edge: column, price, the two shares beyond, its rows, and whose it is."""

    column: int
    price: int
    ends: tuple[Sum, Sum]
    rows: tuple[int, ...]
    units: tuple[int, int]


@dataclass(frozen=True)
class Span:
    """An OPD over a cut: column, price, the shares above, highest and lowest, and the rows."""

    column: int
    price: int
    ends: tuple[Sum, ...]
    rows: tuple[int, ...]


class Cuts:
    """The program under construction: who is where, in parts, and beyond which cut.

    Attributes
    ----------
    trips : list of (frozenset of int, Trip)
        By the places beyond the edge.
    spans : list of (frozenset of int, Span)
        By the floors above the cut; OPDs whose units must all move.
    """

    def __init__(self, case: Case, shares: Shares) -> None:
        self.case = case
        self.program = Program()
        self.x = [self._places(u, shares) for u in range(len(case.units))]
        self.trips: list[tuple[frozenset[int], Trip]] = []
        self.spans: list[tuple[frozenset[int], Span]] = []
        self.rooms: dict[tuple[int, int], int] = {}
        self._within: list[dict[frozenset[int], int]] = [{} for _ in case.units]

    def _places(self, u: int, shares: Shares) -> dict[int, int]:
        unit = self.case.units[u]
        row = {f: self.program.column(shares.height[u][f]) for f in unit.floors}
        if unit.stay is not None:
            row[len(self.case.floors) + unit.stay] = self.program.column()
        self.program.exactly(1, [(j, 1) for j in row.values()])
        return row

    def within(self, u: int, places: Iterable[int]) -> Sum:
        """Return the share of a unit that is at one of the places."""
        row, made = self.x[u], self._within[u]
        here = frozenset(p for p in places if p in row)
        if not here or len(here) == len(row):
            return [], int(bool(here))
        if len(here) == 1:
            return [(row[next(iter(here))], 1)], 0
        if here not in made:
            inner = max((s for s in made if s < here), key=len, default=frozenset())
            parts = [(row[p], 1) for p in sorted(here - inner)]
            if inner:
                parts.append((made[inner], 1))
            made[here] = self.program.column()
            self.program.exactly(0, [(made[here], -1), *parts])
        return [(made[here], 1)], 0

    def beyond(self, u: int) -> dict[frozenset[int], int]:
        """Return the columns made for the share of a unit at some places, by these."""
        return self._within[u]

    def above(self, high: Terms, low: Sum) -> None:
        """Add that the sum of `high` is at least `low`."""
        terms, constant = low
        if terms or constant:
            self.program.at_least(constant, [*high, *minus(terms)])

    def add_stays(self, price: tuple[int, ...]) -> None:
        """An old building is kept for whoever stays in it most."""
        kept: dict[int, int] = {}
        for u, unit in enumerate(self.case.units):
            b = unit.stay
            if b is None or not unit.floors or not price[b]:
                continue
            if b not in kept:
                kept[b] = self.program.column(price[b])
            stays = self.x[u][len(self.case.floors) + b]
            self.program.at_least(0, [(kept[b], 1), (stays, -1)])

    def add_rooms(self, *, by_zone: bool) -> None:
        """ROOMS in parts: k rooms never carry more than limit[0] + k · the largest gain."""
        case = self.case
        for zone in sorted({floor.zone for floor in case.floors}):
            floors = [f for f, floor in enumerate(case.floors) if floor.zone == zone]
            for c, room in enumerate(case.rooms.classes):
                gain = max((b - a for a, b in pairwise(room.limit)), default=0)
                if not room.area or not gain:
                    continue
                for f in floors:
                    most = case.floors[f].area // room.area
                    self.rooms[c, f] = self.program.column(0, most)
                for slot in self._busiest(c):
                    terms, low = [(self.rooms[c, f], gain) for f in floors], -room.limit[0]
                    for u in range(len(self.x)):
                        load = case.rooms.load[u][c][slot]
                        here, always = self._there(u, floors, by_zone) if load else ([], 0)
                        terms += [(j, -load * a) for j, a in here]
                        low += load * always
                    self.program.at_least(low, terms)

    def _there(self, u: int, floors: list[int], by_zone: bool) -> Sum:
        if by_zone:
            return self.within(u, floors)
        return [(self.x[u][f], 1) for f in floors if f in self.x[u]], 0

    def _busiest(self, c: int) -> list[int]:
        total = [
            sum(slot) for slot in zip(*(load[c] for load in self.case.rooms.load), strict=True)
        ]
        return sorted(range(len(total)), key=lambda s: -total[s])[:SLOTS_USED]

    def add_capacities(self) -> None:
        """AREA and PEOPLE of each floor."""
        case = self.case
        here: list[list[tuple[int, int]]] = [[] for _ in case.floors]
        for u, row in enumerate(self.x):
            for f in case.units[u].floors:
                here[f].append((u, row[f]))
        for f, floor in enumerate(case.floors):
            area = [(j, -case.units[u].area) for u, j in here[f]]
            area += [
                (self.rooms[c, f], -room.area)
                for c, room in enumerate(case.rooms.classes)
                if (c, f) in self.rooms
            ]
            self.program.at_least(-floor.area, area)
            people = [(j, -case.units[u].people) for u, j in here[f]]
            self.program.at_least(-floor.people, people)

    def add_pairs(self) -> None:
        """TOGETHER and APART."""
        for u, v in self.case.together:
            for p in sorted({*self.x[u], *self.x[v]}):
                both = [(self.x[u][p], 1)] if p in self.x[u] else []
                both += [(self.x[v][p], -1)] if p in self.x[v] else []
                self.program.exactly(0, both)
        for u, v in self.case.apart:
            for p in sorted(self.x[u].keys() & self.x[v].keys()):
                self.program.at_least(-1, [(self.x[u][p], -1), (self.x[v][p], -1)])

    def add_trip(self, u: int, v: int, amount: int, beyond: frozenset[int]) -> None:
        """Charge `amount` when one of the two is beyond the edge."""
        one, other = self.within(u, beyond), self.within(v, beyond)
        if not amount or one == other:
            return
        apart = self.program.column(amount)
        row = len(self.program.rows)
        for (a, m), (b, n) in ((one, other), (other, one)):
            self.program.at_least(m - n, [(apart, 1), *minus(a), *b])
        self.trips.append((beyond, Trip(apart, amount, (one, other), (row, row + 1), (u, v))))

    def add_spans(self) -> None:
        """ONE_TOWER, and the price of the levels between top and bottom of an OPD."""
        case = self.case
        members: dict[int, list[int]] = {}
        for u, unit in enumerate(case.units):
            members.setdefault(unit.opd, []).append(u)
        for g, units in members.items():
            towers = sorted({case.floors[f].tower for u in units for f in case.units[u].floors})
            if len(units) < 2 or not towers:
                continue
            inside = [self._add_span(g, t, units) for t in towers]
            self.program.at_least(-1, [(y, -1) for y in inside])

    def _add_span(self, g: int, tower: int, units: list[int]) -> int:
        case, program = self.case, self.program
        floors = sorted({f for u in units for f in self.x[u] if self._in(f, tower)})
        y = program.column()
        for u in units:
            self.above([(y, 1)], self.within(u, floors))
        levels = sorted({case.floors[f].level for f in floors})
        price = case.opds[g].span_cost
        for below, level in reversed([*pairwise(levels)]) if price else ():
            upper = frozenset(f for f in floors if case.floors[f].level >= level)
            self._add_cut(upper, frozenset(floors) - upper, units, y, price * (level - below))
        return y

    def _add_cut(
        self, upper: frozenset[int], lower: frozenset[int], units: list[int], y: int, price: int
    ) -> None:
        """Charge what is above and not all above; who stays is neither above nor below."""
        program = self.program
        moving = all(self.case.units[u].stay is None for u in units)
        ends = tuple(self.within(u, upper) for u in units)
        first = len(program.rows)
        high, low, cut = program.column(), program.column(), program.column(price)
        for u, (terms, constant) in zip(units, ends, strict=True):
            self.above([(high, 1)], (terms, constant))
            if moving:
                program.at_least(-constant, [(low, -1), *terms])
            else:
                under, some = self.within(u, lower)
                program.at_least(some, [(low, -1), (y, 1), *minus(under)])
        program.at_least(0, [(cut, 1), (high, -1), (low, 1)])
        if moving:
            rows = tuple(range(first, len(program.rows)))
            self.spans.append((upper, Span(cut, price, ends, rows)))

    def _in(self, place: int, tower: int) -> bool:
        return place < len(self.case.floors) and self.case.floors[place].tower == tower


def minus(terms: Terms) -> Terms:
    """Return the terms with the other sign."""
    return [(j, -a) for j, a in terms]
