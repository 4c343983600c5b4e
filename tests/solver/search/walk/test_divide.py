"""Clusters are divided among towers they may take, and within what the towers hold."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.ledger import RULES
from solver.ledger.tables import NOWHERE, Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.walk.begin import construct, settle
from solver.search.walk.divide import HEAT, cool, divide, sketch
from solver.search.walk.ground import ground
from tests.support.cases import PAIRS


@pytest.mark.parametrize("fill", [85, 97])
def test_leads_to_a_plan(fill: int) -> None:
    case = plant(Recipe("M", fill), 3).case
    made = ground(Tables(case))
    found = divide(made, random.Random(1), lambda steps: steps / 600_000)
    assert found is not None
    for cluster, tower in zip(made.clusters, found.towers, strict=True):
        assert tower in cluster.towers
    assert all(case.units[u].stay is not None for u in found.staying)
    walker = construct(made, random.Random(1), found)
    assert NOWHERE not in walker.place.tolist()
    settle(walker, made, lambda steps: steps / 3_000_000)
    assert walker.best is not None


def test_ends_when_towers_are_too_small() -> None:
    case = PAIRS[0].none
    small = replace(case, floors=tuple(replace(f, area=10) for f in case.floors))
    made = ground(Tables(small))
    found = divide(made, random.Random(1), lambda steps: steps / 60_000)
    assert found is not None  # the next step tells that nothing fits
    assert len(found.towers) == len(made.clusters)


def test_repeats_with_the_same_chance() -> None:
    made = ground(Tables(plant(Recipe("M", 90), 4).case))
    first, second = (
        divide(made, random.Random(2), lambda steps: steps / 200_000) for _ in range(2)
    )
    assert first == second


def test_whole_towers_change_places() -> None:
    made = ground(Tables(plant(Recipe("L", 85, pairs=False), 2).case))
    found = sketch(made, 0)
    assert found is not None
    walker = construct(found.small, random.Random(1))
    walker.temperature = 1e12
    before = walker.place
    walker.anneal(64, 1e12, 1.0, {"two_units": 1})
    assert (walker.place != before).sum() > 60  # nearly every step means something


def test_cooling_betters_a_division() -> None:
    made = ground(Tables(plant(Recipe("L", 90), 2).case))
    found = sketch(made, 6)
    assert found is not None
    walker = construct(found.small, random.Random(1))
    settle(walker, found.small, lambda steps: steps / 300_000)
    before = walker.best
    assert before is not None
    assert cool(walker, found.small, lambda steps: steps / 200_000, HEAT) >= 200_000
    assert walker.best is not None
    assert walker.best < before


def test_rooms_of_a_tower_are_whole_and_those_of_its_own_busiest_slots() -> None:
    made = ground(Tables(plant(Recipe("small", 90), 6).case))
    case, found = made.tables.case, sketch(made, 0, rooms=True)
    assert found is not None
    small = found.small.tables.case
    assert [unit.area for unit in small.units] == [
        sum(case.units[u].area for u in block) for _, block in found.blocks
    ]
    walker = found.small.walker(1, [int(places[0]) for places in found.small.tables.allowed])
    inside = [t for t, _ in enumerate(small.floors)]
    place = walker.place.tolist()
    paid = 0
    for tower in inside:
        units = [u for k, (_, b) in enumerate(found.blocks) if place[k] == tower for u in b]
        for c, each in enumerate(case.rooms.classes):
            loads = zip(*(case.rooms.load[u][c] for u in units), strict=True)
            most = max((sum(slot) for slot in loads), default=0)
            step = each.limit[-1] - each.limit[-2]
            table = [*each.limit, *(each.limit[-1] + step * k for k in range(1, 400))]
            paid += each.cost * next(k for k, carried in enumerate(table) if carried >= most)
    plain = sketch(made, 0)
    assert plain is not None
    other = plain.small.walker(1, place)
    assert walker.cost - other.cost == pytest.approx(paid, abs=1)
    assert not walker.over[list(RULES).index(RuleId.ROOMS)]


def test_a_plan_stands_for_its_division() -> None:
    made = ground(Tables(plant(Recipe("small", 90), 6).case))
    found = sketch(made, 0)
    assert found is not None
    planted = plant(Recipe("small", 90), 6)
    place = found.placed(Plan(planted.place))
    towers, floors = len(made.tables.case.towers), len(made.tables.case.floors)
    for (_, block), p in zip(found.blocks, place, strict=True):
        for u in block:
            at = planted.place[u]
            assert p == (made.tables.tower_of[at] if at < floors else towers + at - floors)
    staying = {u for u, p in enumerate(planted.place) if p >= floors}
    assert found.read(place).staying == staying
