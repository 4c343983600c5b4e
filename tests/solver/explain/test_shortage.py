"""What the tests of sums see of a case."""

from __future__ import annotations

from solver.explain.shortage import Shortage, ShortageKind, View, area_rules
from solver.rules import RuleId
from tests.support.cases import case, unit


def test_lacking_is_need_less_what_there_is() -> None:
    assert Shortage(ShortageKind.AREA, need=412, have=328).lacking == 84


def test_a_view_names_only_rules_that_can_clash() -> None:
    view = View(case(units=(unit(0, floors=(0,), cost=(0,)), unit(1)), together=((0, 1),)))
    assert view.moving == [0]
    assert view.units([0]) == (0, 1)
    assert view.area(0) == 20
    assert view.people(0) == 2
    assert view.why([0]) == {(RuleId.PLACE, "unit", (0,)), (RuleId.TOGETHER, "pair", (0, 1))}
    assert view.pick(area_rules(frozenset({0, 7}))) == ((RuleId.AREA, "floor", (0,)),)
