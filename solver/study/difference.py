"""How much two plans differ for the people in them and in the buildings they use."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from solver.case.model import Case
from solver.check.bill import bill
from solver.check.usage import floors_in_use, towers_in_use
from solver.demand.rounding import half_up
from solver.plan import Plan
from solver.rules import CostTerm
from solver.study.matching import assign
from solver.study.symmetry import Twins, twins

WHOLE = 10_000  # basis points
TIE = 10_000  # people count so much more than a floor in use, and that more than staying put


@dataclass(frozen=True)
class Difference:
    """Basis points by which two plans differ, after floors that nothing tells apart are matched.

    Parameters
    ----------
    floor : int
        Share of the people who are on another floor or in another building.
    tower : int
        Share of the people who are in another tower or building.
    structure : int
        Share of the floors, towers and old buildings used by either that are not used by both.
    """

    floor: int
    tower: int
    structure: int

    @property
    def whole(self) -> int:
        """The mean of the three."""
        return half_up(self.floor + self.tower + self.structure, 3)


@dataclass(frozen=True)
class WhatDiffers:
    """What a reader is told of a plan beside another.

    Parameters
    ----------
    units : tuple of int
        Units that are elsewhere.
    kept, left : tuple of int
        Old buildings used by this plan only, and by the other only.
    opened, closed : tuple of int
        Floors used by this plan only, and by the other only.
    terms : tuple of (CostTerm, int)
        This plan's cost less the other's, by term.
    """

    units: tuple[int, ...]
    kept: tuple[int, ...]
    left: tuple[int, ...]
    opened: tuple[int, ...]
    closed: tuple[int, ...]
    terms: tuple[tuple[CostTerm, int], ...]


@dataclass(frozen=True)
class Yardstick:
    """Measures how much plans of one case differ."""

    case: Case

    @cached_property
    def twins(self) -> Twins:
        """Floors and towers that nothing tells apart."""
        return twins(self.case)

    @cached_property
    def _weight(self) -> list[int]:
        people = [unit.people for unit in self.case.units]
        return people if any(people) else [1] * len(people)

    def difference(self, one: Plan, other: Plan) -> Difference:
        """Return how much two plans differ; 0 for the same plan with twin floors changed about."""
        return self._between(one, self.aligned(one, other))

    def what(self, one: Plan, other: Plan) -> WhatDiffers:
        """Return what differs in `one` against `other`, whose twin floors are matched to it."""
        other = self.aligned(one, other)
        floors = len(self.case.floors)
        places = zip(one.place, other.place, strict=True)
        old, before = ({p - floors for p in plan.place if p >= floors} for plan in (one, other))
        used, used_before = (set(floors_in_use(self.case, plan)) for plan in (one, other))
        bills = zip(bill(self.case, one), bill(self.case, other), strict=True)
        return WhatDiffers(
            units=tuple(u for u, (p, q) in enumerate(places) if p != q),
            kept=tuple(sorted(old - before)),
            left=tuple(sorted(before - old)),
            opened=tuple(sorted(used - used_before)),
            closed=tuple(sorted(used_before - used)),
            terms=tuple((term, mine - theirs) for (term, mine), (_, theirs) in bills),
        )

    def aligned(self, one: Plan, other: Plan) -> Plan:
        """Return the other plan with twin floors changed about so that most people are as in one.

        It keeps the same rules and costs the same.
        """
        common = self._common(one, other)
        moved: dict[int, int] = {}
        for group in self.twins.towers:
            table = [[self._towers(i, j, common)[0] for j in group] for i in group]
            for i, column in zip(group, assign(table), strict=True):
                moved |= self._towers(i, group[column], common)[1]
        if all(f == g for f, g in moved.items()):
            return other
        place = tuple(moved.get(p, p) for p in other.place)
        return Plan(place, tuple(sorted((c, moved[f]) for c, f in other.rooms)))

    def _common(self, one: Plan, other: Plan) -> Callable[[int, int], int]:
        """Return how many people are on a floor in one plan and on another floor in the other."""
        people: defaultdict[tuple[int, int], int] = defaultdict(int)
        for weight, p, q in zip(self._weight, one.place, other.place, strict=True):
            people[p, q] += weight
        mine, theirs = (set(floors_in_use(self.case, plan)) for plan in (one, other))
        return lambda f, g: TIE * people[f, g] + 2 * ((f in mine) == (g in theirs)) + (f == g)

    def _towers(
        self, i: int, j: int, common: Callable[[int, int], int]
    ) -> tuple[int, dict[int, int]]:
        """Return the worth of laying tower j of the other plan onto tower i, and floor by floor."""
        worth, moved = 0, {}
        for mine, theirs in zip(self.twins.floors[i], self.twins.floors[j], strict=True):
            table = [[common(f, g) for g in theirs] for f in mine]
            for f, column in zip(mine, assign(table), strict=True):
                worth += common(f, theirs[column])
                moved[theirs[column]] = f
        return worth, moved

    def _between(self, one: Plan, other: Plan) -> Difference:
        everybody = max(1, sum(self._weight))
        floor = tower = 0
        for weight, p, q in zip(self._weight, one.place, other.place, strict=True):
            floor += weight * (p != q)
            tower += weight * (self._house(p) != self._house(q))
        return Difference(
            half_up(WHOLE * floor, everybody),
            half_up(WHOLE * tower, everybody),
            self._structure(one, other),
        )

    def _house(self, place: int) -> int:
        """Return the tower of a floor, or a number of its own for an old building."""
        floors = self.case.floors
        return floors[place].tower if place < len(floors) else len(self.case.towers) + place

    def _structure(self, one: Plan, other: Plan) -> int:
        mine, theirs = self._used(one), self._used(other)
        return half_up(WHOLE * len(mine ^ theirs), max(1, len(mine | theirs)))

    def _used(self, plan: Plan) -> set[tuple[str, int]]:
        used = {("floor", f) for f in floors_in_use(self.case, plan)}
        used |= {("tower", t) for t in towers_in_use(self.case, plan)}
        return used | {("old", p) for p in plan.place if p >= len(self.case.floors)}
