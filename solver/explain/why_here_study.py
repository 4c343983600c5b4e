"""The work behind "why here": repairs of every place, refined while there is time."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.check.violation import Violation
from solver.errors import UnsoundResultError
from solver.explain.why_here_nearby import search_nearby
from solver.explain.why_here_order import in_order
from solver.explain.why_here_repair import Repair
from solver.explain.why_here_rules import (
    BareMoves,
    Parts,
    Price,
    certain,
    least_broken,
    price_between,
)
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from solver.rules import RuleId

STEPS, ALL_STEPS = 24_000, 1_200_000  # of one repair at most; of the first ones of all places
LONGER = 4  # times that where the first repair left something broken
FREED, MORE_FREED = 24, 14  # units free in the first small model; more in each later one
FEW = 3  # other units moved: too few to hide an improvement elsewhere
SMALL_MODEL = 1.5  # seconds
ROOM_FOR = 3  # places, the cheapest, that are asked how much more area would do
HALVINGS = 5


@dataclass(frozen=True)
class Spot:
    """A sound plan with the unit at a place, audited."""

    plan: Plan
    cost: int
    parts: Parts


@dataclass
class Found:
    """What is known of one place so far.

    `left` is what the best repair left broken, `certain` what no plan can keep, `free` how many
    units were free when a small model proved its answer, `whole` whether that were all.
    """

    bare: Price
    certain: tuple[Violation, ...] = ()
    left: tuple[Violation, ...] = ()
    best: Spot | None = None
    tried: int = 0
    free: int = 0
    whole: bool = False
    room: tuple[int | None, int] | None = None


class Study:
    """Repairs of all places of one unit.

    Parameters
    ----------
    case, plan, unit
        As `solver.explain.why_here.why_here` takes them.
    seed : int
        Of all chance.
    stop : callable
        True ends everything.

    Attributes
    ----------
    order : tuple of int
        The places, the cheapest bare move first; where the unit is comes first of all.
    reference : Spot or None
        The best sound plan known with the unit where it is.
    """

    def __init__(
        self, case: Case, plan: Plan, unit: int, seed: int, stop: Callable[[], bool]
    ) -> None:
        self.case, self.unit, self.stop = case, unit, stop
        self.tables = Tables(case)
        self.here = plan.place[unit]
        self.group = _together(self.tables, unit)
        moves = self._moves = BareMoves(self.tables, plan)
        self.given, self.given_broken, self.given_parts = moves.plan, moves.broken, moves.parts
        self.given_cost = total(self.given_parts)
        self.reference: Spot | None = None
        self.better: tuple[Plan, int] | None = None
        self._chance = np.random.default_rng(seed)
        self._repair = Repair(self.tables, seed)
        self._entries: dict[int, tuple[int, ...]] = {}
        self.found: dict[int, Found] = {}
        places = self.tables.allowed[unit].tolist()
        self._certain = {p: certain(self.tables, self.group, p) for p in places}
        self._repair.begin(self.given.place)
        self.order = in_order(self._repair.walker, unit, self._certain)
        self._steps = self._repair.steps(min(STEPS, ALL_STEPS // len(self.order)))

    def look(self, place: int) -> None:
        """Price the bare move to a place by the check; all places are looked at before others."""
        after, price = self._moves.to(self.unit, place)
        self.found[place] = Found(price, self._certain[place])
        if not self.given_broken and not price.broken:
            self._enter(place, after)

    def price(self, place: int) -> Price | None:
        """Return what the best plan with the unit at a place costs more than the reference."""
        best = self.found[place].best
        if best is None:
            return None
        base = self.reference.parts if self.reference else self.given_parts
        return price_between(base, best.parts)

    def moved(self, place: int) -> tuple[tuple[int, int, int], ...]:
        """Return the other units that sit elsewhere than in the reference."""
        best = self.found[place].best
        if best is None:
            return ()
        base = (self.reference.plan if self.reference else self.given).place
        pairs = enumerate(zip(base, best.plan.place, strict=True))
        return tuple((u, a, b) for u, (a, b) in pairs if a != b and u != self.unit)

    def settle(self, tell: Callable[[int], None]) -> bool:
        """Give the plan itself, then every place, a first repair; tell whether all had one."""
        self._mend_here(self.given, self._repair.base_steps)
        tell(self.here)
        first = self.reference
        for _ in range(2):
            before = self.reference
            for place in self.order[1:]:
                if self.stop():
                    return all(f.tried or f.certain for f in self.found.values())
                if not self.found[place].certain:
                    self._mend(place)
                tell(place)
            lacking = any(f.best is None and not f.certain for f in self.found.values())
            if self.reference is before and not lacking:
                break
        if self.reference is not first:
            self._go_home(tell)
        return True

    def _go_home(self, tell: Callable[[int], None]) -> None:
        """Bring the plans of all places as near to the last reference as costs nothing."""
        for place in self.order[1:]:
            best = self.found[place].best
            if self.stop() or best is None:
                continue
            self._repair.begin(best.plan.place)
            self._repair.walker.note()
            found = self._repair.tidy(self._start().place, frozenset(self.group))
            if found is not None and found[1] <= best.cost:
                self._enter(place, *found, nearer=True)
                tell(place)

    def _start(self) -> Plan:
        return self.reference.plan if self.reference else self.given

    def _mend_here(self, start: Plan, steps: int) -> None:
        """Repair with the unit where it is; a better plan becomes the reference."""
        self._repair.begin(start.place)
        if start.place[self.unit] != self.here:
            self._repair.put(self.group, self.here)
        near = self.reference.plan.place if self.reference and start is not self.given else None
        found = self._repair.mend(frozenset(self.group), steps, self.stop, near)
        self.found[self.here].tried += 1
        if found is not None:
            self._enter(self.here, *found)
        elif self.reference is None:
            self.found[self.here].left = self._left()

    def _mend(self, place: int) -> None:
        """Repair with the unit at a place, then see whether the way back improves the reference."""
        found, held = self.found[place], frozenset(self.group)
        start = self._start()
        entry = self._entry(place)
        self._repair.begin(entry or start.place)
        self._repair.put(self.group, place)
        steps = self._steps * (LONGER if found.tried and found.best is None else 1)
        mended = self._repair.mend(held, steps, self.stop, start.place)
        found.tried += 1
        if mended is None:
            found.left = found.left or self._left()
            return
        tidied = self._repair.tidy(start.place, held) or mended
        self._enter(place, *tidied)
        if self._beats(place) or (entry is None and len(self.moved(place)) > FEW):
            self._mend_here(tidied[0], self._steps)

    def _beats(self, place: int) -> bool:
        """Tell whether a place is cheaper than the reference: perhaps for reasons of its own."""
        best = self.found[place].best
        return best is not None and self.reference is not None and best.cost < self.reference.cost

    def _entry(self, place: int) -> tuple[int, ...] | None:
        """Return a placement with the unit's OPD in the tower of a place, when it is elsewhere."""
        tables, start = self.tables, self._start()
        if place >= tables.floors:
            return None
        tower = tables.tower_of[place]
        opds = {tables.case.units[u].opd for u in self.group}
        units = tuple(u for g in sorted(opds) for u in tables.members[g])
        towers = {tables.tower_of[start.place[u]] for u in units if start.place[u] < tables.floors}
        if not towers - {tower} or (len(units) == len(self.group)):
            return None
        if tower not in self._entries:
            self._entries[tower] = self._repair.enter(start, units, tower, self.stop)
            self._mend_here(Plan(self._entries[tower]), self._steps)
        return self._entries[tower]

    def _left(self) -> tuple[Violation, ...]:
        """Return what the repair has left broken."""
        plan, lacking = self._repair.walker.laid_out()
        if lacking:
            return least_broken(self.case, (plan,))[1]
        return violations(self.case, plan)

    def _enter(
        self, place: int, plan: Plan, claimed: int | None = None, *, nearer: bool = False
    ) -> None:
        """Take a plan for a place if it is the best yet, or as good and nearer; all are audited."""
        found = self.found[place]
        most = None if found.best is None else found.best.cost - (not nearer)
        if most is not None and claimed is not None and claimed > most:
            return
        parts = bill(self.case, plan)
        cost = total(parts)
        if most is not None and cost > most:
            return
        broken = violations(self.case, plan)
        if broken or (claimed is not None and cost != claimed):
            raise UnsoundResultError(f"{self.case.name}: {plan} claims {claimed}, breaks {broken}")
        found.best, found.left = Spot(plan, cost, parts), ()
        found.free, found.whole = 0, False
        if place == self.here:
            self.reference = found.best
            for other in self.found.values():
                other.room = None
        known = self.better[1] if self.better else self.given_cost
        if cost < known or (self.given_broken and self.better is None):
            self.better = plan, cost

    def refine(self, left: Callable[[], float], tell: Callable[[int], None]) -> None:
        """Let small exact models improve and prove, the most interesting places first."""
        rounds = 0
        places = self._open()
        while places and not self.stop() and left() > 0:
            for place in places:
                if self.stop() or left() <= 0:
                    return
                self._model(place, FREED + MORE_FREED * rounds, min(SMALL_MODEL, left()))
                tell(place)
            rounds += 1
            places = self._open()

    def _open(self) -> list[int]:
        """Return the places about which more may be found, own and cheapest first."""
        places = [p for p, f in self.found.items() if not f.certain and not f.whole]

        def worth(place: int) -> tuple[bool, int]:
            best = self.found[place].best
            return place != self.here, best.cost if best else self.given_cost

        return sorted(places, key=worth)

    def _model(self, place: int, size: int, seconds: float) -> None:
        """Run one small exact model with the unit at a place."""
        found = self.found[place]
        start = found.best.plan if found.best else self._start()
        free = self._free(start, place, size)
        held = list(start.place)
        for u in self.group:
            held[u] = place
        answer = search_nearby(
            self.tables,
            Plan(tuple(held), start.rooms),
            free,
            seconds,
            self.stop,
            hinted=found.best is not None,
        )
        found.tried += 1
        if answer.plan is not None:
            self._enter(place, answer.plan)
            self._cross(answer.plan, place)
        if answer.status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE):
            found.free = max(found.free, len(free))
            found.whole = len(free) + len(self.group) == len(self.case.units)

    def _cross(self, plan: Plan, place: int) -> None:
        """See whether what was improved elsewhere also improves the plan with the unit here."""
        if place == self.here or self.stop():
            return
        self._mend_here(plan, self._steps)

    def _free(self, plan: Plan, place: int, size: int) -> frozenset[int]:
        """Choose the units that may move: on both floors, of the OPD, moved already, partners."""
        count = len(self.case.units)
        group = set(self.group)
        if count - len(group) <= size:
            return frozenset(set(range(count)) - group)
        base = self._start().place
        wanted: list[int] = [u for u, p in enumerate(plan.place) if p != base[u]]
        opds = {self.case.units[u].opd for u in group}
        wanted += [u for opd in sorted(opds) for u in self.tables.members[opd]]
        wanted += [u for u, p in enumerate(plan.place) if p == place]
        wanted += [u for u, p in enumerate(base) if p == self.here]
        wanted += [int(v) for u in group for v in self.tables.partners[u][0]]
        wanted += self._chance.permutation(count).tolist()
        chosen: dict[int, None] = {}
        for u in wanted:
            if len(chosen) >= size:
                break
            if u not in group:
                chosen |= dict.fromkeys(_together(self.tables, u))
        return frozenset(chosen)

    def ask_rooms(self, tell: Callable[[int], None]) -> None:
        """Ask a few floors that only lack area how much more would make them the best place."""
        crowded = [
            p
            for p, found in self.found.items()
            if not found.certain and _only_area(found.bare, p) and p != self.here
        ]
        crowded.sort(key=lambda p: self.found[p].bare.change)
        for place in crowded[:ROOM_FOR]:
            if self.stop():
                return
            self.found[place].room = self._room(place)
            tell(place)

    def _room(self, place: int) -> tuple[int | None, int] | None:
        """Return the least area more, of a few tried, that makes a floor as good as here."""
        high = sum(v.by for v in self.found[place].bare.broken)
        change = self._change_with(place, high)
        if change is None or change > 0:
            return None if change is None else (None, change)
        low, enough = 0, (high, change)
        for _ in range(HALVINGS):
            middle = (low + high) // 2
            if middle in (low, high) or self.stop():
                break
            change = self._change_with(place, middle)
            if change is not None and change <= 0:
                high, enough = middle, (middle, change)
            else:
                low = middle
        return enough

    def _change_with(self, place: int, more: int) -> int | None:
        """Return what a place costs more than here when its floor has more area for both."""
        case = self.case
        floor = replace(case.floors[place], area=case.floors[place].area + more)
        wider = replace(case, floors=(*case.floors[:place], floor, *case.floors[place + 1 :]))
        repair = Repair(Tables(wider), 1)
        here, there = (self._cost_with(repair, at) for at in (self.here, place))
        return None if here is None or there is None else there - here

    def _cost_with(self, repair: Repair, place: int) -> int | None:
        """Return the least cost known at a place, a repair in a wider case counted."""
        known = self.found[place].best
        repair.begin(self._start().place)
        if place != self.here:
            repair.put(self.group, place)
        base = self._start().place
        mended = repair.mend(frozenset(self.group), self._steps, self.stop, base)
        costs = [known.cost] if known else []
        return min([*costs, mended[1]] if mended else costs, default=None)


def _only_area(bare: Price, place: int) -> bool:
    """Tell whether area of one floor is all that a bare move breaks."""
    wanted = [v for v in bare.broken if v.rule is RuleId.AREA and v.subject == (place,)]
    return bool(wanted) and len(wanted) == len(bare.broken)


def _together(tables: Tables, unit: int) -> tuple[int, ...]:
    """Return a unit and all that must be together with it, directly or through others."""
    found = [unit]
    for u in found:
        found += [v for v in tables.together[u] if v not in found]
    return tuple(found)
