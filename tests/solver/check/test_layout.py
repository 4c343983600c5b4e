"""Rooms are laid out in their zone, onto floors in use first, or not at all."""

from __future__ import annotations

from dataclasses import replace

from solver.case.model import RoomClass, Rooms
from solver.check.layout import lay_out_rooms
from tests.support.cases import case


def _case(area: int, units: int = 60):
    load = (((100,),), ((0,),))
    base = case(rooms=Rooms((RoomClass(area, 1, (0, 50, 100)),), load))
    return replace(base, units=tuple(replace(u, area=units) for u in base.units))


def test_on_the_floor_in_use() -> None:
    assert lay_out_rooms(_case(20, units=30), (0, 0)) == ((0, 0), (0, 0))


def test_opens_another_floor_when_full() -> None:
    assert lay_out_rooms(_case(30, units=40), (0, 0)) == ((0, 1), (0, 1))


def test_none_when_nothing_fits() -> None:
    assert lay_out_rooms(_case(41), (0, 1)) is None
    assert lay_out_rooms(_case(101), (0, 1)) is None
