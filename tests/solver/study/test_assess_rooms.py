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


def zoned(**zones: str) -> Problem:
    floors = (replace(f, zone=zones.get(f.id.replace("-", "_"), "")) for f in BASE.floor)
    return replace(BASE, floor=tuple(floors))


def test_a_zone_has_rooms_of_its_own_on_its_own_floors() -> None:
    found = rooms(zoned(tower_2="Atas"))
    small = {n.zone: n for n in found.with_floors() if n.size is MeetingSize.SMALL}
    assert set(small) <= {"", "Atas"}
    whole = next(n for n in rooms().needs if n.size is MeetingSize.SMALL)
    assert sum(n.peak for n in small.values()) == whole.peak
    assert sum(n.rooms for n in small.values()) >= whole.rooms  # pooling less spares less
    for zone, need in small.items():
        floors = {floor for floor, _ in need.floors}
        assert floors
        assert floors <= ({"tower-2"} if zone else {"tower-0", "tower-1"})


def test_who_has_no_floor_yet_gets_rooms_though_every_floor_has_a_zone() -> None:
    problem = zoned(tower_0="A", tower_1="A", tower_2="B")
    places = tuple(replace(row, floor="") for row in problem.placement)
    found = rooms(replace(problem, placement=places))
    assert {need.zone for need in found.needs} == {""}
    assert sum(found.laid.values()) == sum(need.rooms for need in found.needs)
