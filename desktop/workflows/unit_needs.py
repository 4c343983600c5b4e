"""What every unit of a scenario takes: net area and people, for the stacking plan."""

from __future__ import annotations

from desktop.workflows.stack_view import Need
from solver.demand.staff import people
from solver.demand.workspace import workspace
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario


def unit_needs(problem: Problem, scenario_id: str) -> dict[str, Need]:
    """Return area (dm²) and people of every unit in the planning year of a scenario."""
    scenario = problem.get(Scenario, scenario_id)
    return {
        unit.id: Need(
            workspace(problem, unit, scenario.year, scenario.space_mode).area.value,
            people(problem, unit, scenario.year).value,
        )
        for unit in problem.unit
    }
