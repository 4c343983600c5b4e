"""All sums together: they find what is known to be wrong and never cry wolf."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.explain.shortages import shortages
from tests.support.broken import WAYS
from tests.support.cases import PAIRS, Pair, best_by_counting
from tests.support.family import member
from tests.support.nano import nano


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("size", ["small", "M"])
def test_what_is_broken_is_told_with_its_figure(way, size: str) -> None:
    of = way(size, 2)
    found = {(one.kind, one.lacking) for one in shortages(of.case)}
    assert (of.kind, of.lacking) in found


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_the_smallest_impossible_cases_are_proved_by_sums(pair: Pair) -> None:
    assert shortages(pair.none)
    assert not shortages(pair.case)


@pytest.mark.parametrize("seed", range(90))
def test_nothing_is_claimed_of_a_case_with_a_plan(seed: int) -> None:
    of = member(seed)
    if of.sound:
        assert shortages(of.case) == ()


@pytest.mark.parametrize("seed", range(100))
def test_nothing_is_claimed_of_a_tiny_case_with_a_plan(seed: int) -> None:
    case = nano(seed)
    if shortages(case):
        assert best_by_counting(case) is None


@pytest.mark.parametrize("seed", range(3))
def test_nothing_is_claimed_of_a_full_planted_case(seed: int) -> None:
    assert shortages(plant(Recipe("M", 99, limits=True, tower_costs=True), seed).case) == ()
