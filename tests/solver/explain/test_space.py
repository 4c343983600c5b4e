"""Hall's condition by area and people."""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import chain, combinations

import pytest

from solver.explain.shortage import ShortageKind, View
from solver.explain.space import most_short, space_shortages
from tests.support.cases import case, unit

Floors = frozenset[int]


def lacking(floors: Floors, demand: Mapping[Floors, int], have: Sequence[int]) -> int:
    return sum(n for s, n in demand.items() if s <= floors) - sum(have[f] for f in floors)


def worst(demand: Mapping[Floors, int], have: Sequence[int]) -> int:
    """Return the most that any set of floors lacks, by trying them all."""
    floors = range(len(have))
    sets = chain.from_iterable(combinations(floors, n) for n in range(len(have) + 1))
    return max(lacking(frozenset(s), demand, have) for s in sets)


@pytest.mark.parametrize("seed", range(60))
def test_the_flow_finds_the_set_that_lacks_most(seed: int) -> None:
    rng = random.Random(seed)
    have = [rng.randrange(20) for _ in range(5)]
    demand = {
        frozenset(rng.sample(range(5), rng.randrange(1, 5))): rng.randrange(1, 25)
        for _ in range(rng.randrange(1, 7))
    }
    found = most_short(demand, have)
    assert (found is None) == (worst(demand, have) <= 0)
    if found is not None:
        assert lacking(found, demand, have) == worst(demand, have)


def test_the_smallest_set_is_told_and_larger_ones_only_when_they_lack_more() -> None:
    pins = tuple(unit(0, 60, floors=(0,), cost=(0,)) for _ in range(2))
    small = case(units=(*pins, unit(1, 10)))
    (found,) = space_shortages(View(small))
    assert (found.kind, found.need, found.have, found.floors) == (ShortageKind.AREA, 120, 100, (0,))
    nearly = replace(small, units=(*pins, unit(1, 85)))
    assert [one.lacking for one in space_shortages(View(nearly))] == [20]
    full = replace(small, units=(*pins, unit(1, 101)))
    assert [one.lacking for one in space_shortages(View(full))] == [20, 21]
