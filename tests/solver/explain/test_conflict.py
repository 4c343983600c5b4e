"""Sets of clashing rules: impossible together, possible without any one."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

import pytest

from solver.case.model import Floor, RoomClass, Rooms
from solver.check.rules import violations
from solver.explain.clashes import Rule, relaxed, rules_of
from solver.explain.conflict import Conflict, clashes, shrink
from solver.explain.probe import Clock, Prober, Proof, Verdict
from solver.explain.shortages import shortages
from solver.plan import Plan
from solver.rules import RuleId
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


def test_a_rule_is_not_needed_because_units_alone_break_it() -> None:
    """In the plan shown the units overfill floor 0 alone, the room of zone 1 overfills floor 2."""
    pairs = [unit(g, 6, floors=at, cost=(0, 0)) for g, at in ((0, (0, 1)), (1, (2, 3))) * 2]
    floors = tuple(Floor(0, f, f // 2, 100 if f > 3 else 10, 10, 0) for f in range(5))
    rooms = Rooms((RoomClass(5, 0, (0, 100)),), (((0,),), ((1,),)) * 2)
    of = case(floors=floors, units=tuple(pairs), rooms=rooms)
    found = shrink(Told(of, Clock(20)), rules_of(of), Verdict(proof=Proof.MODEL))
    assert best_by_counting(relaxed(of, found.rules)) is None
    for rule in set(found.rules) - set(found.open):
        rest = [other for other in found.rules if other != rule]
        assert best_by_counting(relaxed(of, rest)) is not None


class Told(Prober):
    """Answers the question without any AREA by a plan that is given."""

    def ask(self, kept: Collection[Rule], seconds: float) -> Verdict:
        if not any(rule is RuleId.AREA for rule, _, _ in kept):
            return Verdict(plan=Plan((0, 2, 0, 3), ((0, 2),)))
        return super().ask(kept, seconds)


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
