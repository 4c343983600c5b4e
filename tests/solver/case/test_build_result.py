"""The rooms a result keeps: written and read again, lost floors left out."""

from __future__ import annotations

from dataclasses import replace

from solver.case.build_result import LaidRooms, result_rooms, rooms_blob
from solver.problem.organisation import MeetingSize
from solver.problem.scenario import Result
from tests.support.problems import BEST, tiny_problem

ROWS = (LaidRooms(MeetingSize.SMALL, "tower-1", 2), LaidRooms(MeetingSize.HALL, "new-0", 1))


def test_rooms_come_back() -> None:
    result = Result(id=BEST, scenario=BEST, rooms=rooms_blob(ROWS))
    problem = replace(tiny_problem(), result=(result,))
    assert result_rooms(problem, BEST) == ROWS
    assert result_rooms(problem, "manual") == ()


def test_a_floor_that_is_gone_is_left_out() -> None:
    result = Result(id=BEST, scenario=BEST, rooms=rooms_blob(ROWS))
    problem = replace(tiny_problem(), result=(result,))
    floors = tuple(floor for floor in problem.floor if floor.id != "new-0")
    assert result_rooms(replace(problem, floor=floors), BEST) == ROWS[:1]


def test_no_result_no_rooms() -> None:
    assert result_rooms(tiny_problem(), BEST) == ()
