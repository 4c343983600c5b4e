"""Every rule of the core case again, in plain Python, from the definitions in docs/model.md."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from solver.case.model import Case
from solver.check import usage
from solver.check.violation import Violation
from solver.plan import Plan
from solver.rules import RuleId


def violations(case: Case, plan: Plan) -> tuple[Violation, ...]:
    """Return every rule that the plan breaks, with its subject and by how much.

    When a unit is at no place it may take, only the PLACE violations are returned: the other
    rules have no meaning then.
    """
    misplaced = tuple(_place(case, plan))
    if misplaced:
        return misplaced
    return tuple(found for rule in RULES for found in rule(case, plan))


def _place(case: Case, plan: Plan) -> Iterator[Violation]:
    """PLACE: every unit at exactly one place it may take."""
    if len(plan.place) != len(case.units):
        yield Violation(RuleId.PLACE, "unit", (), abs(len(plan.place) - len(case.units)))
        return
    for u, p in enumerate(plan.place):
        if not usage.allowed(case, u, p):
            yield Violation(RuleId.PLACE, "unit", (u,), 1)


def _area(case: Case, plan: Plan) -> Iterator[Violation]:
    """AREA: unit area + room area <= area of the floor."""
    rooms = [0] * len(case.floors)
    for c, f in plan.rooms:
        rooms[f] += case.rooms.classes[c].area
    for f, units in enumerate(usage.units_on(case, plan)):
        over = sum(case.units[u].area for u in units) + rooms[f] - case.floors[f].area
        if over > 0:
            yield Violation(RuleId.AREA, "floor", (f,), over)


def _people(case: Case, plan: Plan) -> Iterator[Violation]:
    """PEOPLE: people of the units <= people limit of the floor."""
    for f, units in enumerate(usage.units_on(case, plan)):
        over = sum(case.units[u].people for u in units) - case.floors[f].people
        if over > 0:
            yield Violation(RuleId.PEOPLE, "floor", (f,), over)


def _one_tower(case: Case, plan: Plan) -> Iterator[Violation]:
    """ONE_TOWER: the moved units of an OPD in one tower."""
    for g, places in enumerate(usage.opd_places(case, plan.place)):
        towers = {case.floors[p].tower for p in places if p < len(case.floors)}
        if len(towers) > 1:
            yield Violation(RuleId.ONE_TOWER, "opd", (g,), len(towers) - 1)


def _together(case: Case, plan: Plan) -> Iterator[Violation]:
    """TOGETHER: the two units at the same place."""
    for u, v in case.together:
        if plan.place[u] != plan.place[v]:
            yield Violation(RuleId.TOGETHER, "pair", (u, v), 1)


def _apart(case: Case, plan: Plan) -> Iterator[Violation]:
    """APART: the two units at different places."""
    for u, v in case.apart:
        if plan.place[u] == plan.place[v]:
            yield Violation(RuleId.APART, "pair", (u, v), 1)


def _rooms(case: Case, plan: Plan) -> Iterator[Violation]:
    """ROOMS: per zone and class at least the rooms that the peak pooled load needs."""
    have: dict[tuple[int, int], int] = {}
    for c, f in plan.rooms:
        key = (case.floors[f].zone, c)
        have[key] = have.get(key, 0) + 1
    for (zone, c), need in usage.rooms_needed(case, plan.place).items():
        if need is None:
            above = usage.load_above_table(case, plan.place, zone, c)
            yield Violation(RuleId.ROOMS, "zone class", (zone, c), above)
        elif have.get((zone, c), 0) < need:
            missing = need - have.get((zone, c), 0)
            yield Violation(RuleId.ROOMS, "zone class", (zone, c), missing)


def _parking(case: Case, plan: Plan) -> Iterator[Violation]:
    """PARKING: levels per site and vehicle type <= the most allowed."""
    for key, levels in usage.parking_levels(case, plan.place).items():
        if case.parking is not None and levels > case.parking.max_levels:
            yield Violation(RuleId.PARKING, "site vehicle", key, levels - case.parking.max_levels)


def _limits(case: Case, plan: Plan) -> Iterator[Violation]:
    """LIMIT: a sum over the plan <= the most allowed."""
    for i, limit in enumerate(case.limits):
        over = usage.limit_used(case, plan, limit) - limit.most
        if over > 0:
            yield Violation(RuleId.LIMIT, "limit", (i,), over)


RULES: tuple[Callable[[Case, Plan], Iterator[Violation]], ...] = (
    _area,
    _people,
    _one_tower,
    _together,
    _apart,
    _rooms,
    _parking,
    _limits,
)
