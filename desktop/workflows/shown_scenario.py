"""Which scenario a page shows first, and whether there is anything to show of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from solver.problem.problem import Problem
from solver.problem.scenario import Scenario, ScenarioKind


def shown_scenario(problem: Problem, wanted: str = "") -> str:
    """Return the scenario wanted if it is there, else the one with most units placed.

    While nobody has planned yet it is today's; without any scenario it is empty.
    """
    if problem.find(Scenario, wanted) is not None:
        return wanted
    best = _fullest(problem, problem.scenario)
    if best is not None and not has_plan(problem, best.id):
        best = next((s for s in problem.scenario if s.kind is ScenarioKind.TODAY), best)
    return best.id if best is not None else ""


def shown_plan(problem: Problem, wanted: str = "") -> str:
    """Return what `shown_scenario` does, for a page that compares a plan with today.

    Today's scenario is never chosen; without any other the id is empty.
    """
    plans = [s for s in problem.scenario if s.kind is not ScenarioKind.TODAY]
    if any(s.id == wanted for s in plans):
        return wanted
    best = _fullest(problem, plans)
    return best.id if best is not None else ""


def _fullest(problem: Problem, rows: Sequence[Scenario]) -> Scenario | None:
    placed = Counter(row.scenario for row in problem.placement)
    return max(rows, key=lambda s: placed[s.id], default=None)


def has_plan(problem: Problem, scenario: str) -> bool:
    """Tell whether anybody has a place in a scenario; today everybody has one."""
    found = problem.find(Scenario, scenario)
    if found is None:
        return False
    return found.kind is ScenarioKind.TODAY or any(
        row.scenario == scenario for row in problem.placement
    )
