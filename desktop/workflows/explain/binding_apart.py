"""What is binding, in a process of its own: rows as they are tried, read without the engine."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.jobs.messages import Built, Done, News, Refused
from desktop.jobs.runner import bare
from desktop.jobs.worker import StopAsked, Tell
from desktop.system.translate import language, set_language
from solver.case.build import BuiltCase, build_case
from solver.plan import Outcome
from solver.problem.problem import Problem

if TYPE_CHECKING:  # explaining loads OR-Tools, which the window must not
    from desktop.workflows.explain.binding import BindingRow


@dataclass(frozen=True)
class BindingTask:
    """Find what binds a scenario's plan, in the language of the window."""

    problem: Problem
    scenario: str
    seconds: float = 60.0
    seed: int = 1
    language: str = "id"


@dataclass(frozen=True)
class BindingLine:
    """One change and its worth; fields as in `binding.BindingRow`.

    `key` is the same for the same change, so that a later line takes the place of an earlier.
    """

    key: str
    what: str
    relaxes: bool
    value: int | None
    proved: bool
    causes: tuple[tuple[str, int], ...]
    moved: tuple[str, ...]
    sentence: str


@dataclass(frozen=True)
class ToldBinding:
    """The answer: sentences, lines in the order of their worth, a better plan if one was met."""

    sentences: tuple[str, ...]
    lines: tuple[BindingLine, ...]
    better: Outcome | None = None
    built: BuiltCase | None = None
    finished: bool = True


def binding_task(problem: Problem, scenario: str, seconds: float, seed: int = 1) -> BindingTask:
    """Return the task for a process; the problem without its look-ups, which cannot be sent."""
    return BindingTask(bare(problem), scenario, seconds, seed, language())


def explain_binding_task(task: BindingTask, tell: Tell, stop: StopAsked) -> None:
    """Tell each `BindingLine` as News, `ToldBinding` as Done; Refused without a whole plan."""
    from desktop.workflows.explain.binding import explain_binding
    from solver.explain.binding import BindingOptions

    set_language(task.language)
    built = build_case(task.problem, task.scenario)
    if isinstance(built, BuiltCase):
        tell(Built(built))
    found = explain_binding(
        task.problem,
        task.scenario,
        options=BindingOptions(seconds=task.seconds, seed=task.seed),
        on_row=lambda row: tell(News(line_of(row))),
        stop=stop,
    )
    if isinstance(found, tuple):
        tell(Refused(found))
        return
    better = found.better
    tell(
        Done(
            ToldBinding(
                found.sentences,
                tuple(line_of(row) for row in found.rows),
                better.outcome if better else None,
                better.built if better else None,
                found.finished,
            )
        )
    )


def line_of(row: BindingRow) -> BindingLine:
    """Return a row as it goes through the pipe."""
    return BindingLine(
        f"{row.kind.value}/{row.rule}/{row.what}",
        row.what,
        row.relaxes,
        row.value,
        row.proved,
        row.causes,
        row.moved,
        row.sentence,
    )
