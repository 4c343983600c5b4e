"""What every unit of a scenario takes: net area and people, for the stacking plan."""

from __future__ import annotations

from desktop.workflows.stack_view import Need
from solver.case.build_needs import room_of
from solver.case.build_scope import scope_of
from solver.problem.problem import Problem


def unit_needs(problem: Problem, scenario_id: str) -> dict[str, Need]:
    """Return area (dm²) and people of every unit as the engine reckons them for a scenario."""
    scope = scope_of(problem, scenario_id)
    if scope is None:
        return {}
    return {unit.id: Need(*room_of(scope, unit)) for unit in problem.unit}
