"""The case as arrays."""

from __future__ import annotations

from dataclasses import replace

from solver.ledger.tables import Tables, ints
from tests.support.cases import case, rich

TABLES = Tables(rich())


def test_rooms_for_is_the_first_limit_that_carries() -> None:
    peaks = [[0, 5], [1, 6], [45, 90], [46, 91], [170, 175], [999, 999]]
    needed = TABLES.rooms_for(ints(peaks)).tolist()
    assert needed == [[0, 0], [1, 1], [1, 1], [2, 2], [3, 2], [3, 2]]


def test_zones_are_numbered_by_label() -> None:
    assert TABLES.zones == [0, 3]
    assert TABLES.zone_of == [0, 0, 1]


def test_places_and_costs_in_the_same_order() -> None:
    assert TABLES.allowed[1].tolist() == [0, 1, 2, 3]
    assert TABLES.unit_cost[1].tolist() == [2, 2, 0, 1]
    assert TABLES.column[2] == {0: 0, 1: 1, 2: 2, 4: 3}


def test_directions_are_kept_apart_only_when_they_differ() -> None:
    table = ((0, 1), (2, 0))
    one_way = Tables(replace(case(), distance=table, flows=((0, 1, 5),)))
    assert [len(part) for part in one_way.partners[1]] == [0, 0, 1, 1]
    assert [len(part) for part in TABLES.partners[3]] == [2, 2, 0, 0]


def test_without_rooms_and_parking() -> None:
    plain = Tables(case())
    assert not plain.has_rooms
    assert plain.vehicles.shape == (2, 0, 1)
