"""What every plan cheaper than the best one does: found where the relaxation forbids the opposite.

It holds for cases of one tower and one zone of rooms, for plans that use the same floors and leave
the same people where they are; that others are not cheaper is proved first (`only_home`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from solver.case.model import Case
from solver.check.layout import lay_out_rooms
from solver.cpsat.draft import Term
from solver.cpsat.facts import Facts
from solver.cpsat.integer import whole_bound
from solver.cpsat.linear import safe_bound
from solver.plan import Plan
from solver.search.layers import layers
from solver.search.slabs import ABOVE, BELOW
from solver.search.slabs_model import CutModel, Reach, reach_terms
from solver.search.slabs_prices import fix_lumps, relaxation

SURE = 1e-6  # a variable nearer to a whole number is that number


@dataclass(frozen=True)
class Known:
    """What is proved of all plans cheaper than the best one.

    Parameters
    ----------
    away : frozenset of (int, int)
        A unit is not on a floor.
    reach : frozenset of (int, int, str)
        Number of a cut, OPD, side: some unit of the OPD is on that side.
    nothing : bool
        There is no cheaper plan.
    """

    away: frozenset[tuple[int, int]] = frozenset()
    reach: frozenset[Reach] = frozenset()
    nothing: bool = False


def shrunk(case: Case, known: Known) -> Case:
    """Return the case without the places where no cheaper plan has a unit."""
    units = []
    for u, unit in enumerate(case.units):
        keep = [i for i, f in enumerate(unit.floors) if (u, f) not in known.away]
        floors, cost = (tuple(row[i] for i in keep) for row in (unit.floors, unit.cost))
        units.append(replace(unit, floors=floors, cost=cost))
    return replace(case, units=tuple(units))


def plain(case: Case, plan: Plan) -> bool:
    """Tell whether rooms and parking follow from who moves: one tower, one zone, none too many."""
    rooms = lay_out_rooms(case, plan.place)
    one = len(case.towers) == 1 and len({floor.zone for floor in case.floors}) == 1
    return one and rooms is not None and len(rooms) == len(plan.rooms)


def only_home(
    model: CutModel, plan: Plan, goal: int, seconds: float, stop: Callable[[], bool]
) -> bool:
    """Prove that plans which use other floors, or leave others, cost `goal` or more.

    The model is used up: it gets the row "something of this differs".
    """
    draft = model.draft
    facts = Facts(draft.case, plan)
    meaning = {var.index: say for var, say in draft.meanings}
    differs: Any = 0
    for var in draft.floor_on.values():
        if not isinstance(var, int):
            differs += 1 - var if meaning[var.index](facts) else var
    for u, unit in enumerate(draft.case.units):
        old = None if unit.stay is None else len(draft.case.floors) + unit.stay
        stays = 0 if old is None else draft.x[u].get(old, 0)
        if not isinstance(stays, int):
            differs += 1 - stays if plan.place[u] == old else stays
    if isinstance(differs, int):
        return True  # nothing of the kind is to be decided
    draft.define(differs >= 1)
    first = next(iter(layers(draft)))
    found = whole_bound(draft.model, seconds, only=first, stop=stop)
    return found.bound is not None and found.bound >= goal


class Probe:
    """The relaxation of the model of home, asked for the opposite of what might be known."""

    def __init__(self, model: CutModel, plan: Plan, goal: int, known: Known) -> None:
        self._model, self._goal, self._known = model, goal, known
        draft = model.draft
        self._terms = {
            (k, g, side): [t.index for t in terms if not isinstance(t, int)]
            for k in range(len(model.cuts))
            for g in range(len(draft.case.opds))
            for side in (ABOVE, BELOW)
            if (terms := reach_terms(model, (k, g, side))) and not _surely(terms)
        }
        self._solver, self._variables, _ = relaxation(draft)
        fix_lumps(draft, plan, self._solver, self._variables)
        self._status = self._solver.NOT_SOLVED

    def work(self, stop: Callable[[], bool]) -> Known:
        """Return all that is known now."""
        if not self._open():
            return replace(self._known, nothing=True)
        if self._status != self._solver.OPTIMAL:  # given up on: nothing can be read off
            return self._known
        away, reach = set(self._known.away), set(self._known.reach)
        away |= self._by_reduced_cost()
        # The solution at hand answers one of the two questions for most.
        there = {
            reach: max((self._variables[i].solution_value() for i in terms), default=0.0)
            for reach, terms in self._terms.items()
        }
        for (k, g, side), terms in self._terms.items():
            if stop():
                break
            if (k, g, side) in reach or not terms:
                continue
            if there[k, g, side] > SURE and not self._with_none(terms):
                reach.add((k, g, side))
            elif there[k, g, side] < 1 - SURE and not self._with_some(terms):
                cut = self._model.cuts[k]
                floors = cut.upper if side == ABOVE else cut.lower
                units = self._model.draft.case.units
                away |= {(u, f) for u, x in enumerate(units) if x.opd == g for f in floors}
                for i in terms:
                    self._variables[i].SetBounds(0, 0)
        units = self._model.draft.case.units
        lost = any(x.floors and {(u, f) for f in x.floors} <= away for u, x in enumerate(units))
        return Known(frozenset(away), frozenset(reach), lost)

    def _open(self) -> bool:
        """Tell whether the relaxation leaves room for a cheaper plan."""
        self._status = self._solver.Solve()
        if self._status != self._solver.OPTIMAL:
            return bool(self._status != self._solver.INFEASIBLE)
        value = safe_bound(self._solver.Objective().Value())
        return value is None or value < self._goal

    def _by_reduced_cost(self) -> set[tuple[int, int]]:
        value = safe_bound(self._solver.Objective().Value())
        if value is None:
            return set()
        return {
            (u, f)
            for u, row in enumerate(self._model.draft.x)
            for f, term in row.items()
            if not isinstance(term, int)
            and f < len(self._model.draft.case.floors)
            and value + self._variables[term.index].reduced_cost() >= self._goal + 1
        }

    def _with_none(self, terms: list[int]) -> bool:
        """Tell whether a cheaper plan may have nobody of an OPD on a side."""
        before = [(self._variables[i].lb(), self._variables[i].ub()) for i in terms]
        for i in terms:
            self._variables[i].SetBounds(0, 0)
        found = self._open()
        for i, (low, high) in zip(terms, before, strict=True):
            self._variables[i].SetBounds(low, high)
        return found

    def _with_some(self, terms: list[int]) -> bool:
        """Tell whether a cheaper plan may have somebody of an OPD on a side."""
        row = self._solver.Constraint(1, self._solver.infinity())
        for i in terms:
            row.SetCoefficient(self._variables[i], 1)
        found = self._open()
        row.SetBounds(-self._solver.infinity(), self._solver.infinity())
        return found


def _surely(terms: list[Term]) -> bool:
    """Tell whether one of the terms is 1 whatever is decided."""
    return any(isinstance(t, int) and t > 0 for t in terms)
