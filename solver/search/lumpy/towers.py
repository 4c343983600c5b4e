"""OPDs divided among towers in whole numbers: no plan at all, or how much is missing at least."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.case.ties import Ties, joined, ties
from solver.cpsat.run import round_up, stopping
from solver.rules import RuleId
from solver.search.lumpy.model import pooled_limit

MOST_SETS = 10  # per tower: sets of floors to which groups are confined
MOST_SLOTS = 5  # of the week or day, per class of rooms or type of vehicle: the busiest
NEVER = 10**15  # far more than a limit may lack
Sum = Any  # a linear expression or a whole number


@dataclass(frozen=True)
class Least:
    """What the model says.

    Parameters
    ----------
    impossible : bool
        Proved: even what may be exceeded does not help.
    lacking : int
        No plan exceeds the rule in question by less; 0 when nothing is proved.
    closed : bool
        `lacking` is the optimum of the model.
    """

    impossible: bool
    lacking: int
    closed: bool


def least_lacking(
    case: Case,
    rule: RuleId | None,
    seconds: float,
    *,
    free: tuple[RuleId, ...] = (),
    threads: int = 1,
    stop: Callable[[], bool] | None = None,
) -> Least:
    """Return by how much a rule is surely exceeded.

    Parameters
    ----------
    case : Case
        The case.
    rule : RuleId or None
        AREA, PEOPLE, PARKING or LIMIT: the sum of the area or people over all floors, the most
        levels above the allowed at any site, the sum of the limits' own measures. None: only
        whether there can be a plan.
    seconds : float
        Wall time limit.
    free : tuple of RuleId
        Others that may be exceeded as well, for nothing.
    threads : int
        Workers.
    stop : callable or None
        Asked from another thread.
    """
    model = _Towers(case, rule, free)
    model.build()
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = max(0.01, seconds)
    solver.parameters.num_workers = threads
    solver.parameters.catch_sigint_signal = False
    with stopping(solver.stop_search, stop):
        status = solver.solve(model.model)
    assert status != cp_model.MODEL_INVALID, "a sum passes 64 bits"
    if status == cp_model.INFEASIBLE:
        return Least(True, 0, True)
    if rule is None:
        return Least(False, 0, False)
    closed = status == cp_model.OPTIMAL
    return Least(False, max(0, round_up(solver.best_objective_bound)), closed)


class _Towers:
    """The model under construction: groups of units to towers, floors only by their sums."""

    def __init__(self, case: Case, rule: RuleId | None, free: tuple[RuleId, ...]) -> None:
        self.case = case
        self.rule = rule
        self.free = free
        self.model = cp_model.CpModel()
        self.ties: Ties = ties(case)
        self.inside: dict[tuple[int, int], Any] = {}
        self.rooms: dict[tuple[int, int], Sum] = {}
        self.levels: dict[tuple[int, int], Any] = {}
        self.excess: list[Any] = []
        self.own = [
            frozenset(f for f, floor in enumerate(case.floors) if floor.tower == t)
            for t in range(len(case.towers))
        ]
        self._most = _most(case)
        self.blocks = self._blocks()
        self.used = [self._open(f) for f in range(len(case.floors))]

    def build(self) -> None:
        """Add every rule and what is to be least."""
        self._add_groups()
        self._add_rooms()
        self._add_space()
        self._add_parking()
        self._add_limits()
        if self.rule is not None:
            self.model.minimize(sum(self.excess))

    def _blocks(self) -> list[list[int]]:
        """Return the towers joined by zones that they share."""
        first: dict[int, int] = {}
        pairs = [(first.setdefault(f.zone, f.tower), f.tower) for f in self.case.floors]
        towers = [t for t, own in enumerate(self.own) if own]
        return list(joined(towers, pairs).values())

    def _open(self, floor: int) -> Sum:
        """Return whether a floor is in use; told apart only where a limit counts it."""
        counted = any(limit.floor or limit.tower for limit in self.case.limits)
        return self.model.new_bool_var("") if counted else 1

    def _more(self, rule: RuleId) -> Sum:
        """Return how much a rule may be exceeded somewhere: a variable or 0."""
        if rule is not self.rule and rule not in self.free:
            return 0
        more = self.model.new_int_var(0, self._most[rule], "")
        if rule is self.rule:
            self.excess.append(more)
        return more

    def _add_groups(self) -> None:
        """PLACE, TOGETHER and ONE_TOWER: a group in at most one tower, the OPD's."""
        case = self.case
        opd_in: dict[tuple[int, int], Any] = {}
        for i, group in enumerate(self.ties.groups):
            towers = sorted({case.floors[f].tower for f in group.floors})
            for t in towers:
                self.inside[i, t] = self.model.new_bool_var("")
                for g in {case.units[u].opd for u in group.units}:
                    if (g, t) not in opd_in:
                        opd_in[g, t] = self.model.new_bool_var("")
                    self.model.add_implication(self.inside[i, t], opd_in[g, t])
            here = sum(self.inside[i, t] for t in towers)
            if group.must_move:
                self.model.add(here == 1) if towers else self.model.add_bool_or([])
            elif towers:
                self.model.add(here <= 1)
        for g in {g for g, _ in opd_in}:
            self.model.add(sum(var for (opd, _), var in opd_in.items() if opd == g) <= 1)

    def _here(self, towers: list[int]) -> list[tuple[int, Any]]:
        return [(i, var) for (i, t), var in self.inside.items() if t in towers]

    def _add_rooms(self) -> None:
        """ROOMS of towers that share zones: the zones divide loads and rooms as suits best."""
        case = self.case
        for b, towers in enumerate(self.blocks):
            zones = {f.zone for f in case.floors if f.tower in towers}
            for c, room in enumerate(case.rooms.classes):
                self._add_class(b, c, pooled_limit(room.limit, len(zones)))

    def _add_class(self, block: int, c: int, limit: list[int]) -> None:
        here = self._here(self.blocks[block])
        loads = [self._load(i, self.case.rooms.load, c) for i, _ in here]
        slots = busiest(loads)
        peak = max((sum(row[s] for row in loads) for s in slots), default=0)
        most = next((k for k, n in enumerate(limit) if n >= peak), len(limit) - 1)
        steps = [self.model.new_bool_var("") for _ in range(most)]
        for earlier, later in pairwise(steps):
            self.model.add_implication(later, earlier)
        gains = [b - a for a, b in pairwise(limit[: most + 1])]
        carried = sum(gain * step for gain, step in zip(gains, steps, strict=True))
        for slot in slots:
            load = sum(row[slot] * var for row, (_, var) in zip(loads, here, strict=True))
            self.model.add(load <= limit[0] + carried)
        self.rooms[c, block] = sum(steps)

    def _load(self, group: int, table: Any, kind: int) -> list[int]:
        rows = [table[u][kind] for u in self.ties.groups[group].units]
        return [sum(slot) for slot in zip(*rows, strict=True)]

    def _add_space(self) -> None:
        """AREA and PEOPLE of each tower, and of sets of its floors to which groups are confined."""
        case = self.case
        more = [(self._more(RuleId.AREA), self._more(RuleId.PEOPLE)) for _ in case.floors]
        for b, towers in enumerate(self.blocks):
            self._add_block(b, towers, more)
        for t, own in enumerate(self.own):
            if not own:
                continue
            wanted: Counter[frozenset[int]] = Counter()
            for i, _ in self._here([t]):
                wanted[self.ties.groups[i].floors & own] += self._area(i)
            common = [s for s, _ in wanted.most_common() if s and s != own][:MOST_SETS]
            union = frozenset[int]().union(*common) if common else own
            for floors in {own, union, *common}:
                self._add_set(t, floors, more)

    def _area(self, group: int) -> int:
        return sum(self.case.units[u].area for u in self.ties.groups[group].units)

    def _add_block(self, block: int, towers: list[int], more: list[tuple[Sum, Sum]]) -> None:
        """Weigh units and rooms against all floors of towers that share zones."""
        case = self.case
        area = sum(self._area(i) * var for i, var in self._here(towers))
        for c, room in enumerate(case.rooms.classes):
            area += room.area * self.rooms[c, block]
        floors = [f for t in towers for f in self.own[t]]
        self.model.add(area <= sum(case.floors[f].area * self.used[f] + more[f][0] for f in floors))

    def _add_set(self, t: int, floors: frozenset[int], more: list[tuple[Sum, Sum]]) -> None:
        case = self.case
        area: Sum = 0
        people: Sum = 0
        for i, var in self._here([t]):
            if self.ties.groups[i].floors & self.own[t] <= floors:
                area += self._area(i) * var
                people += sum(case.units[u].people for u in self.ties.groups[i].units) * var
        self.model.add(area <= sum(case.floors[f].area * self.used[f] + more[f][0] for f in floors))
        self.model.add(
            people <= sum(case.floors[f].people * self.used[f] + more[f][1] for f in floors)
        )

    def _add_parking(self) -> None:
        """PARKING: levels per site and type; a higher most holds at every site."""
        case, park = self.case, self.case.parking
        if park is None:
            return
        more = self._more(RuleId.PARKING)
        for s, site in enumerate(case.sites):
            here = self._here([t for t, tower in enumerate(case.towers) if tower.site == s])
            for k, stalls in enumerate(park.level_stalls):
                loads = [self._load(i, park.vehicles, k) for i, _ in here]
                levels = self.model.new_int_var(0, self._most[RuleId.PARKING], "")
                self.model.add(levels <= park.max_levels + more)
                self.levels[s, k] = levels
                for slot in busiest(loads):
                    load = sum(row[slot] * var for row, (_, var) in zip(loads, here, strict=True))
                    self.model.add(load <= site.surface[k] + 10 * stalls * levels)

    def _add_limits(self) -> None:
        """LIMIT: groups count the least of their floors in a tower."""
        case = self.case
        towers = [self._tower_on(t) for t in range(len(case.towers))]
        for limit in case.limits:
            spent: Sum = sum(n * towers[t] for t, n in enumerate(limit.tower))
            spent += sum(n * self.used[f] for f, n in enumerate(limit.floor))
            for (c, _), count in self.rooms.items() if limit.room else ():
                spent += limit.room[c] * count
            for (_, k), count in self.levels.items() if limit.level else ():
                spent += limit.level[k] * count
            for (i, t), var in self.inside.items() if limit.unit else ():
                spent += self._least(i, t, limit.unit) * var
            self.model.add(spent <= limit.most + self._more(RuleId.LIMIT))

    def _tower_on(self, tower: int) -> Sum:
        used = [self.used[f] for f in self.own[tower]]
        if not any(limit.tower for limit in self.case.limits) or not used:
            return 0
        on = self.model.new_bool_var("")
        for var in used:
            self.model.add_implication(var, on)
        return on

    def _least(self, group: int, tower: int, counts: tuple[tuple[int, ...], ...]) -> int:
        one = self.ties.groups[group]
        rows = [dict(zip(self.case.units[u].floors, counts[u], strict=True)) for u in one.units]
        return min(sum(row[f] for row in rows) for f in one.floors & self.own[tower])


def _most(case: Case) -> dict[RuleId, int]:
    """Return more than any rule can be exceeded by; sums must fit into 64 bits."""
    park = case.parking
    room = sum(k.area * len(k.limit) * len(case.floors) for k in case.rooms.classes)
    levels = 0
    for k, stalls in enumerate(park.level_stalls if park else ()):
        vehicles = sum(max(row[k], default=0) for row in park.vehicles) if park else 0
        levels = max(levels, vehicles // (10 * stalls) + 1)
    return {
        RuleId.AREA: sum(unit.area for unit in case.units) + room,
        RuleId.PEOPLE: sum(unit.people for unit in case.units),
        RuleId.PARKING: levels,
        RuleId.LIMIT: NEVER,
    }


def busiest(loads: list[list[int]]) -> list[int]:
    """Return the slots with the most load; leaving others out only asks for less."""
    total = [sum(slot) for slot in zip(*loads, strict=True)]
    return sorted(range(len(total)), key=lambda s: -total[s])[:MOST_SLOTS]
