"""A plan held to the towers of a lumpy solution: what that division costs with floors and trips."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from solver.case.model import Case, Limit, Unit
from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.plan import Plan

MOST_VARIABLES = 7_000  # larger models have no plan in time


def held(case: Case, towers: Mapping[int, int]) -> Case:
    """Return the case in which units stay in the tower told, all others in their old building.

    Every plan of it is a plan of the case at the same cost. There may be none: the lumpy bound
    knows no single floors, nor who must be together or apart.
    """
    units = tuple(_hold(case, unit, towers.get(u)) for u, unit in enumerate(case.units))
    limits = tuple(_limited(case, units, limit) for limit in case.limits)
    return replace(case, units=units, limits=limits)


def _limited(case: Case, units: tuple[Unit, ...], limit: Limit) -> Limit:
    """Return a limit that counts on the floors that are left, as many as each unit has."""
    rows = tuple(
        tuple(count for f, count in zip(was.floors, row, strict=True) if f in unit.floors)
        for was, unit, row in zip(case.units, units, limit.unit, strict=False)
    )
    return replace(limit, unit=rows)


def _hold(case: Case, unit: Unit, tower: int | None) -> Unit:
    if tower is None:
        return unit if unit.stay is None else replace(unit, floors=(), cost=())
    pairs = [
        (f, cost)
        for f, cost in zip(unit.floors, unit.cost, strict=True)
        if case.floors[f].tower == tower
    ]
    floors, cost = zip(*pairs, strict=True)
    return replace(unit, floors=floors, cost=cost, stay=None, stay_cost=0)


def held_plan(
    case: Case,
    towers: Mapping[int, int],
    how: Run,
    stop: Callable[[], bool],
    on_plan: Callable[[Plan, int], None],
) -> None:
    """Look for plans of the held case and tell each better one, with its cost in the model.

    With towers and stays given the model falls apart by tower, and CP-SAT soon has a plan where
    walks do not: floors are often nearly full.

    Parameters
    ----------
    case : Case
        The case.
    towers : mapping
        Unit → tower where it has a floor.
    how : Run
        Limits.
    stop : callable
        Asked from another thread; True ends the search.
    on_plan : callable
        Told from the solver's thread.
    """
    draft = build(held(case, towers))
    if len(draft.meanings) <= MOST_VARIABLES and not stop():
        run(draft, how, stop=stop, on_plan=on_plan)
