"""A first placement: cluster by cluster into the tower where it costs least and fits."""

from __future__ import annotations

import random
from collections.abc import Callable

from solver.ledger.board import Fixed
from solver.ledger.tables import Tables
from solver.search.clusters import Division
from solver.search.improve import one_round
from solver.search.many import Many
from solver.search.moves_of_walk import (
    Step,
    neighbours,
    one_block,
    one_cluster,
    torn_cluster,
    two_clusters,
)
from solver.search.walk import Walk

STRICT = 100.0  # how much dearer broken rules are while a first plan is made
WARMTHS = (0.1, 1.0, 0.02)  # mean costs of a unit, in turn
WARMTH_ROUNDS = 100
OFTEN = 0.5  # compound steps in a round
SPREAD = 0.3  # of the order of clusters, so that restarts differ
REPAIR: tuple[tuple[Step, int], ...] = (
    (one_cluster, 8),
    (two_clusters, 4),
    (neighbours, 8),
    (torn_cluster, 4),
    (one_block, 3),
)


def construct(
    tables: Tables,
    rng: random.Random,
    division: Division | None = None,
    fixed: Fixed | None = None,
) -> Walk:
    """Return a walk that begins at a greedy placement; a few rules may still be broken.

    Clusters with the largest area come first. Each goes where `division` says, or is tried in
    every tower it may take.
    """
    walk = Walk(tables, rng, fixed=fixed)
    walk.prices = walk.fair * STRICT
    area = {
        i: sum(tables.case.units[u].area for u in cluster.units) * rng.uniform(1 - SPREAD, 1)
        for i, cluster in enumerate(walk.clusters)
    }
    for i in sorted(area, key=lambda i: -area[i]):
        _place_cluster(walk, i, division)
    walk.prices = walk.fair.copy()
    walk.note()
    return walk


def settle(walk: Walk, share_done: Callable[[int], float]) -> None:
    """Walk with broken rules very dear until a sound plan is met or the share is done.

    The temperature changes from time to time: downhill alone gets stuck a few m² short.
    """
    walk.prices = walk.fair * STRICT
    mean = abs(walk.ledger.cost) / len(walk.ledger.place)
    many = Many(walk)
    count = 0
    while walk.best is None and share_done(count) < 1:
        walk.temperature = mean * WARMTHS[count // WARMTH_ROUNDS % len(WARMTHS)]
        one_round(walk, many, REPAIR, OFTEN)
        count += 1
    walk.prices = walk.fair.copy()


def _place_cluster(walk: Walk, index: int, division: Division | None) -> None:
    """Place a cluster in its tower, or in the one where the plan is cheapest with it."""
    cluster = walk.clusters[index]
    units = list(cluster.units)
    if division is not None:
        for u in division.staying.intersection(units):
            walk.ledger.move(u, int(walk.tables.allowed[u][-1]))
        walk.reinsert([u for u in units if u not in division.staying], division.towers[index])
        return
    best: tuple[float, list[int]] | None = None
    for tower in cluster.towers:
        walk.reinsert(units, tower)
        energy = walk.energy()
        if best is None or energy < best[0]:
            best = energy, [walk.ledger.place[u] for u in units]
    if best is None:  # a case without floors
        walk.reinsert(units)
        return
    for u, place in zip(units, best[1], strict=True):
        walk.ledger.move(u, place)
