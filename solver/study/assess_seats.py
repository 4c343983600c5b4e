"""Where everybody sits in a scenario: today's seats, fixed units, placements."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.case.build_prices import Prices
from solver.case.build_scope import Scope
from solver.problem.estate import Building, BuildingState, Floor
from solver.problem.organisation import Unit
from solver.problem.scenario import ScenarioKind


@dataclass(frozen=True)
class Seat:
    """A place: a building and, when known, one of its floors."""

    building: str
    floor: str = ""


@dataclass(frozen=True)
class Seats:
    """The seats of a scenario."""

    prices: Prices

    @property
    def scope(self) -> Scope:
        """Scope of the scenario."""
        return self.prices.scope

    @property
    def today(self) -> bool:
        """Tell whether the scenario is the state of today."""
        return self.scope.scenario.kind is ScenarioKind.TODAY

    @cached_property
    def of(self) -> dict[str, Seat]:
        """Seat of every unit that has one, by unit id, in the order of the units."""
        seats = ((unit, self._seat(unit)) for unit in self.scope.problem.unit)
        return {unit.id: seat for unit, seat in seats if seat}

    def _seat(self, unit: Unit) -> Seat | None:
        if self.today or not self.scope.takes_part(unit):
            return self._valid(unit.building, unit.floor)
        row = self.scope.placements.get(unit.id)
        return self._valid(row.building, row.floor) if row else None

    def _valid(self, building: str, floor: str) -> Seat | None:
        """Keep only what exists: a dangling floor becomes the building."""
        problem = self.scope.problem
        if not building or problem.find(Building, building) is None:
            return None
        found = problem.find(Floor, floor) if floor else None
        return Seat(building, floor if found and found.building == building else "")

    @cached_property
    def units(self) -> dict[str, Unit]:
        """Units with a seat."""
        return {unit.id: unit for unit in self.scope.problem.unit if unit.id in self.of}

    @cached_property
    def inside(self) -> frozenset[str]:
        """Ids of the units the scenario decides about."""
        return frozenset(unit.id for unit in self.scope.units)

    @cached_property
    def candidates(self) -> frozenset[str]:
        """Ids of buildings with floors that may receive units."""
        return frozenset(tower.id for tower in self.scope.towers)

    def moved_in(self, unit: str) -> bool:
        """Tell whether a unit that takes part sits in a building that receives units."""
        return unit in self.inside and unit in self.of and self.of[unit].building in self.candidates

    @cached_property
    def by_building(self) -> dict[str, list[Unit]]:
        """Seated units by building, every building once."""
        found: dict[str, list[Unit]] = {b.id: [] for b in self.scope.problem.building}
        for id, seat in self.of.items():
            found[seat.building].append(self.units[id])
        return found

    @cached_property
    def by_floor(self) -> dict[str, list[Unit]]:
        """Seated units by floor; the empty id holds those without one."""
        found: dict[str, list[Unit]] = {}
        for id, seat in self.of.items():
            found.setdefault(seat.floor, []).append(self.units[id])
        return found

    def level(self, unit: Unit) -> int:
        """Return the level a unit sits on; outside the candidates only that of today is known."""
        seat = self.of[unit.id]
        if seat.building in self.candidates:
            floor = self.scope.problem.find(Floor, seat.floor) if seat.floor else None
            return floor.level if floor else 0
        return self.prices.level_today(unit) if seat.building == unit.building else 0

    @cached_property
    def unplaced(self) -> tuple[str, ...]:
        """Ids of units without a seat; those that take no part and sit nowhere are no concern."""
        return tuple(
            unit.id
            for unit in self.scope.problem.unit
            if unit.id not in self.of and (self.today or unit.id in self.inside)
        )

    @cached_property
    def moved(self) -> tuple[str, ...]:
        """Ids of units that leave their building of today."""
        if self.today:
            return ()
        return tuple(
            id
            for id, seat in self.of.items()
            if id in self.inside and seat.building != self.units[id].building
        )

    def area(self, unit: Unit) -> int:
        """Return the area a unit takes: what it occupies today, else what it needs."""
        if self.today and unit.occupied is not None:
            return unit.occupied
        return self.prices.needs[unit.id].area

    @cached_property
    def standing(self) -> tuple[Building, ...]:
        """Buildings that exist."""
        buildings = self.scope.problem.building
        return tuple(b for b in buildings if b.state is BuildingState.EXISTING)
