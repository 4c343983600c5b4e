"""All sums together: they find what is known to be wrong and never cry wolf."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.explain.clashes import relaxed
from solver.explain.shortages import shortages
from solver.rules import RuleId
from tests.support.broken import WAYS, pinned, roomy
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


@pytest.mark.parametrize("seed", range(100))
def test_the_rules_of_a_sum_are_enough_for_it(seed: int) -> None:
    case = nano(seed)
    for one in shortages(case):
        assert shortages(relaxed(case, one.rules))


def test_a_unit_drawn_into_a_tower_names_what_draws_it() -> None:
    case = pinned(roomy("small", 1), 0, 0)  # its whole OPD must be in the first tower
    floors = tuple(replace(f, area=1) if f.tower == 0 else f for f in case.floors)
    units = tuple(replace(u, area=4 if u.opd == 0 else 0) for u in case.units)
    found = shortages(replace(case, floors=floors, units=units))
    whole = next(one for one in found if len(one.floors) == 3)
    assert (RuleId.ONE_TOWER, "opd", (0,)) in whole.rules
    assert (RuleId.PLACE, "unit", (0,)) in whole.rules


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
