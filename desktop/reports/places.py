"""Who sits where in a scenario, and what the places are called on paper."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from desktop.document.text import format_choice
from desktop.system.translate import tr
from solver.case.build_scope import Scope
from solver.problem.estate import Building, Floor, Site
from solver.problem.organisation import MeetingSize, Opd, Unit, VehicleKind
from solver.problem.problem import KINDS, City, Problem
from solver.problem.record import Record
from solver.problem.scenario import Scenario, ScenarioKind


@dataclass(frozen=True)
class Seat:
    """A unit at its place; `floor` is empty when only the building is known."""

    unit: Unit
    building: str
    floor: str
    pinned: bool = False


def seats(problem: Problem, scenario_id: str) -> tuple[Seat, ...]:
    """Return who sits where, in the order of the units; the unplaced are left out.

    In today's scenario everybody sits where they sit; who takes no part in a plan stays there.
    """
    scope = Scope(problem, problem.get(Scenario, scenario_id))
    today = scope.scenario.kind is ScenarioKind.TODAY
    found = []
    for unit in problem.unit:
        row = scope.placements.get(unit.id)
        if today or not scope.takes_part(unit):
            if unit.building:
                found.append(Seat(unit, unit.building, unit.floor))
        elif row:
            found.append(Seat(unit, row.building, row.floor, row.pinned))
    return tuple(found)


def buildings_in_order(problem: Problem) -> tuple[Building, ...]:
    """Return the buildings by site, both in the order of the project."""
    return tuple(b for site in problem.site for b in problem.where(Building, "site", site.id))


def floors_down(problem: Problem, building_id: str) -> tuple[Floor, ...]:
    """Return the floors of a building, the topmost first."""
    rows = problem.where(Floor, "building", building_id)
    return tuple(sorted(rows, key=lambda floor: -floor.level))


def floor_label(floor: Floor) -> str:
    """Return the name of a floor, or its number: the ground floor is the first."""
    if floor.name:
        return floor.name
    if floor.level < 0:
        return tr("report.word.basement", number=-floor.level)
    return tr("report.word.floor", number=floor.level + 1)


def building_label(building: Building) -> str:
    """Return the short name of a building, or its name."""
    return building.short or building.name


def site_label(site: Site) -> str:
    """Return the short name of a site, or its name."""
    return site.short or site.name


def unit_label(unit: Unit) -> str:
    """Return the short name of a unit, or its name."""
    return unit.short or unit.name


def place_label(problem: Problem, building_id: str, floor_id: str) -> str:
    """Return a place as ``building, floor``; ``–`` when the building is not known."""
    building = problem.find(Building, building_id)
    if building is None:
        return "–"
    floor = problem.find(Floor, floor_id)
    return (
        f"{building_label(building)}, {floor_label(floor)}" if floor else building_label(building)
    )


_CHOICES: dict[str, Callable[[], str]] = {
    choice.value: partial(format_choice, choice)
    for kind in (VehicleKind, MeetingSize)
    for choice in kind
}


def subject_label(problem: Problem, id: str, kind: str = "") -> str:
    """Return what a rule, line or remark names: a record, a kind of vehicle or a size of room.

    Records of two kinds may have the same id; `kind` says which is meant.
    """
    for record, label in _LABELS.items():
        if kind and KINDS.get(kind) is not record:
            continue
        if row := problem.find(record, id):
            return label(problem, row)
    return _CHOICES[id]() if id in _CHOICES else id


# Each function is called with a record of its own class only.
_LABELS: dict[type[Record], Callable[[Problem, Any], str]] = {
    Unit: lambda problem, unit: f"{unit_label(unit)} ({problem.get(Opd, unit.opd).short})",
    Floor: lambda problem, floor: place_label(problem, floor.building, floor.id),
    Building: lambda problem, building: building_label(building),
    Site: lambda problem, site: site_label(site),
    Opd: lambda problem, opd: opd.short,
    City: lambda problem, city: city.name,
    Scenario: lambda problem, scenario: scenario.name,
}
