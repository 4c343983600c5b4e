"""Bring a placement to the best plan near it: what a change by hand or a new rule makes needed."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.walk.begin import settle
from solver.search.walk.cool import anneal
from solver.search.walk.ground import Ground, ground

WARMTH = 0.05  # of a fresh walk's heat: enough to leave a dent, too little to leave the valley
STEPS_A_ROUND = 500


def polish(
    tables: Tables,
    place: Iterable[int],
    rounds: int,
    *,
    seed: int = 1,
    prepared: Ground | None = None,
    stop: Callable[[], bool] | None = None,
) -> tuple[Plan, int] | None:
    """Return the best sound plan met near a placement, with its cost; None when none was met.

    Parameters
    ----------
    tables : Tables
        The case; every unit's place must be one it may take.
    place : iterable of int
        Location per unit; rules other than PLACE may be broken.
    rounds : int
        How long to walk, in rounds of some hundred steps; nothing depends on the clock.
    seed : int
        Of all chance.
    prepared : Ground or None
        The case made ready for walks, when it is already.
    stop : callable or None
        Asked now and then; True ends the walk and keeps what was found.
    """
    own = ground(tables) if prepared is None else prepared
    walker = own.walker(seed, tuple(place))
    walker.note()

    def share(done: int) -> float:
        return 1.0 if stop is not None and stop() else done / (rounds * STEPS_A_ROUND)

    settle(walker, own, share)
    anneal(walker, own, share, lambda _: None, WARMTH)
    plan, cost = walker.best_plan, walker.best
    return None if plan is None or cost is None else (plan, cost)
