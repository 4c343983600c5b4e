"""Annealing over the running bill: cools down once, the price of broken rules follows."""

from __future__ import annotations

from collections.abc import Callable

from solver.search.many import Many
from solver.search.moves_of_walk import (
    Step,
    neighbours,
    one_block,
    one_cluster,
    two_clusters,
)
from solver.search.walk import Walk

MIX: tuple[tuple[Step, int], ...] = (
    (one_cluster, 4),
    (neighbours, 2),
    (two_clusters, 2),
    (one_block, 2),
)
SELDOM = 0.12  # compound steps in a round
HOT, COLD = 0.25, 0.005  # first and last temperature, in mean costs of a unit
FORGIVING, STRICTER = 2.0, 100.0  # most that a broken rule costs at first; how much more at last
REPRICE_AFTER = 20  # rounds


def anneal(
    walk: Walk, share_done: Callable[[int], float], on_better: Callable[[Walk], None], heat: float
) -> None:
    """Cool a walk down.

    Parameters
    ----------
    walk : Walk
        The walker; its best plan is kept in it.
    share_done : callable
        Given the number of rounds made, how much of the cooling is over; 1 ends it.
    on_better : callable
        Called after each better plan.
    heat : float
        First temperature as a share of the usual one: 1 from scratch, less to warm up a plan.
    """
    many = Many(walk)
    scale = typical_cost(walk)
    count = 0
    while (share := share_done(count)) < 1:
        walk.temperature = scale * HOT * heat * (COLD / HOT / heat) ** share
        walk.dearest = FORGIVING / heat * (STRICTER * heat) ** share
        if one_round(walk, many, MIX, SELDOM):
            on_better(walk)
        count += 1
        if count % REPRICE_AFTER == 0:
            walk.reprice(REPRICE_AFTER)


def one_round(walk: Walk, many: Many, mix: tuple[tuple[Step, int], ...], compound: float) -> bool:
    """Price many single moves and many exchanges, perhaps one compound step; tell if better."""
    many.one_unit_each()
    better = walk.note()
    many.swaps()
    better |= walk.note()
    if walk.rng.random() < compound:
        walk.rng.choices([step for step, _ in mix], [weight for _, weight in mix])[0](walk)
        better |= walk.note()
    walk.look()
    return better


def typical_cost(walk: Walk) -> float:
    """Return the mean cost per unit of the present plan, at least 1."""
    return max(1.0, abs(walk.ledger.cost) / len(walk.ledger.place))
