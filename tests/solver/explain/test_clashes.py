"""Rules one by one, and the case in which only some of them hold."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.explain.clashes import broken, lifted, relaxed, rules_of
from solver.plan import Plan
from solver.rules import RuleId
from tests.support.cases import PAIRS, Pair, best_by_counting, rich
from tests.support.nano import nano


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_dropping_its_rules_lets_a_broken_placement_stand(pair: Pair) -> None:
    kept = [rule for rule in rules_of(pair.case) if rule[0] is not pair.rule]
    free = relaxed(pair.case, kept)
    rooms = lay_out_rooms(free, pair.breaks)
    assert rooms is not None
    assert not violations(free, Plan(pair.breaks, rooms))


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_with_all_rules_the_same_placements_stand(pair: Pair) -> None:
    same = relaxed(pair.none, rules_of(pair.none))
    assert best_by_counting(same) is None
    assert best_by_counting(relaxed(pair.none, [])) is not None


@pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair.rule.value)
def test_what_a_placement_breaks_is_named(pair: Pair) -> None:
    if pair.rule is not RuleId.ROOMS:
        assert {rule for rule, _, _ in broken(pair.case, pair.breaks)} == {pair.rule}
    assert not broken(pair.case, pair.keeps)


def test_a_unit_on_a_forbidden_floor_breaks_place() -> None:
    case = rich()
    place = (0, 0, 0, 2, 0)  # unit 3 may not take floor 2
    assert (RuleId.PLACE, "unit", (3,)) in broken(case, place)


@pytest.mark.parametrize("seed", range(25))
def test_fewer_rules_never_take_a_plan_away(seed: int) -> None:
    case = nano(seed)
    rules = rules_of(case)
    half = relaxed(case, rules[:: 1 + seed % 3])
    if best_by_counting(case) is not None:
        assert best_by_counting(relaxed(case, rules)) is not None
        assert best_by_counting(half) is not None


def test_lifting_keeps_the_money_of_the_rest() -> None:
    planted = plant(Recipe("small", 85, limits=True, tower_costs=True), 4)
    case = planted.case
    pair = (RuleId.APART, "pair", case.apart[0])
    free = lifted(case, [pair])
    rooms = lay_out_rooms(case, planted.place) or ()
    plan = Plan(planted.place, rooms)
    assert free.apart == case.apart[1:]
    assert total(bill(free, plan)) == total(bill(case, plan))
