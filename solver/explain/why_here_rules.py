"""What one place costs a unit as the plan stands, and the rules that forbid it for certain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from solver.case.model import Case, Limit
from solver.check.bill import bill, open_cost, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.check.violation import Violation
from solver.ledger.face import bill as ledger_bill
from solver.ledger.face import plan_of
from solver.ledger.ledger import Ledger
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.rules import CostTerm, RuleId

Parts = tuple[tuple[CostTerm, int], ...]


@dataclass(frozen=True)
class Price:
    """What a plan costs more than another, by cause, and which rules it breaks more.

    Parameters
    ----------
    change : int
        Change of cost in the money of the case; negative saves.
    causes : tuple of (CostTerm, int)
        The change by term, largest amount first, terms that do not change left out; sums to
        `change`.
    broken : tuple of Violation
        Rules broken more than in the other plan, each with the whole amount it is broken by.
    """

    change: int
    causes: Parts
    broken: tuple[Violation, ...] = ()


def price_between(before: Parts, after: Parts, broken: tuple[Violation, ...] = ()) -> Price:
    """Return what the second bill is more than the first."""
    old = dict(before)
    causes = [(term, amount - old[term]) for term, amount in after if amount != old[term]]
    causes.sort(key=lambda cause: (-abs(cause[1]), cause[0].value))
    return Price(total(after) - total(before), tuple(causes), broken)


def worse(before: tuple[Violation, ...], after: tuple[Violation, ...]) -> tuple[Violation, ...]:
    """Return the violations that are new, or by more than before."""
    old = {(v.rule, v.kind, v.subject): v.by for v in before}
    return tuple(v for v in after if v.by > old.get((v.rule, v.kind, v.subject), 0))


class BareMoves:
    """Prices single moves from one plan while everybody else stays.

    Parameters
    ----------
    tables : Tables
        The case.
    plan : Plan
        The plan; without rooms it gets a layout.

    Attributes
    ----------
    plan : Plan
        The plan with its rooms.
    parts : tuple
        Its bill by the check.
    broken : tuple of Violation
        What it breaks.
    """

    def __init__(self, tables: Tables, plan: Plan) -> None:
        case = self._case = tables.case
        self._ledger = Ledger(tables, plan.place)
        self.plan = plan if plan.rooms else self._with_rooms(plan)[0]
        self.parts: Parts = bill(case, self.plan)
        self.broken = violations(case, self.plan)

    def to(self, unit: int, place: int) -> tuple[Plan, Price]:
        """Return the plan with one unit at another place, and what that costs more."""
        before = self.plan.place[unit]
        if place == before:
            return self.plan, Price(0, ())
        self._ledger.move(unit, place)
        moved = (*self.plan.place[:unit], place, *self.plan.place[unit + 1 :])
        plan, broken, parts = self._with_rooms(Plan(moved, self.plan.rooms))
        self._ledger.move(unit, before)
        return plan, price_between(self.parts, parts, worse(self.broken, broken))

    def _with_rooms(self, plan: Plan) -> tuple[Plan, tuple[Violation, ...], Parts]:
        """Lay out the rooms of the ledger's placement: best fit, else whatever breaks least."""
        case = self._case
        packed, lacking = plan_of(self._ledger)
        if not lacking:
            return packed, violations(case, packed), ledger_bill(self._ledger)
        chosen, broken = least_broken(case, (packed, plan))
        return chosen, broken, self._bill(chosen)

    def _bill(self, plan: Plan) -> Parts:
        """Return the bill of the ledger's placement with the rooms of a plan."""
        rooms = sum(self._case.rooms.classes[c].cost for c, _ in plan.rooms)
        own = {CostTerm.OPEN: open_cost(self._case, plan), CostTerm.ROOM: rooms}
        return tuple((term, own.get(term, amount)) for term, amount in ledger_bill(self._ledger))


def least_broken(case: Case, plans: tuple[Plan, ...]) -> tuple[Plan, tuple[Violation, ...]]:
    """Return the plan that breaks least, and what it breaks.

    Another layout of the first one's rooms counts too.
    """
    laid = lay_out_rooms(case, plans[0].place)
    if laid is not None:
        plans = (*plans, Plan(plans[0].place, laid))
    known = [(plan, violations(case, plan)) for plan in plans]
    return min(known, key=lambda each: (len(each[1]), sum(v.by for v in each[1])))


def certain(tables: Tables, group: Iterable[int], place: int) -> tuple[Violation, ...]:
    """Return rules that no plan at all can keep while a group of units is at a place.

    Parameters
    ----------
    tables : Tables
        The case.
    group : iterable of int
        A unit and all that must be together with it.
    place : int
        A floor or an old building.

    Notes
    -----
    Each reason is arithmetic over what the units must bring at the least, so it is a proof. No
    reason found proves nothing.
    """
    units = tuple(group)
    found = [*_mates(tables, units, place), *_apart(tables, units, place)]
    if place < tables.floors:
        found += [*_floor(tables, units, place), *_tower(tables, units, place)]
    found += _limits(tables.case, units, place)
    return tuple(found)


def _mates(tables: Tables, units: tuple[int, ...], place: int) -> Iterator[Violation]:
    """Yield those that must be together with the first unit but may not be at the place."""
    for u in units[1:]:
        if place not in tables.column[u]:
            yield Violation(RuleId.TOGETHER, "pair", (units[0], u), 1)


def _apart(tables: Tables, units: tuple[int, ...], place: int) -> Iterator[Violation]:
    """Yield pairs of which the other unit has no other place, or is in the group itself."""
    for u, v in tables.case.apart:
        for mine, other in ((u, v), (v, u)):
            only = len(tables.allowed[other]) == 1 and place in tables.column[other]
            if mine in units and (only or (other in units and mine < other)):
                yield Violation(RuleId.APART, "pair", (mine, other), 1)


def _floor(tables: Tables, units: tuple[int, ...], floor: int) -> Iterator[Violation]:
    """Yield area and people that the group and those with no other place have too much."""
    case = tables.case
    here = set(units) | {
        u for u, places in enumerate(tables.allowed) if len(places) == 1 and floor in places
    }
    for rule, need, most in (
        (RuleId.AREA, sum(case.units[u].area for u in here), case.floors[floor].area),
        (RuleId.PEOPLE, sum(case.units[u].people for u in here), case.floors[floor].people),
    ):
        if need > most:
            yield Violation(rule, "floor", (floor,), need - most)


def _tower(tables: Tables, units: tuple[int, ...], floor: int) -> Iterator[Violation]:
    """Yield the OPDs of the group with a unit that cannot stay and has no floor in the tower."""
    tower = tables.tower_of[floor]
    for opd in sorted({tables.case.units[u].opd for u in units}):
        for v in tables.members[opd]:
            unit = tables.case.units[v]
            inside = any(tables.tower_of[f] == tower for f in unit.floors)
            if not inside and unit.stay is None:
                yield Violation(RuleId.ONE_TOWER, "opd", (opd,), 1)
                break


def _limits(case: Case, units: tuple[int, ...], place: int) -> Iterator[Violation]:
    """Yield limits passed although everybody else counts as little as can be."""
    for i, limit in enumerate(case.limits):
        count = _of_place(case, limit, place)
        for u, unit in enumerate(case.units):
            row = dict(zip(unit.floors, limit.unit[u], strict=True)) if limit.unit else {}
            if u in units:
                count += row.get(place, 0)
            elif unit.stay is None:
                count += min(row.values(), default=0)
            else:
                count += min(0, min(row.values(), default=0))
        if count > limit.most and not _may_count_less(limit):
            yield Violation(RuleId.LIMIT, "limit", (i,), count - limit.most)


def _of_place(case: Case, limit: Limit, place: int) -> int:
    if place >= len(case.floors):
        return 0
    tower = case.floors[place].tower
    return (limit.floor[place] if limit.floor else 0) + (limit.tower[tower] if limit.tower else 0)


def _may_count_less(limit: Limit) -> bool:
    """Tell whether floors, towers, rooms or levels may count below zero."""
    rows = (limit.floor, limit.tower, limit.room, limit.level)
    return any(amount < 0 for row in rows for amount in row)
