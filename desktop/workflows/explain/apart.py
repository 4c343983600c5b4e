"""Explaining in a process of its own: why this floor, why there is no plan; told row by row."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.jobs.messages import Built, Done, News, Refused
from desktop.jobs.runner import bare
from desktop.jobs.worker import StopAsked, Tell
from desktop.system.translate import language, set_language
from desktop.workflows.solve_scenario import SolvedScenario, salvaged, solved
from solver.case.build import BuiltCase, build_case
from solver.plan import Outcome, Plan
from solver.problem.problem import Problem

if TYPE_CHECKING:  # explaining loads OR-Tools, which the window must not
    from desktop.workflows.explain.floor import FloorAnswer
    from desktop.workflows.explain.none import Explained
    from desktop.workflows.explain.none_links import WhyLine


@dataclass(frozen=True)
class FloorTask:
    """Explain the place of a unit, in the language of the window."""

    problem: Problem
    scenario: str
    unit: str
    seconds: float = 10.0
    language: str = "id"


@dataclass(frozen=True)
class NoneTask:
    """Explain why a scenario has no plan."""

    problem: Problem
    scenario: str
    seconds: float = 20.0
    threads: int = 2
    language: str = "id"


@dataclass(frozen=True)
class ToldFloor:
    """The answer as it goes through the pipe: a better plan as an outcome, without its edit."""

    answer: FloorAnswer
    better: Outcome | None
    built: BuiltCase | None

    @property
    def whole(self) -> FloorAnswer:
        """The answer with its better plan ready to be taken over."""
        if self.better is None or self.built is None:
            return self.answer
        return replace(self.answer, better=solved(self.built, self.better))


@dataclass(frozen=True)
class ToldNone:
    """What is known so far of why there is no plan: sentences with where to mend them."""

    lines: tuple[WhyLine, ...]
    done: bool


def floor_task(problem: Problem, scenario: str, unit: str, seconds: float = 10.0) -> FloorTask:
    """Return the task for a process; the problem without its look-ups, which cannot be sent."""
    return FloorTask(bare(problem), scenario, unit, seconds, language())


def none_task(problem: Problem, scenario: str, seconds: float = 20.0, threads: int = 2) -> NoneTask:
    """Return the task for a process; the problem without its look-ups, which cannot be sent."""
    return NoneTask(bare(problem), scenario, seconds, threads, language())


def explain_floor_task(task: FloorTask, tell: Tell, stop: StopAsked) -> None:
    """Tell each `FloorRow` as News, then `ToldFloor` as Done; Refused without a whole plan."""
    from desktop.workflows.explain.floor import explain_floor

    set_language(task.language)
    found = explain_floor(
        task.problem,
        task.scenario,
        task.unit,
        seconds=task.seconds,
        on_row=lambda row: tell(News(row)),
        stop=stop,
    )
    if isinstance(found, tuple):
        tell(Refused(found))
        return
    better = found.better
    told = ToldFloor(
        replace(found, better=None),
        better.outcome if better else None,
        better.built if better else None,
    )
    tell(Done(told))


def explain_none_task(task: NoneTask, tell: Tell, stop: StopAsked) -> None:
    """Tell `ToldNone` as News whenever more is known, and as Done at the end."""
    from desktop.workflows.explain.none import explain_none
    from desktop.workflows.explain.none_links import why_lines
    from desktop.workflows.explain.none_names import BuiltNames

    set_language(task.language)
    built = build_case(task.problem, task.scenario)
    if isinstance(built, tuple):
        tell(Refused(built))
        return
    tell(Built(built))
    names = BuiltNames(built, task.problem)

    def told(now: Explained) -> ToldNone:
        return ToldNone(why_lines(now.found, names), now.found.done)

    found = explain_none(
        task.problem,
        task.scenario,
        task.seconds,
        lambda now: tell(News(told(now))),
        stop,
        threads=task.threads,
    )
    tell(Refused(found) if isinstance(found, tuple) else Done(told(found)))


def take_row(problem: Problem, scenario: str, plan: Plan) -> SolvedScenario | None:
    """Return the repaired plan of a row, audited anew and ready to be taken over as one step.

    None when the case cannot be built or the plan is not sound. Slow, so beside the window.
    """
    built = build_case(problem, scenario)
    return None if isinstance(built, tuple) else salvaged(built, plan, (), 0, 1)
