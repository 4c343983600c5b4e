"""Cuts and chains of cuts against counting all there are, in wide tables and in narrow ones."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest

from solver.kernel.chains import FAR, Chain

UNITS, LEVELS = 6, 4
WORK = 10**7
EVERY = list(product((0, 1), repeat=UNITS))


def _tables(chance: random.Random) -> dict[str, np.ndarray]:
    """Return a tower in which little fits: trips, two groups, a pair apart, a floor closed."""
    cuts = LEVELS - 1
    pairs = sorted({tuple(sorted(chance.sample(range(UNITS), 2))) for _ in range(7)})
    ends = sorted([(i, j, e) for e, (i, j) in enumerate(pairs)])
    ends = sorted([*ends, *((j, i, e) for i, j, e in ends)])
    weight = np.array([[chance.randint(0, 30) for _ in pairs] for _ in range(cuts)])
    group = [chance.choice([-1, 0, 0, 1, 1]) for _ in range(UNITS)]
    members = [[i for i in range(UNITS) if group[i] == g] for g in (0, 1)]
    area = [chance.randint(1, 9) for _ in range(UNITS)]
    beside = np.array([[chance.randint(0, 6) for _ in range(LEVELS)] for _ in range(UNITS)])
    beside[chance.randrange(UNITS), chance.randrange(LEVELS)] = FAR
    allowed = beside < FAR
    room = np.array([[chance.choice([0, 0, 0, 2, FAR]) for _ in range(sum(area) + 1)]] * cuts)
    return {
        "area": np.array(area),
        "people": np.array([chance.randint(1, 5) for _ in range(UNITS)]),
        "group": np.array(group),
        "low": allowed.argmax(axis=1),
        "high": LEVELS - 1 - allowed[:, ::-1].argmax(axis=1),
        "starts": np.searchsorted([i for i, *_ in ends], np.arange(UNITS + 1)),
        "partner": np.array([j for _, j, _ in ends]),
        "members_start": np.cumsum([0, *map(len, members)]),
        "members": np.array([i for group in members for i in group]),
        "cost": np.array(
            [[[chance.randint(-20, 20) for _ in (0, 1)] for _ in range(UNITS)]] * cuts
        ),
        "trips": weight[:, [e for *_, e in ends]],
        "span": np.array([[chance.randint(0, 40) for _ in (0, 1)] for _ in range(cuts)]),
        "room": room,
        "floor_area": np.array([chance.randint(7, 16) for _ in range(LEVELS)]),
        "floor_people": np.array([chance.randint(7, 15) for _ in range(LEVELS)]),
        "unfit": np.array([chance.choice([0, 0, 0, 1]) for _ in range(17)]),
        "beside": beside,
        "apart": np.array(chance.sample(range(UNITS), 2)),
        "room_area": np.array([], np.int64),
        "room_count": np.array([], np.int64),
    }


def _cut(t: dict[str, np.ndarray], k: int, above: tuple[int, ...]) -> int:
    """Return what a set above a cut costs by itself; FAR when it is not allowed."""
    area = int(t["area"] @ above)
    fits = area <= t["floor_area"][k + 1 :].sum()
    fits &= t["area"].sum() - area <= t["floor_area"][: k + 1].sum()
    sure = all(
        above[u] == (t["low"][u] > k) for u in range(UNITS) if t["low"][u] > k or t["high"][u] <= k
    )
    if not fits or not sure:
        return FAR
    cost = sum(int(t["cost"][k, u, z]) for u, z in enumerate(above)) + int(t["room"][k, area])
    for u in range(UNITS):
        for e in range(t["starts"][u], t["starts"][u + 1]):
            v = t["partner"][e]
            cost += int(t["trips"][k, e]) if u < v and above[u] != above[v] else 0
    for g in (0, 1):
        sides = {above[u] for u in range(UNITS) if t["group"][u] == g}
        cost += int(t["span"][k, g]) if len(sides) == 2 else 0
    return min(cost, FAR)


def _chain(t: dict[str, np.ndarray], levels: tuple[int, ...]) -> int:
    """Return what a placement costs; FAR when it is not allowed."""
    at = np.array(levels)
    for f in range(LEVELS):
        here = at == f
        if t["area"][here].sum() > t["floor_area"][f]:
            return FAR
        if t["people"][here].sum() > t["floor_people"][f]:
            return FAR
        if t["unfit"][t["floor_area"][f] - t["area"][here].sum()]:
            return FAR
    if at[t["apart"][0]] == at[t["apart"][1]]:
        return FAR
    cost = int(t["beside"][np.arange(UNITS), at].sum())
    for k in range(LEVELS - 1):
        cost += _cut(t, k, tuple(int(f > k) for f in levels))
    return min(cost, FAR) if _rooms_fit(t, at) else FAR


def _rooms_fit(t: dict[str, np.ndarray], at: np.ndarray) -> bool:
    """Tell whether rooms can be put beside the units in any way."""
    free = [t["floor_area"][f] - t["area"][at == f].sum() for f in range(LEVELS)]
    rooms = np.repeat(t["room_area"], t["room_count"])
    ways = product(range(LEVELS), repeat=len(rooms))
    return any(
        all(rooms[np.array(way, int) == f].sum() <= free[f] for f in range(LEVELS)) for way in ways
    )


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("widest", [5, 16])
def test_the_least_of_a_cut(seed, widest):
    tables = _tables(random.Random(seed))
    chain = Chain(tables, 1, widest)
    for k in range(LEVELS - 1):
        least = min(_cut(tables, k, above) for above in EVERY)
        found = chain.least(k, WORK)
        assert found.least == least
        assert bool(len(found.above)) == (least < FAR)
        if least >= FAR:
            continue
        free = (tables["low"] <= k) & (tables["high"] > k)
        sides = np.where(free, found.above[-1], tables["low"] > k)
        assert _cut(tables, k, tuple(int(z) for z in sides)) == least


@pytest.mark.parametrize("seed", range(10))
@pytest.mark.parametrize("widest", [5, 16])
def test_a_cut_is_raised_when_no_chain_below_the_goal_is_in_the_way(seed, widest):
    chance = random.Random(seed)
    tables = _tables(chance)
    chain = Chain(tables, 1, widest)
    least = [min(_cut(tables, k, above) for above in EVERY) for k in range(LEVELS - 1)]
    costs = {levels: _chain(tables, levels) for levels in product(range(LEVELS), repeat=UNITS)}
    best = min(costs.values())
    if best >= FAR:
        return
    for k, more, over in product(range(LEVELS - 1), (5, 40), (0, 1, 15)):
        upto, goal = least[k] + more, best + over
        found = chain.raise_cut(k, np.array(least), upto, goal, WORK).chains
        cheaper = [
            (cost, levels)
            for levels, cost in costs.items()
            if cost < goal and _cut(tables, k, tuple(int(f > k) for f in levels)) < upto
        ]
        assert found is not None
        assert bool(len(found)) == bool(cheaper)
        if cheaper:
            assert min(costs[tuple(levels)] for levels in found) == min(cheaper)[0]


@pytest.mark.parametrize("seed", range(20))
def test_a_chain_without_space_for_rooms_is_in_nobodys_way(seed):
    chance = random.Random(seed)
    tables = _tables(chance)
    tables["floor_area"] = tables["floor_area"] + 2
    tables["unfit"], tables["room"] = np.zeros(19, int), 0 * tables["room"]
    plain = {at: _chain(tables, at) for at in product(range(LEVELS), repeat=UNITS)}
    tables["room_area"] = np.array(chance.choice([[2, 3], [4, 3]]))
    tables["room_count"] = np.array(chance.choice([[2, 2], [1, 2], [3, 0]]))
    fits = {at: c for at, c in plain.items() if c < FAR and _rooms_fit(tables, np.array(at))}
    if not fits:
        return
    least = [min(_cut(tables, k, above) for above in EVERY) for k in range(LEVELS - 1)]
    chain = Chain(tables, 1)
    best = min(fits.values())
    for k, over in product(range(LEVELS - 1), (0, 1, 12)):
        found = chain.raise_cut(k, np.array(least), least[k] + 60, best + over, WORK).chains
        cheaper = [
            cost
            for at, cost in fits.items()
            if cost < best + over and _cut(tables, k, tuple(int(f > k) for f in at)) < least[k] + 60
        ]
        assert found is not None
        assert bool(len(found)) == bool(cheaper)
        assert not cheaper or min(fits[tuple(at)] for at in found) == min(cheaper)


def test_without_work_nothing_is_proved():
    tables = _tables(random.Random(1))
    chain = Chain(tables, 1)
    least = [chain.least(k, WORK).least for k in range(LEVELS - 1)]
    assert chain.least(0, 1) is None
    assert chain.raise_cut(0, np.array(least), least[0] + 9, sum(least) + 99, 1).chains is None
    chain.stop()
    assert chain.least(0, WORK) is None


def test_the_bit_of_a_forgotten_end_means_nothing_to_the_group_that_takes_it():
    for seed in range(60):
        tables = _tables(random.Random(seed))
        tables["trips"] = tables["trips"] % 7  # light: forgotten for the sake of groups
        tables["span"] = tables["span"] + 60
        for k, widest in product(range(LEVELS - 1), (3, 4)):
            found = Chain(tables, 1, widest).least(k, WORK)
            least = min(_cut(tables, k, above) for above in EVERY)
            assert found is None or found.least == least
