"""Solve the rest: everybody who is not pinned, or only those in the tray; no Qt."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import Edit, put
from desktop.jobs.messages import SolveTask
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.solve_scenario import solved
from solver.case.build import BuiltCase, placements_of
from solver.plan import Outcome
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Scenario

MOST_SECONDS = 30


def rest_task(model: StackingModel, threads: int, *, only_tray: bool) -> SolveTask | None:
    """Return what the solver process is asked; None when there is nothing to place.

    Parameters
    ----------
    model : StackingModel
        The plan of now; the search starts from it and keeps what is pinned.
    threads : int
        Of the search.
    only_tray : bool
        Everybody who has a place keeps it, as if pinned.
    """
    scenario = model.problem.find(Scenario, model.scenario)
    if scenario is None or not model.editable:
        return None
    if only_tray and not model.view().tray:
        return None
    problem = _all_pinned(model.problem, scenario.id) if only_tray else model.problem
    seconds = min(MOST_SECONDS, scenario.seconds)
    return SolveTask(problem, scenario.id, seconds, scenario.seed, threads)


def _all_pinned(problem: Problem, scenario: str) -> Problem:
    rows = tuple(
        replace(row, pinned=True) if row.scenario == scenario and not row.any_floor else row
        for row in problem.placement
    )
    return replace(problem, placement=rows)


def rest_edit(
    model: StackingModel, built: BuiltCase, outcome: Outcome, *, only_tray: bool
) -> Edit | None:
    """Return what is written into the document; None without a plan.

    With `only_tray` the result of the scenario stays as it was: nothing was proved of it.
    """
    if outcome.plan is None:
        return None
    if not only_tray:
        return solved(built, outcome).edit
    plan, scenario = outcome.plan, built.scenario

    def edit(document: Document) -> Document:
        problem = document.problem
        have = {row.unit for row in problem.where(Placement, "scenario", scenario)}
        rows = placements_of(built, plan, scenario, problem)
        return put(*(row for row in rows if row.unit not in have))(document)

    return edit
