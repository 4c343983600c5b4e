"""What a careful person does in a spreadsheet: OPD by size, floor after floor, rooms, mend by hand.

The largest OPD first, into the first tower with room for all of it; its units one after another
onto the lowest floor with space, some area held back for shared rooms. Then the rooms. What is
wrong is mended by moving single units to the next floor of their tower that takes them.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import product

from benchmarks.rivals.task import Task
from solver.case.model import Case, Unit
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.ledger.tables import NOWHERE
from solver.plan import Plan

HELD_BACK = (0.08, 0.1, 0.06, 0.12, 0.05, 0.04, 0.03)  # of each floor, until it works out
MENDS = 200  # units moved by hand at most
TRIES = 100  # orders of the OPDs


def run(task: Task) -> None:
    """Try what share to hold back, everybody moving first; the first sound plan is the plan."""
    for all_move, share in product((True, False), HELD_BACK):
        place = _fill(task.case, share, all_move=all_move)
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

    def take(self, units: list[int], floor: int) -> bool:
        """Tell whether a floor may and can take some units."""
        needs = [self.case.units[u] for u in units]
        return (
            all(floor in need.floors for need in needs)
            and self.area[floor] >= sum(need.area for need in needs)
            and self.people[floor] >= sum(need.people for need in needs)
        )


def _fill(case: Case, share: float, *, all_move: bool) -> list[int] | None:
    """Return a place for every unit; an OPD that finds no tower goes first in the next try."""
    members: dict[int, list[tuple[int, ...]]] = defaultdict(list)
    for block in _blocks(case):
        members[case.units[block[0]].opd].append(block)
    sizes = {g: sum(case.units[u].area for b in members[g] for u in b) for g in members}
    order = sorted(members, key=lambda g: -sizes[g])
    for _ in range(TRIES):
        sheet = _empty(case, share)
        lost = next((g for g in order if not _seat(sheet, members[g], may_move=all_move)), None)
        if lost is None:
            return sheet.place
        if lost == order[0]:
            return None
        order = [lost, *(g for g in order if g != lost)]
    return None


def _empty(case: Case, share: float) -> _Sheet:
    """Return empty floors less the share for rooms; units of one floor only have theirs."""
    area = [round(floor.area * (1 - share)) for floor in case.floors]
    people = [floor.people for floor in case.floors]
    sheet = _Sheet(case, area, people, [NOWHERE] * len(case.units))
    for u, unit in enumerate(case.units):
        if _pinned(unit):
            sheet.put(u, unit.floors[0])  # nobody else may take its space
    return sheet


def _pinned(unit: Unit) -> bool:
    return len(unit.floors) == 1 and unit.stay is None


def _blocks(case: Case) -> list[tuple[int, ...]]:
    """Return units that must be together as one block, all others alone."""
    block: dict[int, tuple[int, ...]] = {u: (u,) for u in range(len(case.units))}
    for u, v in case.together:
        joined = tuple(sorted({*block[u], *block[v]}))
        block |= dict.fromkeys(joined, joined)
    return sorted(set(block.values()))


def _seat(sheet: _Sheet, blocks: list[tuple[int, ...]], *, may_move: bool) -> bool:
    """Seat an OPD in the first tower that takes all its units, or let it stay; tell if done.

    An OPD that may stay stays when it finds no tower, or at once when it is not to move.
    """
    case = sheet.case
    units = [u for block in blocks for u in block]
    stays = [case.units[u].stay for u in units]
    pinned = {case.floors[sheet.place[u]].tower for u in units if sheet.place[u] != NOWHERE}
    towers = sorted(pinned) or range(len(case.towers))
    for tower in towers if may_move or None in stays else ():
        if _seat_in(sheet, blocks, tower):
            return True
    for u, stay in zip(units, stays, strict=True):
        sheet.place[u] = NOWHERE if stay is None else len(case.floors) + stay
    return None not in stays


def _seat_in(sheet: _Sheet, blocks: list[tuple[int, ...]], tower: int) -> bool:
    """Seat an OPD block after block from the lowest floor up; undo it when one finds none."""
    units = sheet.case.units
    order = sorted(blocks, key=lambda b: (len(units[b[0]].floors), -sum(units[u].area for u in b)))
    done: list[int] = []
    for block in order:
        free = [u for u in block if sheet.place[u] == NOWHERE]
        floor = _floor_for(sheet, block, free, tower)
        if floor is None:
            for u in done:
                sheet.put(u, sheet.place[u], -1)
            return False
        for u in free:
            sheet.put(u, floor)
        done += free
    return True


def _floor_for(sheet: _Sheet, block: tuple[int, ...], free: list[int], tower: int) -> int | None:
    """Return the lowest floor of the tower that takes a block, pairs minded."""
    case, place = sheet.case, sheet.place
    seated = {place[u] for u in block} - {NOWHERE}
    pairs = [pair for pair in case.apart if set(pair) & set(block)]
    rivals = {place[v] for pair in pairs for v in pair if v not in block}
    for floor in sorted(seated) or case.units[block[0]].floors:
        here = floor < len(case.floors) and case.floors[floor].tower == tower
        if here and floor not in rivals and sheet.take(free, floor):
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
                and sheet.take([u], f)
            ]
            if others:
                place[u] = max(others, key=lambda f: sheet.area[f])
                return True
    return False
