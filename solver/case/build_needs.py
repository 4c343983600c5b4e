"""What every unit brings into a scenario: area, people, meetings and vehicles."""

from __future__ import annotations

from dataclasses import dataclass

from solver.case.build_scope import Scope
from solver.demand.parking import Vehicles, vehicles
from solver.demand.rooms import Load, offered_load
from solver.demand.staff import staff
from solver.demand.workspace import area_per_post, by_average
from solver.problem.organisation import Unit
from solver.problem.scenario import SpaceMode


@dataclass(frozen=True)
class Need:
    """Area in dm², headcount, offered meeting load and vehicles (times 10) of a unit."""

    area: int
    people: int
    load: Load
    vehicles: Vehicles


def need_of(scope: Scope, unit: Unit) -> Need:
    """Return what a unit needs in the planning year of a scenario."""
    return Need(
        *room_of(scope, unit),
        offered_load(scope.problem, unit),
        vehicles(scope.problem, unit, scope.year),
    )


def room_of(scope: Scope, unit: Unit) -> tuple[int, int]:
    """Return the area in dm² and the headcount of a unit alone: what a plan is drawn from."""
    if scope.scenario.space_mode is SpaceMode.PER_POST:
        area = sum(area_per_post(scope.problem, unit, scope.year))
    else:
        area = by_average(scope.problem, unit, scope.year, scope.building_class).value
    return area, staff(scope.problem, unit, scope.year).people


def needs(scope: Scope) -> dict[str, Need]:
    """Return the needs of all units by id."""
    return {unit.id: need_of(scope, unit) for unit in scope.problem.unit}
