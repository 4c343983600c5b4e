"""What a plan says about every variable of the model: the base of complete hints."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from solver.case.model import Case
from solver.plan import Plan


@dataclass(frozen=True)
class Facts:
    """A plan seen from the variables of the model."""

    case: Case
    plan: Plan

    def at(self, unit: int, places: frozenset[int]) -> int:
        """Return 1 when the unit is at one of the places."""
        return int(self.plan.place[unit] in places)

    @cached_property
    def rooms(self) -> Counter[tuple[int, int]]:
        """Rooms by (class, floor)."""
        return Counter(self.plan.rooms)

    @cached_property
    def zone_rooms(self) -> Counter[tuple[int, int]]:
        """Rooms by (zone label, class)."""
        return Counter((self.case.floors[f].zone, c) for c, f in self.plan.rooms)

    @cached_property
    def floors(self) -> frozenset[int]:
        """Floors in use."""
        count = len(self.case.floors)
        return frozenset(
            {p for p in self.plan.place if p < count} | {f for _, f in self.plan.rooms}
        )

    @cached_property
    def towers(self) -> frozenset[int]:
        """Towers in use."""
        return frozenset(self.case.floors[f].tower for f in self.floors)

    @cached_property
    def moved(self) -> frozenset[tuple[int, int]]:
        """(OPD, tower) in which the OPD has units."""
        return frozenset(
            (unit.opd, self.case.floors[p].tower)
            for unit, p in zip(self.case.units, self.plan.place, strict=True)
            if p < len(self.case.floors)
        )

    @cached_property
    def staying(self) -> frozenset[int]:
        """OPDs of which a unit stays."""
        return frozenset(
            unit.opd
            for unit, p in zip(self.case.units, self.plan.place, strict=True)
            if p >= len(self.case.floors)
        )

    def levels(self, opd: int, tower: int) -> list[int]:
        """Return the levels of an OPD's units in a tower."""
        return self._levels.get((opd, tower), [])

    @cached_property
    def _levels(self) -> dict[tuple[int, int], list[int]]:
        levels: dict[tuple[int, int], list[int]] = {}
        for unit, p in zip(self.case.units, self.plan.place, strict=True):
            if p < len(self.case.floors):
                floor = self.case.floors[p]
                levels.setdefault((unit.opd, floor.tower), []).append(floor.level)
        return levels

    def peak(
        self, table: tuple[tuple[tuple[int, ...], ...], ...], kind: int, here: set[int]
    ) -> int:
        """Return the highest sum of one kind of load over the units on the floors `here`."""
        rows = [table[u][kind] for u, p in enumerate(self.plan.place) if p in here]
        return max((sum(slot) for slot in zip(*rows, strict=True)), default=0)
