"""Run a study of any kind: what window and command line both do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from desktop.workflows.study.source import StudySource
from solver.study.alternatives import (
    Alternatives,
    AlternativesOptions,
    AlternativesProgress,
    find_alternatives,
)
from solver.study.answer import Front, StudyOptions, StudyProgress
from solver.study.disruption import Dial, turn_dial
from solver.study.executor import Crew, Stop, never
from solver.study.pareto import find_front
from solver.study.question import Point


class StudyKind(StrEnum):
    """What is asked."""

    PARETO_DISTANCE = "pareto-distance"  # cash against the time of ways
    PARETO_MOVES = "pareto-moves"  # cost against the number of moves
    DISRUPTION = "disruption"  # the same as a curve: at most so many units move
    ALTERNATIVES = "alternatives"  # other plans nearly as good


@dataclass(frozen=True)
class StudyAsk:
    """How to study.

    Parameters
    ----------
    kind : StudyKind
        What is asked.
    points : int
        Points of a front or curve, or alternatives beside the best plan.
    seconds : float
        Wall time for everything.
    seed : int
        Of all chance.
    reproducible : bool
        The same answer whatever the machine; takes its time.
    band, least : int
        Basis points: how much dearer an alternative may be, how much each two must differ.
    """

    kind: StudyKind
    points: int = 7
    seconds: float = 120.0
    seed: int = 1
    reproducible: bool = False
    band: int = 150
    least: int = 500


Study = Front | Dial | Alternatives
Tell = Callable[[float, int], None]
TellPoints = Callable[[float, int, tuple[Point, ...]], None]


def run_study(
    source: StudySource,
    ask: StudyAsk,
    crew: Crew,
    tell: Tell | None = None,
    stop: Stop = never,
    *,
    tell_points: TellPoints | None = None,
) -> Study:
    """Run a study.

    Parameters
    ----------
    source : StudySource
        What it works on.
    ask : StudyAsk
        What and how.
    crew : Crew
        Who works.
    tell : callable or None
        Told seconds and number of points or plans after each task.
    stop : callable
        Asked often; True keeps what was found.
    tell_points : callable or None
        Told the same with the points of a front so far; none for alternatives.
    """
    options = StudyOptions(ask.points, ask.seconds, ask.seed, ask.reproducible)

    def on_front(progress: StudyProgress) -> None:
        if tell is not None:
            tell(progress.seconds, len(progress.points))
        if tell_points is not None:
            tell_points(progress.seconds, len(progress.points), progress.points)

    def on_plans(progress: AlternativesProgress) -> None:
        if tell is not None:
            tell(progress.seconds, progress.met)
        if tell_points is not None:
            tell_points(progress.seconds, progress.met, ())

    if ask.kind is StudyKind.ALTERNATIVES:
        wanted = AlternativesOptions(
            ask.points, ask.band, ask.least, ask.seconds, ask.seed, ask.reproducible
        )
        return find_alternatives(
            source.case, wanted, crew, known=source.known, on_progress=on_plans, stop=stop
        )
    if ask.kind is StudyKind.PARETO_DISTANCE:
        return find_front(
            source.way, options, crew, known=source.known, on_progress=on_front, stop=stop
        )
    return turn_dial(
        source.moves,
        options,
        crew,
        today=source.today,
        known=source.known,
        on_progress=on_front,
        stop=stop,
    )
