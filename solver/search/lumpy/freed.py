"""The fewest rules to lift so that confined units fit their floors: a lower figure and a guess."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.case.ties import Group, ties
from solver.cpsat.run import round_up, stopping
from solver.rules import RuleId

Rule = tuple[RuleId, str, tuple[int, ...]]  # as `solver.explain.clashes` names them
KINDS = (RuleId.PLACE, RuleId.TOGETHER, RuleId.APART, RuleId.ONE_TOWER)  # dearest last
ONE = 1000  # what lifting a rule weighs; its kind weighs a unit more from one to the next
MOST_SETS = 40  # sets of floors to which most area is confined, and their unions by two
NARROW = 8  # a group confined to so few floors is put on one of them


@dataclass(frozen=True)
class Freed:
    """What the model says.

    Parameters
    ----------
    low : int
        No plan exists while fewer rules are lifted; 0 when nothing is proved.
    rules : frozenset of Rule or None
        A choice that the model cannot refute, as few as it found; None when it found none.
    """

    low: int
    rules: frozenset[Rule] | None


def fewest_freed(
    case: Case,
    rules: Iterable[Rule],
    known: Iterable[Collection[Rule]],
    seconds: float,
    stop: Callable[[], bool] | None = None,
) -> Freed:
    """Return how many rules must be lifted at least, and which may do.

    Every known set loses a rule. Groups of units that are together are on a floor they all may
    take unless a rule of their own is lifted: those confined to few floors are put on one, with
    their OPDs in one tower and by area, people and APART; the others must fit by the sums of the
    sets of floors to which they are confined.

    Parameters
    ----------
    case : Case
        The case.
    rules : iterable of Rule
        Rules of KINDS that may be lifted.
    known : iterable of collection of Rule
        Sets of which one rule must be lifted; what may not be lifted is left out of them.
    seconds : float
        Wall time limit.
    stop : callable or None
        Asked from another thread.
    """
    model = _Lifting(case, rules)
    model.build(known)
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = 1
    solver.parameters.catch_sigint_signal = False
    with stopping(solver.stop_search, stop):
        status = solver.solve(model.model)
    if status == cp_model.INFEASIBLE:
        return Freed(0, None)  # even without these rules nothing fits
    low = -(-round_up(solver.best_objective_bound) // (ONE + len(KINDS) - 1))
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return Freed(max(0, low), None)  # time is up
    chosen = (rule for rule, var in model.lift.items() if solver.boolean_value(var))
    return Freed(max(0, low), frozenset(chosen))


class _Lifting:
    """The model under construction."""

    def __init__(self, case: Case, rules: Iterable[Rule]) -> None:
        self.case = case
        self.model = cp_model.CpModel()
        self.lift = {rule: self.model.new_bool_var("") for rule in rules if rule[0] in KINDS}
        self.moving = [group for group in ties(case).loose if group.must_move]
        self.freed = [self._free(group) for group in self.moving]
        self.on: dict[tuple[int, int], Any] = {}  # (group, floor) of the narrowly confined

    def build(self, known: Iterable[Collection[Rule]]) -> None:
        """Add every rule and what is to be least."""
        for one in known:
            self.model.add_bool_or([self.lift[rule] for rule in one if rule in self.lift])
        self._add_sets()
        self._add_floors()
        self._add_towers()
        self._add_apart()
        weight = {kind: ONE + n for n, kind in enumerate(KINDS)}
        self.model.minimize(sum(weight[rule[0]] * var for rule, var in self.lift.items()))

    def _free(self, group: Group) -> Any:
        """Return whether a group may leave its common floors: a rule of its own is lifted."""
        own: list[Rule] = [(RuleId.PLACE, "unit", (u,)) for u in group.units]
        pairs = (pair for pair in self.case.together if pair[0] in group.units)
        own += [(RuleId.TOGETHER, "pair", pair) for pair in pairs]
        free = self.model.new_bool_var("")
        self.model.add_bool_or([self.lift[rule] for rule in own if rule in self.lift] + [~free])
        return free

    def _size(self, group: int, measure: str) -> int:
        return sum(getattr(self.case.units[u], measure) for u in self.moving[group].units)

    def _add_sets(self) -> None:
        """For every set of floors, who is confined to it and not freed fits onto it."""
        for floors in _sets(self.case, self.moving):
            inside = [i for i, group in enumerate(self.moving) if group.floors <= floors]
            for measure in ("area", "people"):
                size = [self._size(i, measure) for i in inside]
                have = sum(getattr(self.case.floors[f], measure) for f in floors)
                gone = sum(n * self.freed[i] for n, i in zip(size, inside, strict=True))
                self.model.add(gone >= sum(size) - have)

    def _add_floors(self) -> None:
        """Put the narrowly confined on a floor, or free them; AREA and PEOPLE of each floor."""
        every = len(self.case.floors)
        for i, group in enumerate(self.moving):
            if len(group.floors) <= NARROW and len(group.floors) < every:
                self.on |= {(i, f): self.model.new_bool_var("") for f in group.floors}
                self.model.add(sum(self.on[i, f] for f in group.floors) + self.freed[i] == 1)
        for f, floor in enumerate(self.case.floors):
            here = [(i, var) for (i, other), var in self.on.items() if other == f]
            for measure in ("area", "people") if here else ():
                used = sum(self._size(i, measure) * var for i, var in here)
                self.model.add(used <= getattr(floor, measure))

    def _add_towers(self) -> None:
        """Keep the narrowly confined of an OPD in one tower unless that rule is lifted."""
        inside: dict[int, dict[int, Any]] = {}
        for (i, f), var in self.on.items():
            tower = self.case.floors[f].tower
            for g in {self.case.units[u].opd for u in self.moving[i].units}:
                own = inside.setdefault(g, {})
                if tower not in own:
                    own[tower] = self.model.new_bool_var("")
                self.model.add_implication(var, own[tower])
        for g, towers in inside.items():
            torn = self.lift.get((RuleId.ONE_TOWER, "opd", (g,)))
            if torn is not None:
                self.model.add(sum(towers.values()) <= 1 + (len(towers) - 1) * torn)

    def _add_apart(self) -> None:
        """Keep pairs that must be apart from the same floor unless that rule is lifted."""
        of = {u: i for i, group in enumerate(self.moving) for u in group.units}
        for pair in self.case.apart:
            a, b = (of.get(u) for u in pair)
            lifted = self.lift.get((RuleId.APART, "pair", pair))
            if a is None or b is None or a == b or lifted is None:
                continue
            for f in self.moving[a].floors & self.moving[b].floors:
                if (a, f) in self.on and (b, f) in self.on:
                    self.model.add_bool_or([~self.on[a, f], ~self.on[b, f], lifted])


def _sets(case: Case, moving: list[Group]) -> list[frozenset[int]]:
    """Return sets of floors to which groups are confined; the whole says nothing here."""
    wanted: Counter[frozenset[int]] = Counter()
    for group in moving:
        wanted[group.floors] += sum(case.units[u].area for u in group.units)
    every = frozenset(range(len(case.floors)))
    common = [s for s, _ in wanted.most_common(MOST_SETS) if s != every]
    unions = {a | b for a in common for b in common}
    return sorted(unions - {every}, key=lambda s: (len(s), sorted(s)))
