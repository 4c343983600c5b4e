"""A plan seen from the variables."""

from __future__ import annotations

from solver.cpsat.facts import Facts
from solver.plan import Plan
from tests.support.cases import rich

FACTS = Facts(rich(), Plan((0, 1, 4, 1, 0), ((0, 0), (0, 0), (1, 2))))


def test_in_use() -> None:
    assert FACTS.floors == {0, 1, 2}
    assert FACTS.towers == {0, 1}
    assert FACTS.rooms[0, 0] == 2
    assert FACTS.zone_rooms[3, 1] == 1


def test_groups() -> None:
    assert FACTS.moved == {(0, 0), (1, 0), (2, 0)}
    assert FACTS.staying == {1}
    assert sorted(FACTS.levels(0, 0)) == [0, 2]
    assert FACTS.levels(0, 1) == []


def test_peak() -> None:
    parking = rich().parking
    assert parking is not None
    assert FACTS.peak(parking.vehicles, 0, {0, 1}) == 14 + 13 + 11 + 10
    assert FACTS.peak(parking.vehicles, 0, set()) == 0
