"""Whole floors, towers, rooms and levels are counted whole."""

from __future__ import annotations

from dataclasses import replace

import pytest

from solver.case.model import Case, Floor, Old, Opd, RoomClass, Rooms, Tower
from solver.cpsat.integer import whole_bound
from solver.search.lumpy import blocks
from solver.search.lumpy.model import lumpy_model, pooled_limit
from solver.search.shares import share_out
from tests.support.cases import case, unit


def _least(of: Case) -> int:
    found = whole_bound(lumpy_model(of, share_out(of)).model, 10)
    assert found.closed
    assert found.bound is not None
    return found.bound


def test_whole_floors_are_opened() -> None:
    floors = (Floor(0, 0, 0, 100, 10, 7), Floor(0, 1, 0, 100, 10, 9))
    of = case(floors=floors, units=(unit(0, 60), unit(1, 10)))
    assert _least(of) == 7
    assert _least(replace(of, units=(unit(0, 60), unit(1, 41)))) == 7 + 9


def test_units_confined_to_a_floor_open_it() -> None:
    floors = (Floor(0, 0, 0, 100, 10, 7), Floor(0, 1, 0, 100, 10, 9))
    of = case(floors=floors, units=(unit(0, 10, floors=(1,), cost=(0,)), unit(1, 10)))
    assert _least(of) == 9


def test_people_open_floors_too() -> None:
    floors = (Floor(0, 0, 0, 100, 10, 7), Floor(0, 1, 0, 100, 10, 9))
    of = case(floors=floors, units=(unit(0, people=6), unit(1, people=6)))
    assert _least(of) == 7 + 9


def test_a_building_is_kept_or_left() -> None:
    old = (Old(50),)
    staying = unit(1, stay=0, stay_cost=3)
    of = case(old=old, units=(unit(0), replace(staying, cost=(20, 20))))
    assert _least(of) == 20
    assert _least(replace(of, units=(unit(0), replace(staying, cost=(80, 80))))) == 50 + 3


def test_an_opd_is_split_when_part_of_it_cannot_move() -> None:
    stuck = unit(0, floors=(), cost=(), stay=0)
    of = case(old=(Old(0),), opds=(Opd(0, 9), Opd(0, 9)), units=(unit(0), stuck, unit(1)))
    assert _least(of) == 9


def test_an_opd_is_split_when_part_of_it_stays() -> None:
    stays = replace(unit(0, stay=0), cost=(99, 99))
    of = case(old=(Old(0),), opds=(Opd(0, 9), Opd(0, 9)), units=(unit(0), stays, unit(1)))
    assert _least(of) == 9
    assert _least(replace(of, units=(unit(0), replace(stays, cost=(4, 4)), unit(1)))) == 4
    assert _least(replace(of, units=(unit(1), stays, unit(1)))) == 0


def test_rooms_are_whole() -> None:
    rooms = Rooms((RoomClass(5, 8, (0, 10, 100)),), (((3, 0),), ((0, 9),)))
    assert _least(case(rooms=rooms)) == 8
    assert _least(case(rooms=replace(rooms, load=(((3, 9),), ((0, 9),))))) == 16


def test_zones_share_at_the_best() -> None:
    assert pooled_limit((0, 10, 15), 1) == [0, 10, 15]
    assert pooled_limit((0, 10, 15), 2) == [0, 10, 20, 25, 30]
    assert pooled_limit((5,), 3) == [15]
    assert pooled_limit((0, 2**62), 900) == [0] + [2**60] * 900  # no sum passes 64 bits


def test_one_of_a_block_may_leave_a_kept_building(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(blocks, "FEW", 0)
    leaving = unit(0, stay=0, stay_cost=100)
    staying = unit(0, cost=(100, 100), stay=0)
    assert _least(case(old=(Old(0),), units=(leaving, staying))) == 0


def test_a_solution_says_who_is_in_which_tower() -> None:
    floors = (Floor(0, 0, 0, 100, 10, 700), Floor(1, 0, 1, 100, 10, 9))
    staying = unit(1, stay=0, stay_cost=0, cost=(80, 80))
    of = case(
        towers=(Tower(0), Tower(0)), floors=floors, old=(Old(5),), units=(unit(0, 60), staying)
    )
    lumpy = lumpy_model(of, share_out(of))
    found = whole_bound(lumpy.model, 10)
    assert lumpy.towers(found.values) == {0: 1}
