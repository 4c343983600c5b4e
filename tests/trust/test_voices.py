"""Check, ledger and model say the same of any placement: cost, verdict, and each rule's amount."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from solver.case.sound import findings
from tests.support.family import SHAPES, member, nearby
from tests.support.voices import Said, disagreement

SEEDS = 20  # of each shape; benchmarks/voices.py goes on from here


@pytest.mark.parametrize("shape", range(len(SHAPES)), ids=lambda i: SHAPES[i].__name__.strip("_"))
def test_the_voices_agree(shape: int) -> None:
    said: Counter[Said] = Counter()
    for seed in range(shape, shape + SEEDS * len(SHAPES), len(SHAPES)):
        of = member(seed)
        assert findings(of.case) == []
        for place in (of.place, nearby(of, random.Random(seed))):
            found = disagreement(of.case, place)
            assert isinstance(found, Said), (seed, place, found)
            said[found] += 1
    assert sum(said.values()) == 2 * SEEDS
    # Nobody agrees about nothing: sound plans were met, and unsound ones wherever a rule can break.
    assert sum(n for found, n in said.items() if found.sound) >= SEEDS // 8 or shape == 4
    assert SHAPES[shape].__name__ == "_staying" or said[Said(False, True)] >= SEEDS // 8
