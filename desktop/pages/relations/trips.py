"""Trips between units and between OPD: sums by pair, who belongs to whom, orders of the OPD."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from solver.problem.organisation import Opd, Unit
from solver.problem.problem import Problem
from solver.problem.relations import Trip

OPD, UNIT = "opd:", "unit:"
Pair = tuple[str, str]


class Order(StrEnum):
    """How the OPD stand in the matrix."""

    PROJECT = "project"
    NAME = "name"
    GROUP = "group"  # of the announced plan
    BUSY = "busy"  # who travels most comes first
    NEAR = "near"  # who works together stands side by side


def pair(one: str, other: str) -> Pair:
    """Return two names in a fixed order: trips have no direction."""
    return (one, other) if one <= other else (other, one)


@dataclass(frozen=True)
class Trips:
    """The trips of a project, added up; names are ``unit:<id>`` and ``opd:<id>``."""

    problem: Problem

    @cached_property
    def between(self) -> dict[Pair, tuple[Trip, ...]]:
        """Records by pair of unit ids."""
        found: dict[Pair, list[Trip]] = defaultdict(list)
        for trip in self.problem.trip:
            found[pair(trip.unit_a, trip.unit_b)].append(trip)
        return {key: tuple(rows) for key, rows in found.items()}

    @cached_property
    def sums(self) -> dict[Pair, int]:
        """Trips a week in hundredths by pair of names; an OPD with itself are those inside it."""
        names = {unit.id: (UNIT + unit.id, OPD + unit.opd) for unit in self.problem.unit}
        found: dict[Pair, int] = defaultdict(int)
        for trip in self.problem.trip:
            one, other = names.get(trip.unit_a), names.get(trip.unit_b)
            if one is None or other is None:
                continue  # not yet said between whom
            for key in {pair(x, y) for x in one for y in other}:
                found[key] += trip.per_week
        return dict(found)

    def sum(self, one: str, other: str) -> int | None:
        """Return the trips a week between two names, None without any."""
        return self.sums.get(pair(one, other))

    @cached_property
    def most(self) -> tuple[int, int]:
        """The most trips between two units, and between two different OPD."""
        units = (n for (a, b), n in self.sums.items() if a.startswith(UNIT) and b.startswith(UNIT))
        opds = (
            n
            for (a, b), n in self.sums.items()
            if a.startswith(OPD) and b.startswith(OPD) and a != b
        )
        return max(units, default=0), max(opds, default=0)

    @cached_property
    def total(self) -> int:
        """All trips a week, hundredths."""
        return sum(trip.per_week for trip in self.problem.trip)

    @cached_property
    def of_opd(self) -> dict[str, int]:
        """Trips to and from other OPD, by OPD id."""
        found = dict.fromkeys((opd.id for opd in self.problem.opd), 0)
        for (a, b), n in self.sums.items():
            if a.startswith(OPD) and b.startswith(OPD) and a != b:
                for name in (a, b):
                    found[name.removeprefix(OPD)] = found.get(name.removeprefix(OPD), 0) + n
        return found

    def opds(self, order: Order) -> tuple[Opd, ...]:
        """Return the OPD in an order."""
        rows = self.problem.opd
        if order is Order.NAME:
            return tuple(sorted(rows, key=lambda o: (o.short or o.name).casefold()))
        if order is Order.GROUP:
            return tuple(sorted(rows, key=lambda o: (not o.plan_group, o.plan_group)))
        if order is Order.BUSY:
            return tuple(sorted(rows, key=lambda o: -self.of_opd[o.id]))
        return self._near() if order is Order.NEAR else rows

    def _near(self) -> tuple[Opd, ...]:
        """Begin with the busiest; always next the one that works most with those just placed."""
        left = list(self.opds(Order.BUSY))
        found: list[Opd] = []
        while left:
            recent = [OPD + opd.id for opd in found[-3:]]

            def pull(opd: Opd, recent: list[str] = recent) -> int:
                return sum(self.sum(OPD + opd.id, name) or 0 for name in recent)

            best = max(left, key=pull)
            left.remove(best)
            found.append(best)
        return tuple(found)

    def units(self, opd: str) -> tuple[Unit, ...]:
        """Return the units of an OPD in the order of the project."""
        return self.problem.where(Unit, "opd", opd)
