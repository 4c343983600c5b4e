"""What must hold between the parts of a case."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import Limit, Old, RoomClass, Rooms
from solver.case.sound import findings
from solver.units import BIG
from tests.support.cases import case, rich


def test_sound_cases_have_no_findings() -> None:
    assert findings(rich()) == []
    assert findings(case()) == []


def test_sums_beyond_64_bits_are_refused_wherever_they_come_from() -> None:
    dear = tuple(Old(-BIG) for _ in range(2000))
    assert [i.where for i in findings(replace(case(), old=dear))] == ["$.old"]
    rooms = Rooms((RoomClass(1, BIG, tuple(range(2000))),), (((1,),), ((1,),)))
    assert [i.where for i in findings(replace(case(), rooms=rooms))] == ["$.rooms"]
    many = tuple(replace(f, open_cost=BIG) for f in case().floors)
    assert findings(replace(case(), floors=many)) == []


def test_a_limit_whose_sum_is_too_large() -> None:
    units = replace(case(), units=case().units * 600, opds=case().opds)
    limit = Limit("money", 1, unit=((BIG, BIG),) * 1200)
    assert [i.where for i in findings(replace(units, limits=(limit,)))] == ["$.limits[0]"]
