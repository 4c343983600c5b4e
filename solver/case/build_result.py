"""The shared rooms a result keeps beside its placements: read from and written to its record."""

from __future__ import annotations

import json
from dataclasses import dataclass

from solver.problem.estate import Floor
from solver.problem.organisation import MeetingSize
from solver.problem.problem import Problem
from solver.problem.scenario import Result


@dataclass(frozen=True)
class LaidRooms:
    """So many shared rooms of one size class on one floor."""

    size: MeetingSize
    floor: str
    count: int


def result_rooms(problem: Problem, scenario_id: str) -> tuple[LaidRooms, ...]:
    """Return the shared rooms of the last result of a scenario; floors that are gone left out."""
    rows = problem.where(Result, "scenario", scenario_id)
    if not rows or not rows[-1].rooms:
        return ()
    found = []
    for size, floor, count in json.loads(rows[-1].rooms):
        if size in set(MeetingSize) and problem.find(Floor, floor):
            found.append(LaidRooms(MeetingSize(size), floor, int(count)))
    return tuple(found)


def rooms_blob(rows: tuple[LaidRooms, ...]) -> str:
    """Return the JSON text that a result keeps: ``[[size class, floor id, count], ...]``."""
    return json.dumps([[row.size.value, row.floor, row.count] for row in rows])
