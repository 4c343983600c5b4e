"""What a careful person does in a spreadsheet: OPD by size, floor after floor, rooms, mend by hand.

The largest OPD first, into the first tower with room for all of it; its units one after another
onto the lowest floor with space, some area held back for shared rooms. Then the rooms. What is
wrong is mended by moving single units to the next floor of their tower that takes them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from benchmarks.rivals.task import Task
from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.ledger.tables import NOWHERE
from solver.plan import Plan

HELD_BACK = (0.08, 0.1, 0.06, 0.12, 0.05, 0.04, 0.03)  # of each floor, until it works out
MENDS = 200  # units moved by hand at most


def run(task: Task) -> None:
    """Try what share to hold back; the first plan that keeps the rules is the plan."""
    for share in HELD_BACK:
        place = _fill(task.case, share)
        plan = _mend(task, place) if place is not None else None
        if plan is not None:
            task.plan(plan, total(bill(task.case, plan)))
            task.note(f"held back {share:.0%} of each floor for rooms")
            return
        if task.over():
            break
    task.note("no way found")


@dataclass
class _Sheet:
    """The spreadsheet: where every unit is, and what is left on every floor."""

    case: Case
    area: list[int]
    people: list[int]
    place: list[int]

    def put(self, unit: int, floor: int, sign: int = 1) -> None:
        """Put a unit on a floor, or with sign -1 take it away."""
        self.area[floor] -= sign * self.case.units[unit].area
        self.people[floor] -= sign * self.case.units[unit].people
        self.place[unit] = floor if sign > 0 else NOWHERE

    def takes(self, unit: int, floor: int) -> bool:
        """Tell whether a floor may and can take a unit."""
        need = self.case.units[unit]
        return (
            floor in need.floors
            and self.area[floor] >= need.area
            and self.people[floor] >= need.people
        )


def _fill(case: Case, share: float) -> list[int] | None:
    """Return a place for every unit, or None when an OPD finds no tower."""
    area = [round(floor.area * (1 - share)) for floor in case.floors]
    people = [floor.people for floor in case.floors]
    sheet = _Sheet(case, area, people, [NOWHERE] * len(case.units))
    members: dict[int, list[int]] = defaultdict(list)
    for u, unit in enumerate(case.units):
        members[unit.opd].append(u)
    by_size = sorted(members, key=lambda g: -sum(case.units[u].area for u in members[g]))
    pinned_first = sorted(by_size, key=lambda g: not _pinned(case, members[g]))
    seated = all(_seat(sheet, members[g]) for g in pinned_first)
    return sheet.place if seated else None


def _pinned(case: Case, units: list[int]) -> bool:
    return any(len(case.units[u].floors) == 1 for u in units)


def _seat(sheet: _Sheet, units: list[int]) -> bool:
    """Seat an OPD in the first tower that takes all its units; tell whether one did."""
    case = sheet.case
    few_first = sorted(units, key=lambda u: (len(case.units[u].floors), -case.units[u].area))
    for tower in range(len(case.towers)):
        done: list[int] = []
        for u in few_first:
            floor = _floor_for(sheet, u, tower)
            if floor is None:
                break
            sheet.put(u, floor)
            done.append(u)
        if len(done) == len(units):
            return True
        for u in done:
            sheet.put(u, sheet.place[u], -1)
    stays = [case.units[u].stay for u in units]
    for u, stay in zip(units, stays, strict=True):
        sheet.place[u] = NOWHERE if stay is None else len(case.floors) + stay
    return None not in stays


def _floor_for(sheet: _Sheet, unit: int, tower: int) -> int | None:
    """Return the lowest floor of the tower that takes the unit, pairs minded."""
    case, place = sheet.case, sheet.place
    mates = {place[v] for pair in case.together if unit in pair for v in pair if v != unit}
    rivals = {place[v] for pair in case.apart if unit in pair for v in pair if v != unit}
    for floor in sorted(mates - {NOWHERE}) or case.units[unit].floors:
        here = floor < len(case.floors) and case.floors[floor].tower == tower
        if here and floor not in rivals and sheet.takes(unit, floor):
            return floor
    return None


def _mend(task: Task, place: list[int]) -> Plan | None:
    """Lay the rooms; while they do not fit, move a unit away from the fullest zone."""
    case = task.case
    for _ in range(MENDS):
        rooms = lay_out_rooms(case, tuple(place))
        if rooms is not None:
            plan = Plan(tuple(place), rooms)
            return None if violations(case, plan) else plan
        if task.over() or not _move_one(case, place):
            return None
    return None


def _move_one(case: Case, place: list[int]) -> bool:
    """Move the smallest unit of the fullest floor to the emptiest other zone of its tower."""
    sheet = _Sheet(case, [f.area for f in case.floors], [f.people for f in case.floors], place)
    for u, p in enumerate(place):
        if p < len(case.floors):
            sheet.put(u, p)
    tied = {u for pair in (*case.together, *case.apart) for u in pair}
    fullest = sorted(range(len(sheet.area)), key=lambda f: sheet.area[f] / case.floors[f].area)
    for full in fullest:
        here = [u for u, p in enumerate(place) if p == full and u not in tied]
        for u in sorted(here, key=lambda u: case.units[u].area):
            others = [
                f
                for f in case.units[u].floors
                if case.floors[f].tower == case.floors[full].tower
                and case.floors[f].zone != case.floors[full].zone
                and sheet.takes(u, f)
            ]
            if others:
                place[u] = max(others, key=lambda f: sheet.area[f])
                return True
    return False
