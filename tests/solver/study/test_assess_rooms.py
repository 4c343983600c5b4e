"""Shared rooms laid on floors, and how full floors are."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_prices import Prices
from solver.case.build_scope import scope_of
from solver.problem.organisation import Meeting, MeetingSize
from solver.problem.problem import Problem
from solver.study.assess_rooms import SharedRooms
from solver.study.assess_seats import Seats
from tests.support.problems import MANUAL, TODAY, tiny_problem

BASE = tiny_problem()


def rooms(problem: Problem = BASE, scenario: str = MANUAL) -> SharedRooms:
    scope = scope_of(problem, scenario)
    assert scope is not None
    return SharedRooms(Seats(Prices(scope)))


def test_units_that_moved_in_share_and_sharing_spares_rooms() -> None:
    found = {need.size: need for need in rooms().with_floors()}
    small = found[MeetingSize.SMALL]
    assert small.building == "tower"
    assert small.peak == 6 * 17
    assert small.rooms == 4  # 1.02 Erlang at 95 %
    assert small.rooms_alone == 6 * 2
    assert sum(count for _, count in small.floors) == small.rooms
    assert MeetingSize.MEDIUM not in found


def test_today_rooms_are_shown_by_building_but_nothing_is_laid() -> None:
    found = rooms(scenario=TODAY)
    assert {need.building for need in found.needs} == {"house", "hall", "tower", "camat"}
    assert found.laid == {}
    assert all(need.floors == () for need in found.with_floors())


def test_rooms_go_to_the_emptiest_floor_in_use() -> None:
    found = rooms()
    assert found.laid["tower-2", MeetingSize.LARGE] >= 1
    assert all(floor.startswith("tower") for floor, _ in found.laid)


def test_a_floor_shows_units_rooms_and_people() -> None:
    found = rooms()
    use = {floor.floor: floor for floor in found.floors()}
    needs = found.seats.prices.needs
    ids = ("a-head", "a-sek", "b-sek")
    assert use["tower-1"].units == ids
    assert use["tower-1"].unit_area == sum(needs[id].area for id in ids)
    assert use["tower-1"].people == sum(needs[id].people for id in ids)
    assert use["tower-2"].room_area == found.area_on("tower-2") > 0
    assert use["new-0"].units == ()


def test_too_much_for_every_floor_is_shown_as_overflow() -> None:
    crowd = tuple(
        Meeting(id=f"x{k}", unit="a-head", size=MeetingSize.HALL, per_week=4_300, minutes=60)
        for k in range(9)
    )
    found = rooms(replace(BASE, meeting=BASE.meeting + crowd))
    assert any(use.over_area for use in found.floors())


def test_a_floor_without_a_known_area_is_not_called_full() -> None:
    floors = tuple(replace(f, net=None, gross=None, people_limit=None) for f in BASE.floor)
    found = rooms(replace(BASE, floor=floors), TODAY)
    use = {floor.floor: floor for floor in found.floors()}["tower-1"]
    assert not use.known
    assert (use.over_area, use.over_people) == (0, 0)
