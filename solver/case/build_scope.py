"""Who and what takes part in a scenario: roles, candidate floors, units, rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from solver.demand.amenities import floor_amenities
from solver.demand.norms import Norms
from solver.demand.staff import base_year
from solver.problem.estate import Building, BuildingClass, BuildingState, Floor, Site
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.relations import PairRule, PlaceRule
from solver.problem.scenario import (
    BuildingRole,
    Placement,
    RuleMode,
    Scenario,
    ScenarioBuilding,
    ScenarioFloor,
    ScenarioKind,
    ScenarioOpd,
    ScenarioRule,
    ScenarioRuleKey,
    SpaceMode,
)


@dataclass(frozen=True)
class FloorSize:
    """Net usable area (dm²) and people limit of a floor; `derived` when not both are recorded."""

    net: int
    people: int
    derived: bool = False


@dataclass(frozen=True)
class Scope:
    """One scenario of a problem, with what follows from its rows."""

    problem: Problem
    scenario: Scenario

    @property
    def year(self) -> int:
        """Planning year; TODAY is reckoned as of the base year."""
        if self.scenario.kind is ScenarioKind.TODAY:
            return base_year(self.problem)
        return self.scenario.year

    @cached_property
    def roles(self) -> dict[str, BuildingRole]:
        """Role of every building; in TODAY nobody moves, so all are MAY_STAY."""
        roles = dict.fromkeys((b.id for b in self.problem.building), BuildingRole.MAY_STAY)
        if self.scenario.kind is ScenarioKind.TODAY:
            return roles
        for row in self.problem.where(ScenarioBuilding, "scenario", self.scenario.id):
            if row.building in roles:
                roles[row.building] = row.role
        return roles

    @cached_property
    def modes(self) -> dict[ScenarioRuleKey, tuple[RuleMode, int]]:
        """How each rule is held and the price of a breach."""
        modes = dict.fromkeys(ScenarioRuleKey, (RuleMode.HARD, 0))
        for row in self.problem.where(ScenarioRule, "scenario", self.scenario.id):
            if not row.subject:
                modes[row.rule] = (row.mode, row.price)
        return modes

    @cached_property
    def _alone(self) -> dict[str, tuple[RuleMode, int]]:
        """How single rules are held, by the id of their record."""
        rows = self.problem.where(ScenarioRule, "scenario", self.scenario.id)
        return {row.subject: (row.mode, row.price) for row in rows if row.subject}

    def held(self, rule: PairRule | PlaceRule) -> tuple[RuleMode, int]:
        """Return how one rule is held and the price of a breach: as said of it, else as its kind.

        A rule about a place has no kind that could be softened; it is HARD unless it is OFF.
        """
        if rule.id in self._alone:
            return self._alone[rule.id]
        if isinstance(rule, PairRule):
            return self.modes[ScenarioRuleKey(rule.kind.value)]
        return RuleMode.HARD, 0

    @cached_property
    def has_wishes(self) -> bool:
        """Tell whether any rule is a wish with a price."""
        return any(mode is RuleMode.WISH and price for mode, price in self.modes.values())

    @cached_property
    def building_class(self) -> BuildingClass:
        """The class the average of space is reckoned for: that of all candidates, else low-rise."""
        classes = {
            b.building_class
            for b in self.problem.building
            if self.roles[b.id] is BuildingRole.CANDIDATE
        }
        return classes.pop() if len(classes) == 1 else BuildingClass.LOW_RISE

    @cached_property
    def excluded_floors(self) -> frozenset[str]:
        """Floors of candidate buildings that the planner took out, with nobody pinned there."""
        return self._out_floor - self.locked_floors

    @cached_property
    def locked_floors(self) -> frozenset[str]:
        """Floors taken out on which units are pinned: these stay, nobody else may come."""
        held = (row.floor for rows in self.pins.values() for row in rows if not row.any_floor)
        return self._out_floor & frozenset(held)

    @cached_property
    def _out_floor(self) -> frozenset[str]:
        rows = self.problem.where(ScenarioFloor, "scenario", self.scenario.id)
        return frozenset(row.floor for row in rows)

    @cached_property
    def sizes(self) -> dict[str, FloorSize]:
        """Size of every floor with a known area."""
        sizes = ((floor, self._size(floor)) for floor in self.problem.floor)
        return {floor.id: size for floor, size in sizes if size}

    def _size(self, floor: Floor) -> FloorSize | None:
        """Recorded net area, or gross · (1 - u); amenities come off new floors (per post only)."""
        building = self.problem.find(Building, floor.building)
        if building is None or (floor.net is None and floor.gross is None):
            return None
        norms = Norms(self.problem)
        net, people = floor.net, floor.people_limit
        if net is None:
            unusable = norms[f"space.unusable_{building.building_class.value}"]
            net = (floor.gross or 0) * (10_000 - unusable) // 10_000
        if people is None:
            people = net // norms.at_least_one("space.per_person")
        if building.state is BuildingState.NEW and self.scenario.space_mode is SpaceMode.PER_POST:
            lowest = floor.id == self._lowest.get(building.id)
            net -= floor_amenities(self.problem, people, lowest=lowest).value
        derived = floor.net is None or floor.people_limit is None
        return FloorSize(max(0, net), people, derived)

    @cached_property
    def _lowest(self) -> dict[str, str]:
        lowest: dict[str, Floor] = {}
        for floor in self.problem.floor:
            below = lowest.get(floor.building)
            if below is None or floor.level < below.level:
                lowest[floor.building] = floor
        return {building: floor.id for building, floor in lowest.items()}

    @cached_property
    def floors(self) -> tuple[Floor, ...]:
        """Floors that may receive units, by building in order, then from the lowest up."""
        sited = (b for b in self.problem.building if self.problem.find(Site, b.site))
        order = {b.id: i for i, b in enumerate(sited)}
        found = [
            floor
            for floor in self.problem.floor
            if floor.building in order
            and self.roles.get(floor.building) is BuildingRole.CANDIDATE
            and floor.id not in self.excluded_floors
            and floor.id in self.sizes
        ]
        return tuple(sorted(found, key=lambda f: (order[f.building], f.level, f.id)))

    @cached_property
    def towers(self) -> tuple[Building, ...]:
        """Buildings with at least one floor that may receive units."""
        having = {floor.building for floor in self.floors}
        return tuple(b for b in self.problem.building if b.id in having)

    @cached_property
    def _out_opd(self) -> frozenset[str]:
        rows = self.problem.where(ScenarioOpd, "scenario", self.scenario.id)
        return frozenset(row.opd for row in rows)

    def seat(self, unit: Unit) -> Building | None:
        """Return the building a unit sits in today."""
        return self.problem.find(Building, unit.building) if unit.building else None

    def takes_part(self, unit: Unit) -> bool:
        """Tell whether the scenario decides where a unit goes."""
        seat = self.seat(unit)
        out = seat is not None and self.roles[seat.id] is BuildingRole.OUT
        return not out and unit.opd not in self._out_opd

    @cached_property
    def units(self) -> tuple[Unit, ...]:
        """Units whose place is decided."""
        return tuple(unit for unit in self.problem.unit if self.takes_part(unit))

    @cached_property
    def fixed(self) -> tuple[Unit, ...]:
        """Units that stay where they are without being asked; those without a seat are nowhere."""
        return tuple(
            unit for unit in self.problem.unit if not self.takes_part(unit) and self.seat(unit)
        )

    @cached_property
    def pins(self) -> dict[str, tuple[Placement, ...]]:
        """Pinned placements of this scenario by unit."""
        rows = self.problem.where(Placement, "scenario", self.scenario.id)
        return {row.unit: (row,) for row in rows if row.pinned}

    @cached_property
    def placements(self) -> dict[str, Placement]:
        """Placements of this scenario by unit; the last row of a unit counts."""
        rows = self.problem.where(Placement, "scenario", self.scenario.id)
        return {row.unit: row for row in rows}


def scope_of(problem: Problem, scenario_id: str) -> Scope | None:
    """Return the scope of a scenario, None when there is no such scenario."""
    scenario = problem.find(Scenario, scenario_id)
    return None if scenario is None else Scope(problem, scenario)
