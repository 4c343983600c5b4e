"""A plan held to the towers of a lumpy solution: what that division costs with floors and trips."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Mapping
from dataclasses import replace

from solver.case.model import Case, Unit
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.begin import construct, settle
from solver.search.cool import anneal
from solver.search.ground import ground

SETTLING = 0.5  # of the time, at most, until a first plan is met
HEAT = 0.5  # of a cooling from scratch


def held(case: Case, towers: Mapping[int, int]) -> Case:
    """Return the case in which units stay in the tower told, all others in their old building.

    Every plan of it is a plan of the case at the same cost. There may be none: the lumpy bound
    knows no single floors, nor who must be together or apart.
    """
    return replace(
        case, units=tuple(_hold(case, unit, towers.get(u)) for u, unit in enumerate(case.units))
    )


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
    case: Case, towers: Mapping[int, int], seconds: float, seed: int, stop: Callable[[], bool]
) -> tuple[Plan, int] | None:
    """Return a good plan of the held case with its cost, None when none was met.

    Parameters
    ----------
    case : Case
        The case.
    towers : mapping
        Unit → tower where it has a floor.
    seconds : float
        Wall time.
    seed : int
        Of all chance.
    stop : callable
        Asked between steps; True ends the walk.
    """
    rng = random.Random(seed)
    own = ground(Tables(held(case, towers)))
    begun = time.monotonic()

    def share(most: float) -> Callable[[int], float]:
        return lambda _: 1.0 if stop() else (time.monotonic() - begun) / most

    walker = construct(own, rng)
    settle(walker, own, share(SETTLING * seconds))
    if walker.best is None:
        return None
    anneal(walker, own, share(seconds), lambda _: None, HEAT)
    if walker.best is None or walker.best_plan is None:
        return None
    return walker.best_plan, walker.best
