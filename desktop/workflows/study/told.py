"""What a study tells, ready to be shown and kept; read from the pipe without the engine."""

from __future__ import annotations

from dataclasses import dataclass

from solver.plan import Plan
from solver.study.question import Aim

DIAL, FRONT, OTHERS = "disruption", "pareto-distance", "alternatives"  # as in `StudyKind`
KINDS = (DIAL, FRONT, OTHERS)


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
        As in `scenario.scenario_of_plan`.
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
