"""The least rooms, parking levels and sums."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Limit, RoomClass, Rooms
from solver.explain.pooling import least_rooms, shared_shortages
from solver.explain.shortage import ShortageKind, View
from tests.support.broken import few_moves, no_parking
from tests.support.cases import PAIRS, case
from tests.support.cases import _parking as parking_case


def test_rooms_are_divided_as_suits_best() -> None:
    load = (((40, 60),), ((60, 10),))
    of = case(rooms=Rooms((RoomClass(5, 1, (0, 50, 120)),), load))
    both = least_rooms(View(of), [0, 1], frozenset({0, 1}))
    assert (both.count, both.area, both.above) == ((2,), 10, ())  # peak 100 in one zone
    short = replace(of, rooms=Rooms((RoomClass(5, 1, (0, 50)),), load))
    assert least_rooms(View(short), [0, 1], frozenset({0, 1})).above == ((0, 100, 50),)


def test_what_zones_carry_without_rooms_adds_up() -> None:
    zones = (replace(case().floors[0], zone=0), replace(case().floors[1], zone=1))
    load = (((10,),), ((10,),))
    of = case(floors=zones, rooms=Rooms((RoomClass(5, 1, (10, 50)),), load))
    assert least_rooms(View(of), [0, 1], frozenset({0, 1})).count == (0,)
    assert least_rooms(View(of), [0, 1], frozenset({0})).count == (1,)


def test_a_case_without_rooms_needs_none() -> None:
    assert least_rooms(View(case()), [0, 1], frozenset({0, 1})).area == 0


def test_a_short_room_table_and_missing_levels_are_told() -> None:
    none = {pair.rule: pair.none for pair in PAIRS}
    kinds = [[s.kind for s in shared_shortages(View(one))] for one in none.values()]
    assert [ShortageKind.ROOM_TABLE] in kinds
    assert [ShortageKind.PARKING] in kinds
    assert not list(shared_shortages(View(parking_case(1))))
    (found,) = shared_shortages(View(no_parking("small", 1).case))
    assert (found.need, found.have, found.subject) == (2, 0, (0, 0))


def test_a_limit_below_the_least() -> None:
    (found,) = shared_shortages(View(few_moves("small", 1).case))
    assert (found.kind, found.lacking) == (ShortageKind.LIMIT, 5)
    floors = case(limits=(Limit("open", 2, floor=(3, 4)),))
    (opened,) = shared_shortages(View(floors))
    assert (opened.need, opened.have) == (3, 2)
