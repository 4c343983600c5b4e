"""Large changes that only pay after much follows: made, let settle a while, then kept or undone."""

from __future__ import annotations

import random
from collections.abc import Callable

import numpy as np

from solver.ledger.board import Board, Floats
from solver.ledger.pooled import row
from solver.ledger.tables import NOWHERE, Ints, ints
from solver.search.improve import HOT, typical_cost
from solver.search.many import Many
from solver.search.walk import Walk

HELD, FREE = 8, 4  # rounds while the change is held, and after
COOLING = (0.06, 0.01)  # first and last temperature of settling, against that of a fresh walk
PATIENT = 0.4  # temperature of accepting the result, likewise
STRICT, STRICTEST = 4.0, 40.0  # what broken rules cost at first and at most, against fair
REPRICE_AFTER = 10  # changes
Change = Callable[[Walk, Floats], list[int]]


def kicks(
    walk: Walk, share_done: Callable[[int], float], on_better: Callable[[Walk], None]
) -> None:
    """Try large changes from the best plan on until the share is done.

    Parameters
    ----------
    walk : Walk
        A walk that stands at a plan.
    share_done : callable
        Given the number of rounds made, how much is over; 1 ends it.
    on_better : callable
        Called after each better plan.
    """
    many = Many(walk)
    scale = typical_cost(walk) * HOT
    walk.prices = STRICT * walk.fair
    walk.dearest = STRICTEST
    count = number_of_changes = 0
    changes = fitting_changes(walk.ledger)
    while (share := share_done(count)) < 1:
        before, was = walk.energy(), list(walk.ledger.place)
        walk.bias = np.zeros(walk.ledger.fixed.cost.shape)
        lifted = walk.rng.choice(changes)(walk, walk.bias)
        _place(walk, lifted)
        for number in range(HELD + FREE):
            if number == HELD:
                walk.bias = None
            hot, cold = COOLING
            walk.temperature = scale * hot * (cold / hot) ** (number / (HELD + FREE))
            many.one_unit_each()
            many.swaps()
            if walk.note():
                on_better(walk)
        walk.bias = None
        count += HELD + FREE
        walk.temperature = scale * PATIENT * (1 - share)
        if not walk.accepts(before):
            for u, place in enumerate(was):
                if walk.ledger.place[u] != place:
                    walk.ledger.move(u, place)
        walk.look()
        number_of_changes += 1
        if number_of_changes % REPRICE_AFTER == 0:
            walk.reprice(REPRICE_AFTER)


def fitting_changes(board: Board) -> tuple[Change, ...]:
    """Return the changes that mean something for a case."""
    case = board.tables.case
    found: list[Change] = [other_cluster]
    if case.old and any(u.stay is not None for u in case.units):
        found += [empty_old, empty_old, fill_old]
    if len(case.floors) > 1:
        found += [empty_floor, use_floor]
    if len(case.towers) > 1:
        found += [other_tower, exchange_towers, empty_tower]
    return tuple(found)


def empty_old(walk: Walk, bias: Floats) -> list[int]:
    """Let nobody stay in one old building."""
    board = walk.ledger
    kept = [b for b, n in enumerate(board.old_count) if n]
    if not kept:
        return []
    old = walk.rng.choice(kept)
    units = [u for u, unit in enumerate(board.tables.case.units) if unit.stay == old]
    units = [u for u in units if board.tables.case.units[u].floors]
    bias[units, -1] = _much(walk)
    return [u for u in units if board.place[u] >= board.tables.floors]


def fill_old(walk: Walk, bias: Floats) -> list[int]:
    """Let everybody stay in one old building who may."""
    board = walk.ledger
    olds = sorted({u.stay for u in board.tables.case.units if u.stay is not None})
    old = walk.rng.choice(olds)
    units = [u for u, unit in enumerate(board.tables.case.units) if unit.stay == old]
    bias[units, :-1] = _much(walk)
    return [u for u in units if board.place[u] < board.tables.floors]


def empty_floor(walk: Walk, bias: Floats) -> list[int]:
    """Let nobody use one floor."""
    board = walk.ledger
    used = np.flatnonzero(board.sums.count)
    if not len(used):
        return []
    floor = int(walk.rng.choice(used.tolist()))
    bias[:, floor] = _much(walk)
    return np.flatnonzero(board.at == floor).tolist()


def empty_tower(walk: Walk, bias: Floats) -> list[int]:
    """Let nobody use one tower."""
    board = walk.ledger
    used = np.flatnonzero(board.sums.towers)
    if not len(used):
        return []
    floors = board.tables.tower_floors[int(walk.rng.choice(used.tolist()))]
    bias[:, floors] = _much(walk)
    return np.flatnonzero(np.isin(board.at, floors)).tolist()


def use_floor(walk: Walk, bias: Floats) -> list[int]:
    """Take a floor into use: what it costs is waived for a while, and an OPD is sent there."""
    board, tables = walk.ledger, walk.tables
    shut = np.flatnonzero(board.sums.count == 0)
    if not len(shut):
        return []
    floor = int(walk.rng.choice(shut.tolist()))
    cost = int(tables.open_cost[floor])
    if not board.sums.towers[tables.tower_of[floor]]:
        cost += int(tables.tower_cost[tables.tower_of[floor]])
    units = list(walk.rng.choice(walk.clusters).units)
    bias[units, floor] = -float(cost)
    return walk.rng.sample(units, len(units))


def other_cluster(walk: Walk, bias: Floats) -> list[int]:
    """Lift a whole OPD, with those tied to it, and place it anew."""
    return _shuffled(walk.rng, walk.rng.choice(walk.clusters).units)


def other_tower(walk: Walk, bias: Floats) -> list[int]:
    """Send an OPD, with those tied to it, into one tower."""
    cluster = walk.rng.choice(walk.clusters)
    if len(cluster.towers) > 1:
        _bind(walk, bias, cluster.units, walk.rng.choice(cluster.towers))
    return _shuffled(walk.rng, cluster.units)


def exchange_towers(walk: Walk, bias: Floats) -> list[int]:
    """Let two OPDs in different towers change towers."""
    floors = walk.tables.floors
    first, second = (walk.rng.choice(walk.clusters) for _ in range(2))
    towers = []
    for cluster in (first, second):
        places = [walk.ledger.place[u] for u in cluster.units if walk.ledger.place[u] < floors]
        towers.append(walk.tables.tower_of[places[0]] if places else None)
    if None in towers or towers[0] == towers[1]:
        return []
    for cluster, tower in ((first, towers[1]), (second, towers[0])):
        if tower is not None and tower in cluster.towers:
            _bind(walk, bias, cluster.units, tower)
    return [*_shuffled(walk.rng, first.units), *_shuffled(walk.rng, second.units)]


def _bind(walk: Walk, bias: Floats, units: tuple[int, ...], tower: int) -> None:
    elsewhere = np.flatnonzero(walk.tables.tower != tower)
    bias[np.ix_(ints(units), elsewhere)] = _much(walk)


def _much(walk: Walk) -> float:
    """Return a price that no unit pays willingly."""
    return 1000 * typical_cost(walk)


def _shuffled(rng: random.Random, units: tuple[int, ...]) -> list[int]:
    return rng.sample(units, len(units))


def _place(walk: Walk, units: list[int]) -> None:
    """Lift units and place them one by one where they cost least, the bias counted."""
    board, floors = walk.ledger, walk.tables.floors
    for u in units:
        board.move(u, NOWHERE)
    for u in units:
        priced = row(board, u)
        columns: Ints = np.minimum(priced.places, floors)
        energy = priced.cost + walk.prices @ priced.over
        if walk.bias is not None:
            energy = energy + walk.bias[u, columns]
        board.move(u, int(priced.places[int(energy.argmin())]))
