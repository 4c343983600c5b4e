"""Which scenario a page shows first, and whether there is anything to show of it."""

from __future__ import annotations

from collections import Counter

from solver.problem.problem import Problem
from solver.problem.scenario import Scenario, ScenarioKind


def shown_scenario(problem: Problem, wanted: str = "") -> str:
    """Return the scenario wanted if it is there, else the one with most units placed.

    While nobody has planned yet it is today's; without any scenario it is empty.
    """
    if problem.find(Scenario, wanted) is not None:
        return wanted
    placed = Counter(row.scenario for row in problem.placement)
    rows = problem.scenario
    best = max(rows, key=lambda s: placed[s.id], default=None)
    if best is not None and not placed[best.id]:
        best = next((s for s in rows if s.kind is ScenarioKind.TODAY), best)
    return best.id if best is not None else ""


def has_plan(problem: Problem, scenario: str) -> bool:
    """Tell whether anybody has a place in a scenario; today everybody has one."""
    found = problem.find(Scenario, scenario)
    if found is None:
        return False
    return found.kind is ScenarioKind.TODAY or any(
        row.scenario == scenario for row in problem.placement
    )
