"""All sound plans of a tiny case, counted out, and their measures."""

from __future__ import annotations

from functools import cache
from itertools import product

from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan
from solver.study.front import nondominated
from solver.study.question import Blend, Moves, Point, moves_rows, only_way, without_way
from tests.support.cases import allowed


@cache
def tiny(seed: int) -> Case:
    """Return a case of four units on two floors, some of whom may stay."""
    return plant(Recipe("tiny", rooms=False), seed).case


def blend_of(case: Case) -> Blend:
    return Blend(f"way of {case.name}", without_way(case), only_way(case))


def moves_of(case: Case) -> Moves:
    return Moves(f"moves of {case.name}", case, moves_rows(case))


def every_plan(case: Case) -> list[Plan]:
    """Return every sound plan of a case; rooms as they are laid out by first fit."""
    found = []
    for place in product(*allowed(case)):
        rooms = lay_out_rooms(case, place)
        if rooms is not None and not violations(case, Plan(place, rooms)):
            found.append(Plan(place, rooms))
    return found


def every_point(question: Blend | Moves) -> list[Point]:
    """Return the measures of every sound plan."""
    plans = every_plan(question.plain)
    return [Point(*question.measure(plan), plan) for plan in plans]


def true_front(question: Blend | Moves) -> tuple[Point, ...]:
    """Return the front counted out."""
    return nondominated(every_point(question))


def xy(points: object) -> list[tuple[int, int]]:
    """Return the measures alone."""
    return [(point.x, point.y) for point in points]  # type: ignore[attr-defined]
