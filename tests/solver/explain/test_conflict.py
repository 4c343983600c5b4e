"""Sets of clashing rules: impossible together, possible without any one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.check.rules import violations
from solver.explain.clashes import relaxed, rules_of
from solver.explain.conflict import Conflict, clashes
from solver.explain.probe import Clock, Prober
from solver.explain.shortages import shortages
from tests.support.broken import WAYS, Broken, few_moves, no_ground, too_small
from tests.support.cases import best_by_counting, case, unit
from tests.support.nano import nano


def sets_of(of: Broken) -> list[frozenset[object]]:
    found = clashes(Prober(of.case, Clock(30)))
    assert found.complete
    assert all(one.minimal for one in found.sets)
    return [frozenset(one.rules) for one in found.sets]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
@pytest.mark.parametrize("seed", [1, 2])
def test_the_only_minimal_set_is_found(way, seed: int) -> None:
    of = way("small", seed)
    assert sets_of(of) == [of.rules]


def test_it_is_found_in_a_large_case() -> None:
    of = no_ground("M", 1)
    assert sets_of(of) == [of.rules]


def test_sets_that_share_no_rule_are_all_found() -> None:
    small = too_small("small", 1)
    moves = few_moves("small", 1)
    both = replace(small, case=replace(small.case, limits=moves.case.limits))
    assert set(sets_of(both)) == {small.rules, moves.rules}


NONE = [seed for seed in range(60) if best_by_counting(nano(seed)) is None]


@pytest.mark.parametrize("seed", NONE[:6])
def test_by_counting_sets_are_impossible_and_minimal(seed: int) -> None:
    of = nano(seed)
    found = clashes(Prober(of, Clock(30)))
    assert found.sets
    for one in found.sets:
        assert best_by_counting(relaxed(of, one.rules)) is None
        for rule in set(one.rules) - set(one.open):
            rest = [other for other in one.rules if other != rule]
            assert best_by_counting(relaxed(of, rest)) is not None


def test_a_set_without_a_sum_is_minimal_too() -> None:
    of = case(units=tuple(unit(g % 2, 60) for g in range(3)))
    (found,) = clashes(Prober(of, Clock(20))).sets
    assert found.minimal
    assert found.sum is None
    assert set(found.rules) == {rule for rule in rules_of(of) if rule[0].value == "area"}


def test_every_proper_subset_has_a_plan_that_can_be_shown() -> None:
    of = no_ground("small", 5)
    prober = Prober(of.case, Clock(10))
    for rule in of.rules:
        rest = of.rules - {rule}
        plan = prober.ask(rest, 5).plan
        assert plan is not None
        assert not violations(relaxed(of.case, rest), plan)


def test_a_stop_keeps_what_is_known_and_claims_no_more() -> None:
    of = too_small("small", 1)
    prober = Prober(of.case, Clock(30))
    told: list[Conflict] = []
    prober.clock.stop = lambda: prober.asked > 3
    found = clashes(prober, told.append)
    assert not found.complete
    assert tuple(told) == found.sets
    (one,) = found.sets
    assert one.open
    assert not one.minimal
    assert of.rules <= set(one.rules)
    assert shortages(relaxed(of.case, one.rules))
