"""Divisions near good ones: a cluster moves, somebody stays or goes, or several such at once."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Sequence

from solver.kernel.walker import Walker
from solver.search.walk.divide import Sketch

Place = tuple[int, ...]
Moves = list[tuple[int, int]]

EXPANDED = 24  # divisions whose neighbours are looked at
LOOKS = 2400  # changes drawn at each
AT_ONCE = (1, 2, 2, 3)  # elementary changes in one, drawn from
DEARER = 0.01  # a neighbour is kept when it costs no more than this above the cheapest


def listed(
    found: Sketch,
    starts: Iterable[Place],
    rng: random.Random,
    stop: Callable[[], bool] = lambda: False,
) -> list[tuple[int, Place]]:
    """Return cost and placement of divisions of the small case, the cheapest first.

    Beginning at `starts` the neighbours of the cheapest division not looked at are drawn, over
    and over. No two are the same, but many differ little: what their plans cost may all the same
    be far apart, as one fills its floors where the other leaves corners.

    Parameters
    ----------
    found : Sketch
        The small case.
    starts : iterable of tuple of int
        Placements of it; those that break a rule are left out.
    rng : random.Random
        Draws the changes.
    stop : callable
        Asked now and then; True ends it with what is there.
    """
    walker = found.small.walker(rng.getrandbits(62))
    cost: dict[Place, int] = {}
    for place in starts:
        walker.restart(place)
        if not walker.over.any():
            cost[place] = walker.cost
    done: set[Place] = set()
    for _ in range(EXPANDED):
        left = [p for p in cost if p not in done]
        if not left or stop():
            break
        place = min(left, key=lambda p: (cost[p], p))
        done.add(place)
        _expand(walker, found, place, cost, rng)
    return sorted((n, place) for place, n in cost.items())


def _expand(
    walker: Walker, found: Sketch, place: Place, cost: dict[Place, int], rng: random.Random
) -> None:
    """Draw neighbours of a division and remember those that keep the rules and are cheap."""
    walker.restart(place)
    single = changes(found, place)
    most = round(min(cost.values()) * (1 + DEARER))
    for _ in range(LOOKS):
        drawn = rng.sample(single, min(len(single), rng.choice(AT_ONCE)))
        moves = [move for change in drawn for move in change]
        if len({block for block, _ in moves}) < len(moves):
            continue
        other = list(place)
        for block, to in moves:
            other[block] = to
        if (key := tuple(other)) in cost:
            continue
        change = walker.changes(moves).tolist()
        if cost[place] + change[0] <= most and max(change[1:]) <= 0:
            cost[key] = cost[place] + change[0]


def changes(found: Sketch, place: Sequence[int]) -> list[Moves]:
    """Return the elementary changes of a division: who may stay, and whole clusters."""
    tables = found.small.tables
    towers = len(tables.case.floors)
    of: dict[int, list[int]] = {}
    for k, (cluster, _) in enumerate(found.blocks):
        of.setdefault(cluster, []).append(k)
    single: list[Moves] = []
    for blocks in of.values():
        moved = [k for k in blocks if place[k] < towers]
        here = {place[k] for k in moved}
        for k in blocks:
            reach = [int(p) for p in tables.allowed[k] if p != place[k]]
            stay = [p for p in reach if p >= towers]
            back = [] if k in moved else [p for p in reach if p in here or not here]
            single += [[(k, p)] for p in stay + back]
        both = set[int].intersection(*(set(tables.allowed[k].tolist()) for k in moved or blocks))
        single += [[(k, t) for k in moved] for t in sorted(both - here) if moved and t < towers]
    return single
