"""A first placement: cluster by cluster into the tower where it costs least and fits."""

from __future__ import annotations

import random

from solver.ledger.tables import Tables
from solver.search.walk import Walk

STRICT = 100.0  # how much dearer broken rules are while a first plan is made
SPREAD = 0.3  # of the order of clusters, so that restarts differ


def construct(tables: Tables, rng: random.Random) -> Walk:
    """Return a walk that begins at a greedy placement; a few rules may still be broken.

    Clusters with the largest area come first. Each is tried in every tower it may take.
    """
    walk = Walk(tables, rng)
    walk.prices = walk.fair * STRICT
    area = {
        i: sum(tables.case.units[u].area for u in cluster.units) * rng.uniform(1 - SPREAD, 1)
        for i, cluster in enumerate(walk.clusters)
    }
    for i in sorted(area, key=lambda i: -area[i]):
        _settle(walk, i)
    walk.note()
    return walk


def _settle(walk: Walk, index: int) -> None:
    """Place a cluster in the tower where the plan is cheapest with it."""
    cluster = walk.clusters[index]
    units = list(cluster.units)
    best: tuple[float, list[int]] | None = None
    for tower in cluster.towers or (None,):
        walk.reinsert(units, tower)
        energy = walk.energy()
        if best is None or energy < best[0]:
            best = energy, [walk.ledger.place[u] for u in units]
    assert best is not None
    for u, place in zip(units, best[1], strict=True):
        walk.ledger.move(u, place)
