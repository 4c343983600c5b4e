"""Level and site money in one linear program, and who is in which tower as a piece of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from solver.case.model import Case, Edge, Old, Unit
from solver.cpsat.build import build
from solver.cpsat.weighed import weigh
from solver.search.clock import Effort
from solver.search.cuts.level_cuts import Cuts, Sum, level_cuts, minus
from solver.search.linear.program import Program, Terms
from solver.search.shares import Shares
from solver.search.site.sites import Atom, atoms, site_case


@dataclass(frozen=True)
class Choice:
    """An atom is in a tower for sure, or surely not."""

    atom: int
    tower: int
    inside: bool


@dataclass(frozen=True)
class Division:
    """Who goes into which tower: the site bound's case, in whole numbers."""

    site: Case
    inside: tuple[dict[int, int], ...]
    charged: tuple[tuple[int, int], ...]
    own: frozenset[int]

    def rows(self) -> set[int]:
        """Return the rows of the program that are about the division only."""
        return set(self.own)

    def terms(self, price: list[int]) -> Terms:
        """Return what towers cost at these prices, with trips and old buildings."""
        row = [(j, price[j]) for own in self.inside for j in own.values() if price[j]]
        return [*row, *self.charged]

    def prove(self, price: list[int], effort: Effort) -> int | None:
        """Return what no division undercuts in `terms(price)`."""
        units = tuple(
            replace(unit, cost=tuple(price[own[t]] for t in unit.floors))
            for unit, own in zip(self.site.units, self.inside, strict=True)
        )
        model = build(replace(self.site, units=units)).model
        return weigh(model, effort.seconds, effort=effort.counted, stop=effort.stop).bound


class Joint:
    """The program of level and site under construction.

    Attributes
    ----------
    program : Program
        No plan's level and site money together can be below its optimum.
    atoms : list of Atom
        What is in one tower.
    inside : list of dict
        By atom: tower → column, whether it is there.
    """

    def __init__(self, case: Case, shares: Shares) -> None:
        self.case = case
        parts = replace(shares, keep=(0,) * len(case.old))
        self.cuts: Cuts = level_cuts(case, parts, by_zone=True)
        self.program: Program = self.cuts.program
        kept = tuple(Old(amount) for amount in shares.keep)
        self.site = replace(site_case(case, shares), old=kept)
        self.atoms = atoms(case)
        self._own: set[int] = set()
        self.inside = [self._add_atom(atom) for atom in self.atoms]
        self._charged: list[tuple[int, int]] = []
        self._add_stays(shares.keep)
        for i, j, weight in self.site.flows:
            for edge in self.site.tree:
                self._add_trip(i, j, weight * edge.length, edge)

    def division(self, choices: Iterable[Choice] = ()) -> Division:
        """Return the division among the towers as a piece, where so much is chosen."""
        units = list(self.site.units)
        for choice in choices:
            units[choice.atom] = _restricted(units[choice.atom], choice)
        site = replace(self.site, units=tuple(units))
        return Division(site, tuple(self.inside), tuple(self._charged), frozenset(self._own))

    def high(self, choices: Iterable[Choice]) -> list[int]:
        """Return the most of each column of the program where so much is chosen."""
        high = list(self.program.high)
        for choice in choices:
            own = self.inside[choice.atom]
            for tower in [t for t in own if (t != choice.tower) == choice.inside]:
                high[own[tower]] = 0
                self._leave(high, choice.atom, tower)
            if choice.inside:
                self._leave(high, choice.atom, None)
        return high

    def _leave(self, high: list[int], atom: int, tower: int | None) -> None:
        """Take a tower from the units of an atom, or with None their old building."""
        for u in self.atoms[atom].units:
            row = self.cuts.x[u]
            for place, j in row.items():
                if self._tower(place) == tower:
                    high[j] = 0
            for places, j in self.cuts.beyond(u).items():
                if all(high[row[place]] == 0 for place in places):
                    high[j] = 0

    def _tower(self, place: int) -> int | None:
        floors = self.case.floors
        return floors[place].tower if place < len(floors) else None

    def _add_atom(self, atom: Atom) -> dict[int, int]:
        """All units of an atom are in the same tower, or stay."""
        row = {t: self.program.column() for t in atom.towers}
        for t in range(len(self.case.towers)):
            floors = [f for f, floor in enumerate(self.case.floors) if floor.tower == t]
            for u in atom.units:
                terms, constant = self.cuts.within(u, floors)
                if t in row:
                    self.program.exactly(constant, [(row[t], 1), *minus(terms)])
                elif terms:
                    self.program.exactly(0, terms)
        return row

    def _add_stays(self, price: tuple[int, ...]) -> None:
        """Who is in no tower stays, and his building is kept."""
        kept = {b: self.program.column(amount) for b, amount in enumerate(price) if amount}
        self._charged += [(j, price[b]) for b, j in kept.items()]
        for atom, row in zip(self.atoms, self.inside, strict=True):
            if atom.stay is None:
                continue
            inside = [(j, 1) for j in row.values()]
            for u in atom.units:
                stays = self.cuts.x[u][len(self.case.floors) + atom.stay]
                self.program.exactly(1, [(stays, 1), *inside])
            if atom.stay in kept:
                self._own.add(len(self.program.rows))
                self.program.at_least(1, [(kept[atom.stay], 1), *inside])

    def _far(self, i: int, edge: Edge) -> Sum:
        """Return the share of an atom beyond a site edge."""
        stay = self.site.units[i].stay
        terms = [(j, 1) for t, j in self.inside[i].items() if t in edge.beyond]
        if stay is None or len(self.case.towers) + stay not in edge.beyond:
            return terms, 0
        return terms + [(j, -1) for j in self.inside[i].values()], 1

    def _add_trip(self, i: int, j: int, amount: int, edge: Edge) -> None:
        (a, m), (b, n) = self._far(i, edge), self._far(j, edge)
        apart = self.program.column(amount)
        self._charged.append((apart, amount))
        for one, other, low in ((a, b, m - n), (b, a, n - m)):
            self._own.add(len(self.program.rows))
            self.program.at_least(low, [(apart, 1), *minus(one), *other])


def _restricted(unit: Unit, choice: Choice) -> Unit:
    floors = tuple(t for t in unit.floors if (t == choice.tower) == choice.inside)
    stay = None if choice.inside else unit.stay
    return replace(unit, floors=floors, cost=(0,) * len(floors), stay=stay)
