"""What must hold between the parts of a case."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import (
    Case,
    Edge,
    Limit,
    Old,
    Opd,
    Parking,
    RoomClass,
    Rooms,
    Site,
    Tower,
)
from solver.case.sound import findings
from solver.units import BIG
from tests.support.cases import case, rich


def test_sound_cases_have_no_findings() -> None:
    assert findings(rich()) == []
    assert findings(case()) == []


def test_sums_that_are_not_exact_are_refused_wherever_they_come_from() -> None:
    dear = tuple(Old(-BIG) for _ in range(20))
    assert wheres(replace(case(), old=dear)) == ["$.old"]
    rooms = Rooms((RoomClass(1, BIG, tuple(range(20))),), (((1,),), ((1,),)))
    assert wheres(replace(case(), rooms=rooms)) == ["$.rooms"]
    tables = Rooms((RoomClass(1, 1, (0, BIG)),) * 20, (((0,),) * 20,) * 2)
    assert "$.rooms" in wheres(replace(case(), rooms=tables))
    many = tuple(replace(f, open_cost=BIG) for f in case().floors)
    assert findings(replace(case(), floors=many)) == []
    parking = Parking((((BIG,),), ((BIG,),)), (1,), (5,), 3)
    parked = replace(case(), parking=parking, sites=(Site((0,)),))
    assert wheres(parked) == ["$.parking"]
    far = replace(case(), flows=((0, 1, BIG),), tree=(Edge(10, (1,)),))
    assert wheres(far) == ["$.flows"]
    matrix = replace(case(), flows=((0, 1, BIG),), distance=((0, 10), (0, 0)))
    assert wheres(matrix) == ["$.flows"]
    high = replace(case(), floors=(replace(case().floors[0], level=1000), case().floors[1]))
    assert wheres(replace(high, opds=(Opd(BIG, 0), Opd(0, 0)))) == ["$.opds"]


def test_each_part_may_be_exact_and_all_of_them_not() -> None:
    floors = tuple(replace(f, open_cost=3 * BIG) for f in case().floors)
    towers = (Tower(0, 5 * BIG),)
    assert wheres(replace(case(), floors=floors)) == []
    assert wheres(replace(case(), floors=floors, towers=towers)) == ["$"]


def test_sizes_that_nobody_plans() -> None:
    assert wheres(replace(case(), old=(Old(0),) * 3000)) == ["$.floors"]
    edges = (Edge(1, tuple(range(700))),) * 500
    wide = replace(case(), old=(Old(0),) * 1400, tree=edges)
    assert wheres(wide) == ["$.tree"]


def test_a_small_file_cannot_ask_for_gigabytes() -> None:
    """By zone, class and slot, or by site, kind and hour, the search keeps a sum."""
    floors = tuple(replace(case().floors[0], zone=z) for z in range(1000))
    rooms = Rooms((RoomClass(1, 1, (0, 1)),) * 10, (((0,) * 2001,) * 10,) * 2)
    assert wheres(replace(case(), floors=floors, rooms=rooms)) == ["$.rooms.load"]
    sites = (Site((0,) * 10),) * 1000
    parking = Parking((((0,) * 2001,) * 10,) * 2, (1,) * 10, (5,) * 10, 3)
    assert wheres(replace(case(), parking=parking, sites=sites)) == ["$.parking.vehicles"]
    long = Rooms((RoomClass(1, 1, tuple(range(2001))),), (((1,),), ((1,),)))
    assert wheres(replace(case(), rooms=long)) == ["$.rooms.classes"]


def test_rooms_that_fill_a_district() -> None:
    large = Rooms((RoomClass(10**6, 1, (0, 1)), RoomClass(10**7, 1, (0, 1))), (((1,),) * 2,) * 2)
    assert wheres(replace(case(), rooms=large)) == ["$.rooms.classes[1].area"]


def wheres(of: Case) -> list[str]:
    return [found.where for found in findings(of)]


def test_a_limit_whose_sum_is_too_large() -> None:
    units = replace(case(), units=case().units * 600, opds=case().opds)
    limit = Limit("money", 1, unit=((BIG, BIG),) * 1200)
    assert [i.where for i in findings(replace(units, limits=(limit,)))] == ["$.limits[0]"]
