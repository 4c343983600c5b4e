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
from desktop.workflows.study.scenario import scenario_of_plan
from desktop.workflows.study.told import StudyPoint
from solver.case.build import BuiltCase
from solver.problem.problem import Problem
from solver.problem.record import Record
from solver.problem.scenario import SCENARIO_PARTS, Result, Scenario


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


def study_task(
    problem: Problem, scenario: str, kind: str, seconds: float = 120.0, points: int = 7
) -> StudyTask:
    """Return the task for a process; the problem without its look-ups, which cannot be sent."""
    seed = problem.get(Scenario, scenario).seed
    return StudyTask(bare(problem), scenario, kind, points, seconds, seed, language())


def study_apart_task(task: StudyTask, tell: Tell, stop: StopAsked) -> None:
    """Tell the case as Built, `StudySoFar` as News, `ToldStudy` as Done; Refused without a case."""
    from desktop.workflows.study.points import so_far, told_study
    from desktop.workflows.study.run import StudyAsk, StudyKind, run_study
    from desktop.workflows.study.source import StudySource, source_of_scenario
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
    for record in SCENARIO_PARTS:
        rows += after.where(record, "scenario", id)
    rows += [row for row in after.result if isinstance(row, Result) and row.scenario == id]
    return id, tuple(rows)
