"""Annealing over the running bill: cools down once, the price of broken rules follows."""

from __future__ import annotations

import random
from collections.abc import Callable

from solver.ledger.tables import Tables
from solver.search.moves_of_walk import (
    Step,
    neighbours,
    one_cluster,
    one_unit,
    two_clusters,
    two_units,
)
from solver.search.walk import CHECK_EVERY, Walk

MIX: tuple[tuple[Step, int], ...] = (
    (one_unit, 80),
    (two_units, 12),
    (one_cluster, 4),
    (neighbours, 4),
    (two_clusters, 2),
)
HOT, COLD = 0.25, 0.005  # first and last temperature, in mean costs of a unit
REPRICE_AFTER = 10  # looks


def anneal(
    walk: Walk, share_done: Callable[[int], float], on_better: Callable[[Walk], None], heat: float
) -> None:
    """Cool a walk down.

    Parameters
    ----------
    walk : Walk
        The walker; its best plan is kept in it.
    share_done : callable
        Given the number of steps made, how much of the cooling is over; 1 ends it.
    on_better : callable
        Called after each better plan.
    heat : float
        First temperature as a share of the usual one: 1 from scratch, less to warm up a plan.
    """
    steps = [step for step, _ in MIX]
    weights = [weight for _, weight in MIX]
    scale = typical_cost(walk)
    count = 0
    while (share := share_done(count)) < 1:
        walk.temperature = scale * HOT * heat * (COLD / HOT) ** share
        for step in walk.rng.choices(steps, weights, k=CHECK_EVERY // 10):
            step(walk)
            if walk.note():
                on_better(walk)
        count += CHECK_EVERY // 10
        walk.look()
        if count % (REPRICE_AFTER * CHECK_EVERY // 10) == 0:
            walk.reprice(REPRICE_AFTER)


def typical_cost(walk: Walk) -> float:
    """Return the mean cost per unit of the present plan, at least 1."""
    return max(1.0, abs(walk.ledger.cost) / len(walk.ledger.place))


def scattered(tables: Tables, rng: random.Random) -> list[int]:
    """Return a random allowed place for every unit."""
    return [int(rng.choice(places)) for places in tables.allowed]
