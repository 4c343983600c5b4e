"""Floors and towers in use, and what fits onto a floor."""

from __future__ import annotations

from typing import Any

from solver.cpsat.draft import Draft, Term
from solver.rules import CostTerm, RuleId


def add_openings(draft: Draft) -> None:
    """Charge a floor once anything is on it, a tower once any of its floors is in use."""
    case = draft.case
    counted = any(limit.floor for limit in case.limits)
    towers_counted = any(limit.tower for limit in case.limits)
    for f, floor in enumerate(case.floors):
        tower = case.towers[floor.tower]
        if floor.open_cost or tower.open_cost or counted or towers_counted:
            draft.floor_on[f] = _floor_on(draft, f)
            draft.charge(CostTerm.OPEN, floor.open_cost, draft.floor_on[f])
    for t, tower in enumerate(case.towers):
        if tower.open_cost or towers_counted:
            draft.tower_on[t] = _tower_on(draft, t)
            draft.charge(CostTerm.OPEN, tower.open_cost, draft.tower_on[t])


def _floor_on(draft: Draft, floor: int) -> Term:
    here = [row[floor] for row in draft.x if floor in row]
    if any(isinstance(var, int) for var in here):
        return 1
    on = draft.flag(lambda facts: int(floor in facts.floors))
    for var in here:
        draft.model.add_implication(var, on)
    return on


def _tower_on(draft: Draft, tower: int) -> Term:
    mine = [draft.floor_on[f] for f, floor in enumerate(draft.case.floors) if floor.tower == tower]
    if any(isinstance(on, int) for on in mine):
        return 1
    on = draft.flag(lambda facts: int(tower in facts.towers))
    for floor in mine:
        draft.model.add_implication(floor, on)
    return on


def add_capacities(draft: Draft) -> None:
    """AREA: unit area + room area <= area. PEOPLE: people of the units <= people limit."""
    case = draft.case
    for f, floor in enumerate(case.floors):
        here = [(unit, row[f]) for unit, row in zip(case.units, draft.x, strict=True) if f in row]
        on = draft.floor_on.get(f, 1)
        area: Any = sum(unit.area * var for unit, var in here)
        area = area + sum(
            room.area * draft.rooms[c, f]
            for c, room in enumerate(case.rooms.classes)
            if (c, f) in draft.rooms
        )
        people: Any = sum(unit.people * var for unit, var in here)
        draft.require(RuleId.AREA, "floor", (f,), area <= floor.area * on)
        draft.require(RuleId.PEOPLE, "floor", (f,), people <= floor.people * on)
