"""What became of the moves of a plan: how late, where else; the one place that judges it."""

from __future__ import annotations

from datetime import date, timedelta

from desktop.reports.order_data import Become
from desktop.workflows.moves.order_moves import Ready, planned_days, realisation_of
from solver.moves.build import Place
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation


def days_late(row: Realisation | None, planned: date | None, weeks: int) -> int | None:
    """Return days after its wave a unit moved, before it negative; None where unknown."""
    moved = row.moved_on if row and row.move is MoveStatus.MOVED else None
    if moved is None or planned is None:
        return None
    last = planned + timedelta(days=7 * weeks - 1)
    return min(0, (moved - planned).days) or max(0, (moved - last).days)


def went_elsewhere(problem: Problem, row: Realisation | None, target: Place | None) -> bool:
    """Tell whether a unit moved to another building than planned, or against the plan.

    `target` is None for a unit that the plan leaves where it is.
    """
    if row is None or row.move is not MoveStatus.MOVED or not row.building:
        return False
    stays = problem.get(Unit, row.unit).building
    return row.building != (target[0] if target else stays)


def become(ready: Ready) -> tuple[Become, ...]:
    """Return what became of each unit that the plan moves or news tell of, as in the project."""
    problem, planned, days = ready.problem, ready.planned, planned_days(ready)
    told = {row.unit for row in problem.realisation}
    found = []
    for unit in problem.unit:
        if unit.id in planned or unit.id in told:
            row, places = realisation_of(problem, unit.id), planned.get(unit.id)
            move = row.move if row else MoveStatus.PLANNED
            moved = row if row and move is MoveStatus.MOVED else None
            day = days.get(unit.id)
            found.append(
                Become(
                    unit.id,
                    move,
                    moved.moved_on if moved else None,
                    (moved.building, moved.floor) if moved and moved.building else None,
                    day,
                    days_late(row, day, ready.built.terms.weeks),
                    went_elsewhere(problem, row, places[1] if places else None),
                )
            )
    return tuple(found)
