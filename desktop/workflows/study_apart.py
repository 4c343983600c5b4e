"""A study in a process of its own: what goes there, what comes back, and a point kept as scenario.

Nothing here loads the engine at import: the window reads these records from the pipe.
"""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.document import Document
from desktop.jobs.messages import Built, Done, News, Refused
from desktop.jobs.runner import bare
from desktop.jobs.worker import StopAsked, Tell
from desktop.system.translate import language, set_language
from desktop.workflows.study_scenario import PARTS, scenario_of_plan
from solver.case.build import BuiltCase
from solver.plan import Plan
from solver.problem.problem import Problem
from solver.problem.record import Record
from solver.problem.scenario import Result, Scenario
from solver.study.question import Aim

DIAL, FRONT, OTHERS = "disruption", "pareto-distance", "alternatives"  # as in `StudyKind`
KINDS = (DIAL, FRONT, OTHERS)


@dataclass(frozen=True)
class StudyTask:
    """Study a scenario, in the language of the window; fields as in `study_run.StudyAsk`."""

    problem: Problem
    scenario: str
    kind: str
    points: int = 7
    seconds: float = 120.0
    seed: int = 1
    language: str = "id"


@dataclass(frozen=True)
class StudyCell:
    """A cell of the table of a study: its text, and the number it is sorted by."""

    text: str
    order: int


@dataclass(frozen=True)
class StudyPoint:
    """One plan of a study, ready to be shown and kept.

    Parameters
    ----------
    x : int
        Money, rupiah a year: what stands upright in the chart.
    y : int
        The other measure: units that move, or time in rupiah a year.
    least : int or None
        No plan with this y or less can have a smaller x; None when unknown.
    proved : bool
        Whether that is the x itself.
    cells : tuple of StudyCell
        Its row of the table.
    said : str
        The point in a sentence.
    name : str
        What a scenario of it would be called.
    plan, aim, most_moves
        As in `study_scenario.scenario_of_plan`.
    """

    x: int
    y: int
    least: int | None
    proved: bool
    cells: tuple[StudyCell, ...]
    said: str
    name: str
    plan: Plan
    aim: Aim | None = None
    most_moves: int | None = None


@dataclass(frozen=True)
class StudySoFar:
    """A sign of life: seconds, how many plans are known, and the front so far as (x, y)."""

    seconds: float
    count: int
    points: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class ToldStudy:
    """The answer: the head of the table, the points, sentences below; today as (x, y) if known."""

    kind: str
    head: tuple[str, ...]
    points: tuple[StudyPoint, ...]
    notes: tuple[str, ...]
    today: tuple[int, int] | None = None


def study_task(
    problem: Problem, scenario: str, kind: str, seconds: float = 120.0, points: int = 7
) -> StudyTask:
    """Return the task for a process; the problem without its look-ups, which cannot be sent."""
    seed = problem.get(Scenario, scenario).seed
    return StudyTask(bare(problem), scenario, kind, points, seconds, seed, language())


def study_apart_task(task: StudyTask, tell: Tell, stop: StopAsked) -> None:
    """Tell the case as Built, `StudySoFar` as News, `ToldStudy` as Done; Refused without a case."""
    from desktop.workflows.study_points import so_far, told_study
    from desktop.workflows.study_run import StudyAsk, StudyKind, run_study
    from desktop.workflows.study_source import StudySource, source_of_scenario
    from solver.study.executor import in_this_process

    set_language(task.language)
    source = source_of_scenario(Document(task.problem), task.scenario)
    if not isinstance(source, StudySource):
        tell(Refused(source))
        return
    assert source.built is not None  # of a scenario
    tell(Built(source.built))
    ask = StudyAsk(StudyKind(task.kind), task.points, task.seconds, task.seed)
    study = run_study(
        source,
        ask,
        in_this_process(),
        stop=stop,
        tell_points=lambda seconds, count, points: tell(
            News(so_far(source, task.kind, seconds, count, points))
        ),
    )
    tell(Done(told_study(source, study, task.problem, task.scenario)))


def kept_point(
    document: Document, built: BuiltCase, point: StudyPoint
) -> tuple[str, tuple[Record, ...]]:
    """Return the id of a new scenario with the plan of a point, and all its records.

    Slow in large cities (the case is built anew), so beside the window; the records are then put
    as one step.
    """
    id, edit = scenario_of_plan(
        built, point.plan, point.name, aim=point.aim, most_moves=point.most_moves
    )
    after = edit(document).problem
    rows: list[Record] = [row for row in after.scenario if row.id == id]
    for record in PARTS:
        rows += after.where(record, "scenario", id)
    rows += [row for row in after.result if isinstance(row, Result) and row.scenario == id]
    return id, tuple(rows)
