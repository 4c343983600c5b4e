"""The prices of a scenario: buildings, moves, visits, trips; for builder and assessment alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.case.build_needs import Need, needs
from solver.case.build_scope import Scope
from solver.costs.building import BuildingPrice, price_building
from solver.costs.fitting import deck, fit_out, moving, room
from solver.costs.line import CostLine
from solver.costs.running import total
from solver.costs.travel import (
    Place,
    Travel,
    span_cost,
    split_cost,
    travel,
    trip_weight,
    visit_cost,
)
from solver.demand.norms import Norms
from solver.errors import Issue
from solver.problem.estate import Building, Floor
from solver.problem.organisation import MeetingSize, Unit, VehicleKind
from solver.problem.relations import PairKind, PairRule, Trip
from solver.problem.scenario import BuildingRole, RuleMode, ScenarioRuleKey


@dataclass(frozen=True)
class Prices:
    """Every price of a scenario, in whole thousand rupiah a year (given in rupiah)."""

    scope: Scope

    @cached_property
    def needs(self) -> dict[str, Need]:
        """Needs of all units by id."""
        return needs(self.scope)

    @cached_property
    def norms(self) -> Norms:
        """Standards of the project."""
        return Norms(self.scope.problem)

    @cached_property
    def travel(self) -> Travel:
        """Distances of the project."""
        return travel(self.scope.problem)

    @cached_property
    def buildings(self) -> dict[str, BuildingPrice]:
        """Price of every building by id."""
        problem = self.scope.problem
        return {
            b.id: price_building(problem, b, self._areas_today(b), self.scope.year)
            for b in problem.building
        }

    def _areas_today(self, building: Building) -> tuple[int, ...]:
        sitting = self.scope.problem.where(Unit, "building", building.id)
        return tuple(self.needs[unit.id].area for unit in sitting)

    def issues(self) -> tuple[Issue, ...]:
        """Return what is doubtful about the prices of buildings somebody sits in or may enter."""
        scope = self.scope
        concerned = {unit.building for unit in scope.problem.unit}
        concerned |= {id for id, role in scope.roles.items() if role is BuildingRole.CANDIDATE}
        prices = (price for id, price in self.buildings.items() if id in concerned)
        return tuple(found for price in prices for found in price.issues)

    def use(self, unit: Unit, building: str) -> int:
        """Return what a unit adds to the running cost of a building."""
        need = self.needs[unit.id]
        return self.buildings[building].use(need.area, need.people)

    def move_lines(self, unit: Unit, building: str, floor: str) -> tuple[CostLine, ...]:
        """Return fit-out and moving of a unit to a place; none where it sits already.

        A unit whose floor of today is unknown moves to any floor of its building for nothing.
        """
        if unit.building == building and (not floor or not unit.floor or unit.floor == floor):
            return ()
        return self._moves[unit.id]

    @cached_property
    def _moves(self) -> dict[str, tuple[CostLine, ...]]:
        """Fit-out and moving of every unit; the same wherever it goes."""
        problem, found = self.scope.problem, {}
        for unit in problem.unit:
            need = self.needs[unit.id]
            lines = (fit_out(problem, unit, need.area), moving(problem, unit, need.people))
            found[unit.id] = tuple(line for line in lines if line.one_off)
        return found

    def visits(self, unit: Unit, level: int, *, weighted: bool) -> int:
        """Return the time of the visitors of a unit at a level."""
        weight = self.scope.scenario.visitor_weight if weighted else 10_000
        return visit_cost(self.norms, unit, level, weight)

    def level_today(self, unit: Unit) -> int:
        """Return the level a unit sits on today, 0 when unknown."""
        floor = self.scope.problem.find(Floor, unit.floor) if unit.floor else None
        return floor.level if floor else 0

    def place(self, building: str, floor: str = "") -> Place:
        """Return the place of a candidate floor, or of a building as a whole."""
        found = self.scope.problem.find(Building, building)
        site = found.site if found else ""
        if self.scope.roles.get(building) is not BuildingRole.CANDIDATE:
            return Place(site, building)
        at = self.scope.problem.find(Floor, floor) if floor else None
        return Place(site, building, at.level if at else 0)

    @cached_property
    def trips(self) -> dict[tuple[str, str], int]:
        """Trips per week in hundredths by pair of units, each pair once and sorted."""
        found: dict[tuple[str, str], int] = {}
        for trip in self.scope.problem.trip:
            if trip.unit_a != trip.unit_b and self._known(trip):
                low, high = sorted((trip.unit_a, trip.unit_b))
                found[low, high] = found.get((low, high), 0) + trip.per_week
        return found

    def _known(self, trip: Trip) -> bool:
        return trip.unit_a in self.needs and trip.unit_b in self.needs

    def trip_weights(self, *, weighted: bool) -> dict[tuple[str, str], int]:
        """Return thousand rupiah a year per unit of effort by pair of units."""
        weight = self.scope.scenario.time_weight if weighted else 10_000
        return {
            pair: trip_weight(self.norms, per_week, self.travel.unit, weight)
            for pair, per_week in self.trips.items()
        }

    @cached_property
    def wish_weights(self) -> dict[tuple[str, str], int]:
        """Return thousand rupiah per unit of effort by which wishes pull pairs of units together.

        TOGETHER as a wish costs its price for one level between the two, ONE_TOWER for the way
        from a building to another on the same site, between the first unit of an OPD and each
        other.
        """
        found: dict[tuple[str, str], int] = {}
        for low, high, price, length in self._wished():
            per_unit = (price + 500 * length) // (1000 * length)
            found[low, high] = found.get((low, high), 0) + per_unit
        return found

    def _wished(self) -> list[tuple[str, str, int, int]]:
        scope, way = self.scope, self.travel
        inside = {unit.id for unit in scope.units}
        found = []
        for rule in scope.problem.pair_rule:
            mode, price = scope.held(rule)
            wished = rule.kind is PairKind.TOGETHER and mode is RuleMode.WISH
            if wished and self._pair(rule, inside):
                low, high = sorted((rule.unit_a, rule.unit_b))
                found.append((low, high, price, max(1, way.floor)))
        mode, price = scope.modes[ScenarioRuleKey.ONE_TOWER]
        if mode is RuleMode.WISH:
            for opd in scope.problem.opd:
                mine = [u.id for u in scope.units if u.opd == opd.id and not u.detached]
                for other in mine[1:]:
                    low, high = sorted((mine[0], other))
                    found.append((low, high, price, max(1, 2 * way.lobby)))
        return found

    @staticmethod
    def _pair(rule: PairRule, inside: set[str]) -> bool:
        return rule.unit_a != rule.unit_b and {rule.unit_a, rule.unit_b} <= inside

    def span(self, units: list[Unit], *, weighted: bool) -> int:
        """Return the price of one level between the units of a group."""
        weight = self.scope.scenario.time_weight if weighted else 10_000
        people = sum(self.needs[unit.id].people for unit in units)
        return span_cost(self.norms, people, weight) if len(units) > 1 else 0

    def split(self, units: list[Unit], *, weighted: bool) -> int:
        """Return the price of a group that is partly moved."""
        weight = self.scope.scenario.time_weight if weighted else 10_000
        return split_cost(self.norms, self.travel, weight) if len(units) > 1 else 0

    @cached_property
    def groups(self) -> tuple[tuple[Unit, ...], ...]:
        """Units that belong together: an OPD, but detached units each alone.

        Where ONE_TOWER is no hard rule, every unit is alone.
        """
        hard = self.scope.modes[ScenarioRuleKey.ONE_TOWER][0] is RuleMode.HARD
        found: dict[str, list[Unit]] = {}
        for unit in self.scope.units:
            alone = unit.detached or not hard
            found.setdefault(f"unit/{unit.id}" if alone else f"opd/{unit.opd}", []).append(unit)
        return tuple(tuple(units) for units in found.values())

    def room(self, size: MeetingSize, building: str) -> CostLine:
        """Return the line of one shared room."""
        return room(self.scope.problem, size, building)

    def deck(self, kind: VehicleKind, site: str) -> CostLine:
        """Return the line of one parking level."""
        return deck(self.scope.problem, kind, site)

    def opening(self, building: str) -> int:
        """Return what using a building costs beyond leaving it unused, rupiah, never negative."""
        price = self.buildings[building]
        return total(price.used) - total(price.unused)
