"""A first placement: large units first, each where it costs least and fits."""

from __future__ import annotations

import random

from solver.ledger.tables import Tables
from solver.search.walk import Walk


def construct(tables: Tables, rng: random.Random) -> Walk:
    """Return a walk that begins at a greedy placement; rules may still be broken.

    Units of an OPD follow each other, OPDs with the largest area first, shuffled a little, so
    that restarts differ.
    """
    walk = Walk(tables, rng)
    units = tables.case.units
    area = {g: sum(units[u].area for u in members) for g, members in enumerate(tables.members)}
    order = sorted(area, key=lambda g: -area[g] * rng.uniform(0.7, 1.3))
    for g in order:
        walk.reinsert(sorted(tables.members[g], key=lambda u: -units[u].area))
    walk.note()
    return walk
