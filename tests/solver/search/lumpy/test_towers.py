"""OPDs divided among towers: lower figures that hold."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.rules import RuleId
from solver.search.lumpy.towers import busiest, least_lacking
from tests.support import broken
from tests.support.cases import best_by_counting
from tests.support.nano import nano

WAYS = (
    (broken.no_ground, RuleId.AREA),
    (broken.too_small, RuleId.AREA),
    (broken.large_opd, RuleId.AREA),
    (broken.too_many_people, RuleId.PEOPLE),
    (broken.no_parking, RuleId.PARKING),
    (broken.few_moves, RuleId.LIMIT),
)


@pytest.mark.parametrize(("way", "rule"), WAYS, ids=[way.__name__ for way, _ in WAYS])
def test_what_is_lacking_is_known_exactly(way, rule: RuleId) -> None:
    of = way("small", 2)
    assert least_lacking(of.case, None, 5).impossible
    found = least_lacking(of.case, rule, 5)
    assert (found.impossible, found.lacking, found.closed) == (False, of.lacking, True)


def test_the_wrong_rule_does_not_help() -> None:
    assert least_lacking(broken.few_moves("small", 1).case, RuleId.AREA, 5).impossible
    both = least_lacking(broken.few_moves("small", 1).case, RuleId.AREA, 5, free=(RuleId.LIMIT,))
    assert (both.impossible, both.lacking) == (False, 0)


@pytest.mark.parametrize("seed", range(60))
def test_a_case_with_a_plan_is_possible(seed: int) -> None:
    of = nano(seed)
    if least_lacking(of, None, 5).impossible:
        assert best_by_counting(of) is None


@pytest.mark.parametrize("seed", range(4))
def test_a_planted_case_lacks_nothing(seed: int) -> None:
    case = plant(Recipe("small", 97, limits=True, tower_costs=True), seed).case
    assert not least_lacking(case, None, 5).impossible
    assert least_lacking(case, RuleId.AREA, 5).lacking == 0


def test_the_busiest_slots_come_first() -> None:
    assert busiest([[1, 5, 2], [1, 0, 9]]) == [2, 1, 0]
