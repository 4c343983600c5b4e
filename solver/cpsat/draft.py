"""The container of the model: owns variables, costs and rules, and answers what they mean."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.cpsat.facts import Facts
from solver.plan import Plan
from solver.rules import CostTerm, RuleId

Term = Any  # a variable of the model or a whole number
Meaning = Callable[[Facts], int]
Tag = tuple[RuleId, str, tuple[int, ...]]


class Draft:
    """A model under construction.

    Parameters
    ----------
    case : Case
        The case.
    only : mapping of int to tuple of int, optional
        For some units the places they may take here; a unit with one place is a constant, so a
        model in which most units are fixed is small.
    guarded : bool
        Put every hard rule under a literal of its own, to find the rules that clash.

    Attributes
    ----------
    x : list of dict
        By unit: place → variable, or 1 when it is the only place.
    guards : dict
        By (rule, kind, subject): the literal that switches the rule on.
    """

    def __init__(
        self,
        case: Case,
        only: Mapping[int, tuple[int, ...]] | None = None,
        *,
        guarded: bool = False,
    ) -> None:
        self.case = case
        self.model = cp_model.CpModel()
        self.guarded = guarded
        self.guards: dict[Tag, cp_model.IntVar] = {}
        self.costs: dict[CostTerm, list[tuple[Term, int]]] = {term: [] for term in CostTerm}
        self.meanings: list[tuple[cp_model.IntVar, Meaning]] = []
        self.hinted: list[tuple[cp_model.IntVar, int]] = []
        self.places = [self._places(u, only or {}) for u in range(len(case.units))]
        self.x: list[dict[int, Term]] = [{} for _ in case.units]
        self.floor_on: dict[int, Term] = {}
        self.tower_on: dict[int, Term] = {}
        self.rooms: dict[tuple[int, int], Term] = {}
        self.levels: dict[tuple[int, int], Term] = {}
        self.opd_in: dict[tuple[int, int], Term] = {}
        self._within: dict[tuple[int, frozenset[int]], Term] = {}

    def _places(self, unit: int, only: Mapping[int, tuple[int, ...]]) -> tuple[int, ...]:
        record = self.case.units[unit]
        stay = () if record.stay is None else (len(self.case.floors) + record.stay,)
        allowed = record.floors + stay
        if unit not in only:
            return allowed
        return tuple(p for p in only[unit] if p in allowed)

    def flag(self, meaning: Meaning) -> cp_model.IntVar:
        """Make a yes-or-no variable with its meaning in a plan."""
        var = self.model.new_bool_var("")
        self.meanings.append((var, meaning))
        return var

    def count(self, most: int, meaning: Meaning) -> cp_model.IntVar:
        """Make a whole-number variable 0..most with its meaning in a plan."""
        var = self.model.new_int_var(0, most, "")
        self.meanings.append((var, meaning))
        return var

    def require(self, rule: RuleId, kind: str, subject: tuple[int, ...], condition: Any) -> None:
        """Add a hard rule under its name and subject."""
        constraint = self.model.add(condition)
        if self.guarded:
            tag = (rule, kind, subject)
            if tag not in self.guards:
                self.guards[tag] = self.model.new_bool_var(f"{rule.value} {subject}")
            constraint.only_enforce_if(self.guards[tag])

    def define(self, condition: Any) -> None:
        """Add a constraint that only says what a variable means."""
        self.model.add(condition)

    def define_below(self, low: Term, high: Term) -> None:
        """Say that `high` is at least `low`; both are yes-or-no."""
        if isinstance(low, int):
            if low:
                self.model.add(high == 1)
        else:
            self.model.add_implication(low, high)

    def charge(self, term: CostTerm, amount: int, on: Term = 1) -> None:
        """Add `amount` times a variable to a term of the bill."""
        if amount:
            self.costs[term].append((on, amount))

    def within(self, unit: int, places: frozenset[int]) -> Term:
        """Return whether the unit is at one of the places: a variable, 0 or 1."""
        here = places.intersection(self.places[unit])
        if not here:
            return 0
        if len(here) == len(self.places[unit]):
            return 1
        if len(here) == 1:
            return self.x[unit][next(iter(here))]
        key = (unit, here)
        if key not in self._within:
            var = self.flag(lambda facts: facts.at(unit, here))
            self.define(var == sum(self.x[unit][p] for p in sorted(here)))
            self._within[key] = var
        return self._within[key]

    @property
    def sums(self) -> Mapping[tuple[int, frozenset[int]], Term]:
        """By (unit, places): the variable that says whether the unit is at one of the places."""
        return self._within

    def total(self, term: CostTerm) -> Any:
        """Return one term of the bill as an expression."""
        return sum(on * amount for on, amount in self.costs[term])

    def minimise(self) -> None:
        """Set the whole bill as the objective."""
        self.model.minimize(sum(self.total(term) for term in CostTerm))

    def hint(self, plan: Plan) -> None:
        """Hint every variable from a plan; a partial hint is nearly useless."""
        facts = Facts(self.case, plan)
        self.model.clear_hints()  # type: ignore[no-untyped-call]
        self.hinted = [(var, meaning(facts)) for var, meaning in self.meanings]
        for var, value in self.hinted:
            self.model.add_hint(var, value)
        for guard in self.guards.values():
            self.model.add_hint(guard, 1)

    def read(self, value: Callable[[Any], int]) -> Plan:
        """Return the plan of a solution, given the value of each variable."""
        place = []
        for row in self.x:
            place.append(next(p for p, var in row.items() if isinstance(var, int) or value(var)))
        rooms = [(c, f) for (c, f), var in self.rooms.items() for _ in range(int(value(var)))]
        return Plan(tuple(place), tuple(sorted(rooms)))
