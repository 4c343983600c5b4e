"""Where each unit sits in a scenario, and what part buildings take in it."""

from __future__ import annotations

from typing import NamedTuple

from solver.problem.estate import Floor
from solver.problem.problem import Problem
from solver.problem.scenario import (
    BuildingRole,
    Placement,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
    ScenarioOpd,
)


class Place(NamedTuple):
    """Somewhere a unit can be: a floor, a building with the floor unknown, or the tray."""

    building: str = ""
    floor: str = ""


TRAY = Place()


def roles(problem: Problem, scenario_id: str) -> dict[str, BuildingRole]:
    """Return the role of every building; one without a row may keep who sits there."""
    found = dict.fromkeys((b.id for b in problem.building), BuildingRole.MAY_STAY)
    for row in problem.where(ScenarioBuilding, "scenario", scenario_id):
        found[row.building] = row.role
    return found


def seats(problem: Problem, scenario_id: str) -> dict[str, Place]:
    """Return where each placed unit sits.

    In today's scenario that is what is recorded with the unit; a unit that takes no part in a
    scenario, by its OPD or its building of today, stays where it is.
    """
    here = {u.id: Place(u.building, u.floor) for u in problem.unit if u.building}
    if problem.get(Scenario, scenario_id).kind is ScenarioKind.TODAY:
        return here
    rows = problem.where(Placement, "scenario", scenario_id)
    placed = {row.unit: Place(row.building, row.floor) for row in rows}
    out = outside(problem, scenario_id)
    return {id: place for id, place in here.items() if id in out} | {
        id: place for id, place in placed.items() if id not in out
    }


def outside(problem: Problem, scenario_id: str) -> frozenset[str]:
    """Return the units that take no part: of an OPD left out, or in a building that is out."""
    role = roles(problem, scenario_id)
    opds = {row.opd for row in problem.where(ScenarioOpd, "scenario", scenario_id)}
    return frozenset(
        u.id
        for u in problem.unit
        if u.opd in opds or (u.building and role.get(u.building) is BuildingRole.OUT)
    )


def floor_label(floor: Floor) -> str:
    """Return the name of a floor, or ``L<n>``; the ground floor is the first."""
    if floor.name:
        return floor.name
    return f"L{floor.level + 1}" if floor.level >= 0 else f"B{-floor.level}"
