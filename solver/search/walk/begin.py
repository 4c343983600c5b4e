"""A first placement: cluster by cluster into the tower where it costs least and fits."""

from __future__ import annotations

import random
from collections.abc import Callable

from solver.kernel.walker import Walker
from solver.search.walk.clusters import Division
from solver.search.walk.ground import Ground

STRICT = 100.0  # how much dearer broken rules are while a first plan is made
WARMTHS = (0.1, 1.0, 0.02)  # mean costs of a unit, in turn
WARM_STEPS = 80  # per unit at one warmth
SPREAD = 0.3  # of the order of clusters, so that restarts differ
REPAIR = {
    "one_unit": 400,
    "unit_inside": 100,
    "two_units": 300,
    "part_of_opd": 60,
    "refill": 60,
    "one_block": 10,
    "one_cluster": 20,
    "two_clusters": 10,
    "torn_cluster": 20,
}


def construct(ground: Ground, rng: random.Random, division: Division | None = None) -> Walker:
    """Return a walk that begins at a greedy placement; a few rules may still be broken.

    Clusters with the largest area come first. Each goes where `division` says, or is tried in
    every tower it may take.
    """
    units = ground.tables.case.units
    walker = ground.walker(rng.getrandbits(62))
    walker.set_prices(STRICT * ground.fair)
    area = [
        sum(units[u].area for u in cluster.units) * rng.uniform(1 - SPREAD, 1)
        for cluster in ground.clusters
    ]
    towers = [-1] * len(area)
    if division is not None:
        towers = list(division.towers)
        for u in division.staying:
            if units[u].stay is not None:
                walker.move(u, int(ground.tables.allowed[u][-1]))
    walker.construct(sorted(range(len(area)), key=lambda k: -area[k]), towers)
    walker.set_prices(ground.fair)
    return walker


def settle(walker: Walker, ground: Ground, share_done: Callable[[int], float]) -> int:
    """Walk with broken rules very dear until a sound plan is met or the share is done.

    The temperature changes from time to time: downhill alone gets stuck a few m² short. Returns
    the steps made; `share_done` is given them too.
    """
    scale = typical_cost(walker)
    walker.set_prices(STRICT * ground.fair)
    turn = max(ground.chunk, WARM_STEPS * len(ground.tables.case.units))
    steps = 0
    while walker.best is None and share_done(steps) < 1:
        walker.temperature = scale * WARMTHS[steps // turn % len(WARMTHS)]
        steps += walker.settle(ground.chunk, REPAIR)
    walker.set_prices(ground.fair)
    return steps


def typical_cost(walker: Walker) -> float:
    """Return the mean cost per unit of the present plan, at least 1."""
    return max(1.0, abs(walker.cost) / len(walker.tables.case.units))
