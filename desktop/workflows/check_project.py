"""Everything that is wrong or doubtful in a project, before anything is reckoned."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.document.document import Document
from solver.case.build import BuiltCase, build_case
from solver.errors import Issue, Severity
from solver.problem.integrity import integrity
from solver.problem.problem import Problem
from solver.problem.scenario import ScenarioKind


def check_project(document: Document) -> tuple[Issue, ...]:
    """Return what is wrong with the records and what keeps scenarios from being reckoned.

    Scenarios are looked at only when the records themselves are sound; what several scenarios
    say alike is said once. Errors come first.
    """
    problem = document.problem
    found = dict.fromkeys(integrity(problem))
    if not any(each.severity is Severity.ERROR for each in found):
        found |= dict.fromkeys(_of_scenarios(problem))
    return tuple(sorted(found, key=lambda each: each.severity is not Severity.ERROR))


def _of_scenarios(problem: Problem) -> Iterator[Issue]:
    for scenario in problem.scenario:
        if scenario.kind is not ScenarioKind.TODAY:
            built = build_case(problem, scenario.id)
            yield from built.issues if isinstance(built, BuiltCase) else built
