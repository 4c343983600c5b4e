"""The large steps of the walk: units tied together, an OPD to another tower, neighbours anew."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from solver.ledger.pooled import row
from solver.ledger.tables import NOWHERE
from solver.search.clusters import Cluster
from solver.search.walk import Walk

MOST_UNITS = 60  # of a cluster that moves at once
Step = Callable[[Walk], None]


def one_block(walk: Walk) -> None:
    """Move a unit and all that must be together with it."""
    tied = [u for u, mates in enumerate(walk.tables.together) if mates]
    if tied:
        unit = walk.rng.choice(tied)
        block(walk, [unit, *walk.tables.together[unit]])


def block(walk: Walk, units: list[int]) -> None:
    """Move units that must be together as one: the first draws, the others follow."""
    before = walk.energy()
    moved = [(u, walk.ledger.move(u, NOWHERE)) for u in units]
    priced = row(walk.ledger, units[0])
    place = int(priced.places[walk.choose(priced)])
    walk.ledger.move(units[0], place, priced)
    for u in units[1:]:
        if place in walk.tables.column[u]:
            walk.ledger.move(u, place)
        else:
            priced = row(walk.ledger, u)
            walk.ledger.move(u, int(priced.places[walk.choose(priced)]), priced)
    if not walk.accepts(before):
        walk.take_back(moved)


def one_cluster(walk: Walk) -> None:
    """Move a whole OPD, with those tied to it, into one tower, perhaps the one it is in."""
    cluster = walk.rng.choice(walk.clusters)
    if not cluster.towers or len(cluster.units) > MOST_UNITS:
        return
    before = walk.energy()
    units = list(cluster.units)
    if walk.rng.random() < 0.5:
        walk.rng.shuffle(units)
    moved = walk.reinsert(units, walk.rng.choice(cluster.towers))
    if not walk.accepts(before):
        walk.take_back(moved)


def two_clusters(walk: Walk) -> None:
    """Let two clusters in different towers change towers."""
    first, second = walk.rng.choice(walk.clusters), walk.rng.choice(walk.clusters)
    one, other = _tower(walk, first), _tower(walk, second)
    if one == other or one not in second.towers or other not in first.towers:
        return
    if len(first.units) + len(second.units) > MOST_UNITS:
        return
    before = walk.energy()
    moved = [(u, walk.ledger.move(u, NOWHERE)) for u in second.units]
    moved += walk.reinsert(list(first.units), other)
    walk.reinsert(list(second.units), one)
    if not walk.accepts(before):
        walk.take_back(moved)


def _tower(walk: Walk, cluster: Cluster) -> int | None:
    """Return the tower of the first unit of a cluster that is on a floor."""
    places = (walk.ledger.place[u] for u in cluster.units)
    floors = (p for p in places if NOWHERE != p < walk.tables.floors)
    return next((walk.tables.tower_of[p] for p in floors), None)


def neighbours(walk: Walk) -> None:
    """Lift a few units of two floors, one of them too full if any is, and place them anew."""
    ledger, rng = walk.ledger, walk.rng
    crowded = np.flatnonzero(ledger.sums.used > walk.tables.area)
    u = rng.randrange(len(ledger.place))
    first = int(rng.choice(crowded)) if len(crowded) else ledger.place[u]
    second = ledger.place[rng.randrange(len(ledger.place))]
    near = [w for w, p in enumerate(ledger.place) if p in (first, second)]
    before = walk.energy()
    moved = walk.reinsert(rng.sample(near, min(len(near), rng.randint(2, 5))))
    if not walk.accepts(before):
        walk.take_back(moved)


def torn_cluster(walk: Walk) -> None:
    """Bring a cluster that is in several towers into one of them."""
    tables, place = walk.tables, walk.ledger.place
    torn = []
    for cluster in walk.clusters:
        towers = {
            tables.tower_of[place[u]] for u in cluster.units if NOWHERE != place[u] < tables.floors
        }
        if len(towers) > 1:
            torn.append((cluster, sorted(towers)))
    if not torn:
        return
    cluster, towers_now = walk.rng.choice(torn)
    before = walk.energy()
    moved = walk.reinsert(list(cluster.units), walk.rng.choice(towers_now))
    if not walk.accepts(before):
        walk.take_back(moved)
