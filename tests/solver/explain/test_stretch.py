"""How far figures must be stretched, shown by a plan."""

from __future__ import annotations

import pytest

from solver.check.rules import violations
from solver.explain.probe import Clock
from solver.explain.stretch import ELASTIC, enlarged, fitted, long_tables, stretch
from solver.rules import RuleId
from tests.support import broken
from tests.support.cases import PAIRS, case, unit

WAYS = (
    (broken.no_ground, RuleId.AREA),
    (broken.too_many_people, RuleId.PEOPLE),
    (broken.no_parking, RuleId.PARKING),
    (broken.few_moves, RuleId.LIMIT),
)


@pytest.mark.parametrize(("way", "rule"), WAYS, ids=[way.__name__ for way, _ in WAYS])
def test_exactly_what_is_lacking_is_found(way, rule: RuleId) -> None:
    of = way("small", 2)
    found = stretch(of.case, (rule,), Clock(10), 3, enough=lambda f: f.more(rule) <= of.lacking)
    assert found is not None
    assert found.by == ((rule, of.lacking),)
    assert violations(of.case, found.plan)
    assert not violations(found.case, found.plan)


def test_other_rules_are_never_broken() -> None:
    of = broken.together_and_apart("small", 1)
    assert stretch(of.case, ELASTIC, Clock(10), 0.5) is None


def test_a_case_is_made_as_large_as_a_placement_needs() -> None:
    of = case(units=(unit(0, 60), unit(1, 70)))
    found = fitted(of, (0, 0), (RuleId.AREA,))
    assert found is not None
    assert [f.area for f in found.case.floors] == [130, 100]
    assert found.more(RuleId.AREA) == 30
    assert fitted(of, (0, 0), (RuleId.PEOPLE,)) is None
    assert enlarged(of, {RuleId.PEOPLE: {1: 5}}).floors[1].people == 15


def test_longer_tables_carry_everybody() -> None:
    none = next(pair.none for pair in PAIRS if pair.rule is RuleId.ROOMS)
    (room,) = long_tables(none).rooms.classes
    assert room.limit == (0, 50, 100, 150)
