"""Divisions get better the longer they are looked for, none is told twice, and they repeat."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.search.walk import divisions, near
from solver.search.walk.begin import construct, settle
from solver.search.walk.divisions import Divisions
from solver.search.walk.ground import Ground, ground
from tests.support.cases import PAIRS

MADE = ground(Tables(plant(Recipe("M", 90), 4).case))


def _searched(made: Ground, steps: int, turns: int = 1) -> Divisions:
    found = Divisions(made, random.Random(4))
    for _ in range(turns):
        found.search(lambda n: n / steps)
    return found


def test_more_search_finds_cheaper_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(divisions, "ALIKE", 0.0)
    few, many = _searched(MADE, 20_000), _searched(MADE, 1_000_000)
    assert few.pool.plans
    assert many.pool.plans[0][0] < few.pool.plans[0][0]
    assert len(many.pool.plans) > 1
    costs = [cost for cost, _ in many.pool.plans]
    assert costs == sorted(costs)


def test_each_is_told_once_and_leads_to_a_plan() -> None:
    found = _searched(MADE, 400_000)
    count = len(found.pool.plans)
    told = [found.take() for _ in range(count)]
    assert None not in told
    assert len(set(told)) == count
    assert found.take() is None
    walker = construct(MADE, random.Random(1), told[0])
    settle(walker, MADE, lambda steps: steps / 3_000_000)
    assert walker.best is not None


def test_who_joins_takes_what_the_other_found() -> None:
    one, other = _searched(MADE, 200_000), Divisions(MADE, random.Random(2))
    other.join(one)
    first, second = one.take(), other.take()
    assert first is not None
    assert first != second


def test_repeats_with_the_same_chance() -> None:
    one, other = (_searched(MADE, 300_000, turns=2) for _ in range(2))
    assert one.pool.plans == other.pool.plans


def test_nothing_to_take_where_nobody_may_be_in_a_tower() -> None:
    made = ground(Tables(PAIRS[0].none))
    found = Divisions(made, random.Random(4))
    assert found.take() is None


@pytest.mark.parametrize(("many", "kept"), [(10_000, 2), (1, 6)])
def test_towers_of_few_units_are_filled_to_the_brim(
    monkeypatch: pytest.MonkeyPatch, many: int, kept: int
) -> None:
    monkeypatch.setattr(divisions, "MANY", many)
    found = _searched(MADE, 40_000)
    assert found._sketch is not None
    case = MADE.tables.case
    for t, floor in enumerate(found._sketch.small.tables.case.floors):
        area = sum(f.area for f in case.floors if f.tower == t)
        assert floor.area == area * (1000 - kept) // 1000


def test_what_is_listed_is_near_and_given_away_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(near, "EXPANDED", 2)
    monkeypatch.setattr(near, "LOOKS", 800)
    found = _searched(MADE, 400_000)
    told = found.take()
    assert told is not None
    walker = construct(MADE, random.Random(1), told)
    settle(walker, MADE, lambda steps: steps / 3_000_000)
    plan = walker.best_plan
    assert plan is not None
    own = found.look_near([plan])
    assert len(own) == 1
    given = list(iter(found.take_listed, None))
    assert len(given) > 10
    assert len(set(given)) == len(given)
    assert own[0] not in given
    assert told not in given


def test_nothing_is_listed_where_nobody_may_be_in_a_tower() -> None:
    made = ground(Tables(PAIRS[0].none))
    found = Divisions(made, random.Random(4))
    assert found.look_near([]) == []
    assert found.take_listed() is None


def test_where_floors_are_just_enough_whole_rooms_count_and_no_corners() -> None:
    of = MADE.tables.case
    full = Divisions(MADE, random.Random(1), full=True)
    full.search(lambda n: n / 200_000)
    assert full._sketch is not None
    small = full._sketch.small.tables.case
    assert len(small.rooms.classes) == len(of.rooms.classes)
    assert sum(floor.area for floor in small.floors) == sum(floor.area for floor in of.floors)
    assert full.take() is not None
