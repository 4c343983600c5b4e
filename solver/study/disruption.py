"""The disruption dial: what the best plan costs when at most so many units may move."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan
from solver.study.answer import Front, StudyOptions
from solver.study.executor import Crew, Stop, never
from solver.study.pareto import Tell, find_front
from solver.study.question import Moves


@dataclass(frozen=True)
class Step:
    """What so many moves buy.

    Parameters
    ----------
    moves : int
        At most so many units move; the plan moves exactly so many.
    cost : int
        Of the best plan known.
    least : int or None
        No plan with so many moves or fewer can cost less.
    saved_each : int or None
        What each move beyond the step before saves on average, rounded down; None at the first.
    """

    moves: int
    cost: int
    least: int | None
    saved_each: int | None
    plan: Plan


@dataclass(frozen=True)
class Dial:
    """Cost against the number of moves, from as few as can be to as many as pay.

    Parameters
    ----------
    today : int or None
        Cost of today's plan in the same money; None when its places are not those of the case.
    today_sound : bool
        Today's plan keeps every rule, and so is the step of no moves.
    fewest : int or None
        No plan moves fewer units; None when unknown.
    steps : tuple of Step
        Moves rising, cost falling.
    front : Front
        The study behind it; its y counts moves.
    """

    today: int | None
    today_sound: bool
    fewest: int | None
    steps: tuple[Step, ...]
    front: Front

    def cost_of(self, moves: int) -> int | None:
        """Return the least known cost with at most so many moves; None when there is no plan."""
        costs = [point.x for point in self.front.known if point.y <= moves]
        return min(costs, default=None)


def today_plan(case: Case) -> Plan | None:
    """Return the plan in which everybody stays; None when somebody must move."""
    floors = len(case.floors)
    if any(unit.stay is None for unit in case.units):
        return None
    return Plan(tuple(floors + unit.stay for unit in case.units if unit.stay is not None))


def turn_dial(
    question: Moves,
    options: StudyOptions,
    crew: Crew,
    *,
    today: Plan | None = None,
    known: Sequence[Plan] = (),
    on_progress: Tell | None = None,
    stop: Stop = never,
) -> Dial:
    """Find what the best plan costs for rising numbers of moves.

    Parameters
    ----------
    question : Moves
        The case and what counts as a move; no move means today.
    options : StudyOptions
        Points, time, seed.
    crew : Crew
        Who works.
    today : Plan or None
        Where everybody is now; rooms are laid out when it has none. It is where the search starts.
    known : sequence of Plan
        Other plans to begin with.
    on_progress, stop
        As in `find_front`.
    """
    now = _with_rooms(question.plain, today)
    sound = now is not None and not violations(question.plain, now)
    begin = (now, *known) if now is not None else known
    front = find_front(question, options, crew, known=begin, on_progress=on_progress, stop=stop)
    return Dial(
        today=None if now is None else total(bill(question.plain, now)),
        today_sound=sound,
        fewest=question.fewest(front.proved) if any(p.aim.second for p in front.proved) else None,
        steps=_steps(front),
        front=front,
    )


def _with_rooms(case: Case, plan: Plan | None) -> Plan | None:
    if plan is None or plan.rooms:
        return plan
    return Plan(plan.place, lay_out_rooms(case, plan.place) or ())


def _steps(front: Front) -> tuple[Step, ...]:
    steps: list[Step] = []
    for point in reversed(front.points):
        saved = None
        if steps:
            saved = (steps[-1].cost - point.x) // (point.y - steps[-1].moves)
        steps.append(Step(point.y, point.x, point.least, saved, point.plan))
    return tuple(steps)
