"""Listed divisions are different, keep the rules of the small case, and cost what is said."""

from __future__ import annotations

import random

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.search.walk.begin import construct, settle
from solver.search.walk.divide import sketch
from solver.search.walk.ground import ground
from solver.search.walk.near import DEARER, changes, listed

MADE = ground(Tables(plant(Recipe("small", 90), 6).case))
FOUND = sketch(MADE, 0, rooms=True)


def _start() -> tuple[int, ...]:
    assert FOUND is not None
    walker = construct(FOUND.small, random.Random(1))
    settle(walker, FOUND.small, lambda steps: steps / 200_000)
    assert walker.best_plan is not None
    return walker.best_plan.place


def test_each_is_another_keeps_the_rules_and_costs_what_is_said() -> None:
    assert FOUND is not None
    start = _start()
    found = listed(FOUND, [start, start], random.Random(2))
    places = [place for _, place in found]
    assert start in places
    assert len(set(places)) == len(places) > 5
    assert found == sorted(found)
    walker = FOUND.small.walker(1)
    for cost, place in found[:40]:
        walker.restart(place)
        assert not walker.over.any()
        assert walker.cost == cost
    walker.restart(start)
    assert found[0][0] <= walker.cost * (1 + DEARER)


def test_what_breaks_a_rule_is_no_beginning() -> None:
    assert FOUND is not None
    towers = len(FOUND.small.tables.case.floors)
    heap = tuple(int(places[0]) for places in FOUND.small.tables.allowed)
    walker = FOUND.small.walker(1, heap)
    assert towers > 1
    assert walker.over.any()
    assert listed(FOUND, [heap], random.Random(2)) == []


def test_a_cluster_moves_as_one_and_who_stays_comes_back_to_the_others() -> None:
    assert FOUND is not None
    start, towers = _start(), len(FOUND.small.tables.case.floors)
    of = [cluster for cluster, _ in FOUND.blocks]
    several = 0
    for moves in changes(FOUND, start):
        blocks = [k for k, _ in moves]
        assert len({of[k] for k in blocks}) == 1
        assert all(p in FOUND.small.tables.allowed[k] and p != start[k] for k, p in moves)
        after = dict(enumerate(start)) | dict(moves)
        inside = {p for k, p in after.items() if of[k] == of[blocks[0]] and p < towers}
        assert len(inside) <= 1
        several += len(moves) > 1
    assert several


def test_repeats_with_the_same_chance() -> None:
    assert FOUND is not None
    one, other = (listed(FOUND, [_start()], random.Random(3)) for _ in range(2))
    assert one == other


def test_a_stop_leaves_what_is_there() -> None:
    assert FOUND is not None
    start = _start()
    assert [place for _, place in listed(FOUND, [start], random.Random(3), lambda: True)] == [start]
