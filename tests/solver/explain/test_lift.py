"""The fewest rules to lift."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.check.rules import violations
from solver.explain.clashes import lifted, rules_of
from solver.explain.conflict import clashes
from solver.explain.lift import fewest, lift, liftable
from solver.explain.probe import Clock, Prober
from solver.rules import RuleId
from tests.support import broken


def pin(unit: int):
    return RuleId.PLACE, "unit", (unit,)


def test_the_fewest_rules_hit_every_set() -> None:
    assert fewest([]) == frozenset()
    assert fewest([[pin(1)], []]) is None
    assert fewest([[pin(1), pin(2)], [pin(2), pin(3)]]) == {pin(2)}
    assert len(fewest([[pin(1)], [pin(2)], [pin(3), pin(1)]]) or ()) == 2


WAYS = (broken.two_towers, broken.apart_on_one_floor, broken.no_common_place, broken.no_ground)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_one_rule_is_enough_where_one_set_clashes(way) -> None:
    of = way("small", 3)
    prober = Prober(of.case, Clock(20))
    found = lift(prober, clashes(prober).sets, prober.clock, 5)
    assert found is not None
    assert (len(found.rules), found.low) == (1, 1)
    assert found.rules <= of.rules
    assert not violations(lifted(of.case, found.rules), found.plan)


def test_many_pins_are_found_by_a_search() -> None:
    of = broken.roomy("small", 1)
    for u in range(9):
        of = broken.pinned(of, u, 0)
    area = sorted(of.units[u].area for u in range(9))
    floors = (replace(of.floors[0], area=sum(area[:3])), *of.floors[1:])
    of = replace(of, floors=floors)
    prober = Prober(of, Clock(30))
    found = lift(prober, clashes(prober).sets, prober.clock, 5)
    assert found is not None
    assert len(found.rules) == 6
    assert found.low >= 4
    assert not violations(lifted(of, found.rules), found.plan)


def test_area_cannot_be_lifted() -> None:
    of = broken.too_small("small", 1)
    prober = Prober(of.case, Clock(20))
    sets = clashes(prober).sets
    assert [liftable(one) for one in sets] == [[]]
    assert lift(prober, sets, prober.clock, 5) is None
    assert rules_of(of.case)
