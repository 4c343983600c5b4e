"""Each rule has a smallest case that keeps it and one that breaks it, by a known amount."""

from __future__ import annotations

import pytest

from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.plan import Plan
from solver.rules import RuleId
from tests.support.cases import PAIRS, Pair, case, rich

IDS = [pair.rule.value for pair in PAIRS]


def _plan(pair: Pair, place: tuple[int, ...]) -> Plan:
    return Plan(place, lay_out_rooms(pair.case, place) or ())


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_kept(pair: Pair) -> None:
    assert violations(pair.case, _plan(pair, pair.keeps)) == ()


@pytest.mark.parametrize("pair", PAIRS, ids=IDS)
def test_broken_by_exactly_the_amount(pair: Pair) -> None:
    found = violations(pair.case, _plan(pair, pair.breaks))
    assert [(v.rule, v.by) for v in found] == [(pair.rule, pair.by)]


def test_every_rule_has_its_pair() -> None:
    assert {pair.rule for pair in PAIRS} | {RuleId.PLACE} == set(RuleId)


@pytest.mark.parametrize("place", [(0, 2), (0, -1), (0,), (0, 1, 1), (0, 99)])
def test_wrong_place_is_the_only_finding(place: tuple[int, ...]) -> None:
    assert {v.rule for v in violations(case(), Plan(place))} == {RuleId.PLACE}


def test_a_missing_room_is_counted() -> None:
    place = (0, 0, 2, 1, 0)
    rooms = lay_out_rooms(rich(), place)
    assert rooms
    short = violations(rich(), Plan(place, rooms[1:]))
    assert [(v.rule, v.by) for v in short if v.rule is RuleId.ROOMS] == [(RuleId.ROOMS, 1)]


def test_rooms_need_area() -> None:
    crowded = Plan((0, 1, 2, 1, 0), ((1, 0),) * 7)
    assert (RuleId.AREA, (0,)) in {(v.rule, v.subject) for v in violations(rich(), crowded)}
