"""Make a scenario of a plan that a study found: one edit, one step for undo."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import Edit, new_id, put, replace_all
from desktop.workflows.solve_scenario import solved
from solver.case.build import BuiltCase, build_case, placements_of
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Outcome, Plan, SolveStatus
from solver.problem.scenario import (
    SCENARIO_PARTS,
    Placement,
    Scenario,
    ScenarioKind,
)
from solver.study.question import Aim

FULL, HEAVIEST = 10_000, 100_000  # basis points of the weight of time


def scenario_of_plan(
    built: BuiltCase,
    plan: Plan,
    name: str,
    *,
    aim: Aim | None = None,
    most_moves: int | None = None,
) -> tuple[str, Edit]:
    """Return the id of a new scenario and the edit that adds it with a plan in it.

    Parameters
    ----------
    built : BuiltCase
        The case the study worked on; its scenario is copied with all that belongs to it.
    plan : Plan
        A plan of that case.
    name : str
        Of the new scenario; a number is added when it is taken.
    aim : Aim or None
        Weights under which the plan is best; they become the weights of time.
    most_moves : int or None
        The limit on moves of the new scenario; None: as it was.

    Notes
    -----
    When the document has changed meanwhile, so that the plan breaks a rule or the case cannot be
    built, the places are kept and no result is written.
    """
    id = new_id()

    def edit(document: Document) -> Document:
        problem = document.problem
        source = problem.find(Scenario, built.scenario)
        if source is None:
            return document
        made = replace(
            source,
            id=id,
            name=_free_name(document, name),
            kind=ScenarioKind.OPTIMISED,
            most_moves=source.most_moves if most_moves is None else most_moves,
        )
        if aim is not None and aim.most is None and aim.second:
            weight = min(HEAVIEST, FULL * aim.second // aim.first)
            made = replace(made, time_weight=weight, visitor_weight=weight)
        rows = [
            replace(row, id=new_id(), scenario=id)  # type: ignore[call-arg]  # all have a scenario
            for record in SCENARIO_PARTS
            for row in problem.where(record, "scenario", source.id)
        ]
        return _placed(put(made, *rows)(document), built, plan, id)

    return id, edit


def _placed(document: Document, built: BuiltCase, plan: Plan, id: str) -> Document:
    """Write the plan into the new scenario, with its price when it is sound."""
    problem = document.problem
    now = build_case(problem, id)
    same = isinstance(now, BuiltCase) and (now.units, now.floors, now.old) == (
        built.units,
        built.floors,
        built.old,
    )
    if not same or not isinstance(now, BuiltCase):
        return document
    if violations(now.case, plan):
        others = [row for row in problem.placement if row.scenario != id]
        return replace_all(Placement, (*others, *placements_of(now, plan, id, problem)))(document)
    parts = bill(now.case, plan)
    sha = canonical_sha256(now.case)
    outcome = Outcome(SolveStatus.FEASIBLE, plan, total(parts), None, parts, 0.0, 0, 0, sha)
    return solved(now, outcome).edit(document)


def _free_name(document: Document, name: str) -> str:
    taken = {scenario.name for scenario in document.problem.scenario}
    names = (name, *(f"{name} {n}" for n in range(2, 10_000)))
    return next(each for each in names if each not in taken)
