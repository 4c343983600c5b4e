"""The running bill of a plan: who is where, what it costs and what it breaks, move by move."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from solver.ledger import absent
from solver.ledger.pooled import Row, row
from solver.ledger.state import State
from solver.ledger.tables import NOWHERE, Ints, Tables
from solver.rules import RuleId

# The order of the amounts in `Ledger.over`; PLACE cannot be broken here.
RULES = (
    RuleId.AREA,
    RuleId.PEOPLE,
    RuleId.ONE_TOWER,
    RuleId.TOGETHER,
    RuleId.APART,
    RuleId.ROOMS,
    RuleId.PARKING,
    RuleId.LIMIT,
)


class Ledger(State):
    """A plan under change.

    Shared rooms are pooled: their number and cost follow from the loads at once, and their area
    is set against the free area of the zone's floors in use. Which room stands on which floor is
    decided by `solver.ledger.packing` when a plan leaves.

    Parameters
    ----------
    tables : Tables
        The case as arrays; ledgers of the same case may share them.
    place : iterable of int or None
        Location per unit, NOWHERE for a unit in the tray. Each must be allowed for its unit.

    Attributes
    ----------
    cost : int
        Cost of the plan with pooled rooms, in the money of the case.
    over : array of int
        By how much each rule of RULES is broken: area, people, extra towers, pairs, load above
        the table, levels, the limits' own measures.
    """

    def __init__(self, tables: Tables, place: Iterable[int] | None = None) -> None:
        case = tables.case
        super().__init__(
            tables=tables,
            place=[NOWHERE] * len(case.units),
            sums=absent.empty(tables),
            old_count=[0] * len(case.old),
            flow=np.zeros((len(case.units), len(tables.distance)), dtype=np.int64),
        )
        self.cost = 0
        self.over: Ints = np.zeros(len(RULES), dtype=np.int64)
        self.over[-1] = sum(max(0, -limit.most) for limit in case.limits)
        for u, p in enumerate(place if place is not None else ()):
            if p != NOWHERE:
                self.move(u, p)

    @property
    def feasible(self) -> bool:
        """Whether nothing is broken, as far as pooled rooms can tell."""
        return not self.over.any()

    def move(self, unit: int, place: int) -> int:
        """Move a unit to a place it may take (or NOWHERE); return where it was."""
        priced = row(self, unit)
        column = self.tables.column[unit]
        before = self.place[unit]
        if before != NOWHERE:
            self._count(priced, column[before], -1)
        if place != NOWHERE:
            self._count(priced, column[place], +1)
        self._enter(unit, before, -1)
        self._enter(unit, place, +1)
        self._walk(unit, before, place)
        self.place[unit] = place
        return before

    def _count(self, priced: Row, column: int, sign: int) -> None:
        self.cost += sign * int(priced.cost[column])
        self.over += sign * priced.over[:, column]

    def _enter(self, unit: int, place: int, sign: int) -> None:
        """Add a unit to the sums of a place, or take it out."""
        if place >= self.tables.floors:
            self.old_count[place - self.tables.floors] += sign
        elif place != NOWHERE:
            absent.add(self.sums, unit, place, sign)

    def _walk(self, unit: int, before: int, place: int) -> None:
        """Tell the partners of a unit what each of their places costs in trips now."""
        away, weight, toward, pull = self.tables.partners[unit]
        table = self.tables.distance
        if len(away):
            self.flow[away] += weight[:, None] * (table[place] - table[before])
        if len(toward):
            self.flow[toward] += pull[:, None] * (table[:, place] - table[:, before])
