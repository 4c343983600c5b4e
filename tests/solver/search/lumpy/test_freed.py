"""The fewest rules to lift so that confined units fit their floors."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.model import Case, Floor, Tower
from solver.explain.clashes import rules_of
from solver.rules import RuleId
from solver.search.lumpy.freed import Freed, fewest_freed
from tests.support.broken import no_ground, two_towers
from tests.support.cases import best_by_counting, case, unit
from tests.support.nano import nano


def freed(of: Case, known: tuple = ()) -> Freed:
    return fewest_freed(of, rules_of(of), known, 5)


def place(*units: int) -> set:
    return {(RuleId.PLACE, "unit", (u,)) for u in units}


def test_pins_on_one_floor() -> None:
    pins = tuple(unit(0, 30, floors=(0,), cost=(0,)) for _ in range(6))
    found = freed(case(units=pins))
    assert found.low == 3
    assert found.rules is not None
    assert len(found.rules) == 3
    assert found.rules < place(*range(6))
    tied = case(units=pins, together=((0, 1), (1, 2)))
    assert freed(tied).low == 1  # three of them go with one rule


def test_units_that_fit_the_sum_of_their_floors_but_no_single_one_are_freed() -> None:
    wide = tuple(unit(0, 60, floors=(0, 1), cost=(0, 0)) for _ in range(3))
    of = case(units=wide, floors=(*case().floors, Floor(0, 2, 0, 100, 10, 0)))
    assert freed(of).low == 1


def test_what_must_be_apart_or_in_one_tower_can_be_lifted_too() -> None:
    a, b = unit(0, 1, floors=(0,), cost=(0,)), unit(0, 1, floors=(0,), cost=(0,))
    apart = case(units=(a, b), apart=((0, 1),))
    assert freed(apart).rules in ({rule} for rule in place(0, 1))
    only = [rule for rule in rules_of(apart) if rule[0] is not RuleId.PLACE]
    assert fewest_freed(apart, only, (), 5).rules == {(RuleId.APART, "pair", (0, 1))}
    two = (Floor(0, 0, 0, 100, 10, 0), Floor(1, 0, 1, 100, 10, 0))
    one = case(units=(a, replace(b, floors=(1,))), towers=(Tower(0), Tower(0)), floors=two)
    torn = frozenset({(RuleId.ONE_TOWER, "opd", (0,))})
    assert fewest_freed(one, torn, (), 5) == Freed(1, torn)


def test_every_known_set_loses_a_rule() -> None:
    of = case(units=tuple(unit(0, 1, floors=(0,), cost=(0,)) for _ in range(3)))
    assert freed(of) == Freed(0, frozenset())
    assert freed(of, (place(0, 1), place(1, 2))) == Freed(1, frozenset(place(1)))
    assert freed(of, (place(0), ())) == Freed(0, None)  # a set that cannot be hit


def test_other_causes_need_nobody_freed() -> None:
    assert freed(no_ground("small", 1).case).low == 1


def test_pins_of_an_opd_in_two_towers_need_one() -> None:
    found = freed(two_towers("small", 1).case)
    assert found.low == 1
    assert found.rules is not None
    assert len(found.rules) == 1


@pytest.mark.parametrize("seed", range(40))
def test_nobody_is_freed_where_there_is_a_plan(seed: int) -> None:
    of = nano(seed)
    if best_by_counting(of) is not None:
        assert freed(of) == Freed(0, frozenset())
