"""Bring a placement to the best plan near it: what a change by hand or a new rule makes needed."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable

from solver.ledger.board import Fixed
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.construct import settle
from solver.search.improve import anneal
from solver.search.walk import Walk

WARMTH = 0.05  # of a fresh walk's heat: enough to leave a dent, too little to leave the valley


def polish(
    tables: Tables,
    place: Iterable[int],
    steps: int,
    *,
    seed: int = 1,
    fixed: Fixed | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Plan, int] | None:
    """Return the best sound plan met near a placement, with its cost; None when none was met.

    Parameters
    ----------
    tables : Tables
        The case; every unit's place must be one it may take.
    place : iterable of int
        Location per unit; rules other than PLACE may be broken.
    steps : int
        Rounds of the walk; nothing depends on the clock.
    seed : int
        Of all chance.
    fixed : Fixed or None
        Arrays of the case in other shapes, when they are known already.
    stop : callable or None
        Asked now and then; True ends the walk and keeps what was found.
    """
    walk = Walk(tables, random.Random(seed), place, fixed)

    def share(done: int) -> float:
        return 1.0 if stop is not None and stop() else done / steps

    if not walk.note():
        settle(walk, share)
    anneal(walk, share, lambda _: None, WARMTH)
    if walk.best_plan is None or walk.best is None:
        return None
    return walk.best_plan, walk.best
