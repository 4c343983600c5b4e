"""The next useful things to do with a project, most urgent first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from textwrap import shorten

from desktop.document.text import format_number
from desktop.pages.home.completeness import state_of
from desktop.system.translate import tr
from solver.problem.estate import Building, Floor, RunningCost
from solver.problem.problem import Problem
from solver.problem.record import FactStatus, SourcedRecord
from solver.problem.scenario import Scenario, ScenarioKind
from solver.units import Measure

MOST = 3
LONGEST = 26  # letters of a name in a title


@dataclass(frozen=True)
class NextStep:
    """One thing to do: what, why, and the page or command where it is done."""

    title: str
    why: str
    page: str = ""
    args: dict[str, str] = field(default_factory=dict)
    command: str = ""


def next_steps(problem: Problem) -> tuple[NextStep, ...]:
    """Return the first few things to do."""
    return tuple(step for step, _ in zip(_steps(problem), range(MOST), strict=False))


def _step(key: str, page: str = "", command: str = "", **values: object) -> NextStep:
    args = {str(k): str(v) for k, v in values.items() if k in ("opd", "building", "scenario")}
    why = tr(f"home.step.{key}.why")
    return NextStep(_title(key, values), why, page, args, command)


def _title(key: str, values: dict[str, object]) -> str:
    shown = {
        name: format_number(value, Measure.COUNT)
        if isinstance(value, int)
        else shorten(str(value), LONGEST, placeholder="…")
        for name, value in values.items()
    }
    return tr(f"home.step.{key}", **shown)


def _steps(problem: Problem) -> Iterator[NextStep]:
    if not problem.building:
        yield _step("buildings", "estate")
    if not problem.opd:
        yield _step("opd", "organisation")
    yield from _opd_gaps(problem)
    yield from _building_gaps(problem)
    yield from _scenarios(problem)
    if invented(problem):
        yield _step("illustration", "organisation", n=invented(problem))
    if problem.opd:
        yield _step("report", "reports")


def _opd_gaps(problem: Problem) -> Iterator[NextStep]:
    states = [state_of(problem, opd) for opd in problem.opd]
    gaps = [state for state in states if not state.complete]
    if gaps:
        worst = min(gaps, key=lambda state: state.have / state.want if state.want else -1.0)
        yield _step("gaps", "organisation", n=len(gaps), opd=worst.opd.id)


def _building_gaps(problem: Problem) -> Iterator[NextStep]:
    in_use = {unit.building for unit in problem.unit if unit.building}
    free = [b for b in problem.building if b.id in in_use]
    bare = [b for b in free if not problem.where(RunningCost, "building", b.id)]
    flat = [b for b in problem.building if not problem.where(Floor, "building", b.id)]
    if bare:
        yield _step("costs", "estate", n=len(bare), building=bare[0].id)
    if flat:
        yield _step("floors", "estate", n=len(flat), building=flat[0].id)


def _scenarios(problem: Problem) -> Iterator[NextStep]:
    best = [s for s in problem.scenario if s.kind is ScenarioKind.OPTIMISED]
    if not best and problem.unit and problem.find(Building, problem.unit[0].building):
        yield _step("scenario", "scenarios")
    solved = {result.scenario for result in problem.result if result.best is not None}
    waiting: list[Scenario] = [s for s in best if s.id not in solved]
    if waiting:
        yield _step("solve", "scenarios", name=waiting[0].name, scenario=waiting[0].id)
    elif best:
        yield _step("compare", "compare")


def invented(problem: Problem) -> int:
    """Return how many records were invented to fill a gap in the sample."""
    return sum(
        isinstance(row, SourcedRecord) and row.status is FactStatus.ILLUSTRATION
        for kind, rows in problem
        if kind != "standard"
        for row in rows
    )
