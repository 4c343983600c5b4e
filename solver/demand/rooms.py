"""Meetings as offered load by working-hour slot and size class, and the rooms they need."""

from __future__ import annotations

from functools import lru_cache
from math import lcm

from solver.demand.erlang import erlang_limits, plain_limits, rooms_for
from solver.demand.explained import Explained, Input
from solver.demand.norms import Norms
from solver.demand.rounding import half_up
from solver.problem.organisation import Meeting, MeetingSize, Unit, WeekProfile
from solver.problem.problem import Problem
from solver.units import Measure

DAYS, HOURS = 5, 9  # Monday to Friday, nine working hours from 07.30
SLOTS = DAYS * HOURS
FRIDAY = 4
PRAYER = (4, 5)  # 11.30 to 13.30
MORNING = (1, 2, 3)  # 08.30 to 11.30

Load = tuple[tuple[int, ...], ...]  # [size class][slot], hundredths of a meeting


@lru_cache(maxsize=8)
def weights(profile: WeekProfile) -> tuple[int, ...]:
    """Return the weight of each of the 45 slots; meetings spread in proportion to it."""
    found = []
    for day in range(DAYS):
        for hour in range(HOURS):
            weight = 1
            if profile is WeekProfile.MORNING and hour in MORNING:
                weight = 3
            if profile is WeekProfile.MONDAY and day < 2:
                weight = 2
            found.append(0 if day == FRIDAY and hour in PRAYER else weight)
    return tuple(found)


_COMMON = lcm(*(sum(weights(profile)) for profile in WeekProfile))


def offered_load(problem: Problem, unit: Unit) -> Load:
    """Return A(class, slot) of a unit in hundredths: arrivals per hour · length in hours."""
    return load_of(problem.where(Meeting, "unit", unit.id))


def load_of(meetings: tuple[Meeting, ...]) -> Load:
    """Return the offered load of some meetings by size class and slot, rounded half up."""
    table = []
    for size in MeetingSize:
        mine = [m for m in meetings if m.size is size]
        if not mine:
            table.append((0,) * SLOTS)
            continue
        totals = [0] * SLOTS
        for meeting in mine:
            share = weights(meeting.profile)
            busy = meeting.per_week * meeting.minutes * (_COMMON // sum(share))
            for slot, weight in enumerate(share):
                totals[slot] += busy * weight
        table.append(tuple(half_up(total, 60 * _COMMON) for total in totals))
    return tuple(table)


def pooled(loads: list[Load]) -> Load:
    """Return the sum of the loads of units that share rooms."""
    if not loads:
        return tuple((0,) * SLOTS for _ in MeetingSize)
    return tuple(
        tuple(map(sum, zip(*(load[c] for load in loads), strict=True)))
        for c in range(len(MeetingSize))
    )


def limits(problem: Problem, peak: int) -> tuple[int, ...]:
    """Return the table of limits by the rule the standards choose, up to a peak load."""
    norms = Norms(problem)
    if norms["rooms.deterministic"]:
        return plain_limits(peak)
    service = min(9_999, max(1, norms["rooms.service_level"]))
    return erlang_limits(service, peak)


def rooms_needed(problem: Problem, peak: int) -> Explained:
    """Return the rooms that carry a peak load (hundredths), explained."""
    norms = Norms(problem)
    inputs = (
        Input("input.peak_load", peak, Measure.HUNDREDTH),
        norms.input("rooms.service_level"),
        norms.input("rooms.deterministic"),
    )
    count = rooms_for(peak, limits(problem, peak))
    return Explained(count, Measure.COUNT, "demand.rooms", inputs)
