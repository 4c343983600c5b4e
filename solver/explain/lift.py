"""The fewest rules to lift so that there is a plan: pins, confined units, pairs, common towers."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.case.ties import ties
from solver.explain.clashes import Rule, broken, relaxed, rules_of
from solver.explain.conflict import Conflict, shrink
from solver.explain.probe import Clock, Prober, laid_out
from solver.explain.shortage import Shortage, ShortageKind
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.construct import construct, settle
from solver.search.improve import anneal

LIFTABLE = (RuleId.PLACE, RuleId.TOGETHER, RuleId.APART, RuleId.ONE_TOWER)  # dearest last
FEW = 3  # up to here the fewest are found by learning sets, above by a search
ROUNDS = 6  # of learning
MOST = 12
ASK_SECONDS, WALK_SECONDS = 3.0, 4.0
DISPLACED = 20  # mean areas: what a unit outside its floors costs in the search


@dataclass(frozen=True)
class Lift:
    """Rules to lift and what is left possible without them.

    Parameters
    ----------
    rules : frozenset of Rule
        The rules.
    low : int
        No plan exists while fewer liftable rules are lifted.
    plan : Plan
        Keeps all other rules.
    """

    rules: frozenset[Rule]
    low: int
    plan: Plan


def liftable(one: Conflict) -> list[Rule]:
    """Return the rules of a set that can be lifted, those that ask least of a planner first."""
    return sorted(
        (r for r in one.rules if r[0] in LIFTABLE), key=lambda r: (LIFTABLE.index(r[0]), r)
    )


def lift(
    prober: Prober, sets: Sequence[Conflict], sums: Sequence[Shortage], clock: Clock, seconds: float
) -> Lift | None:
    """Search the fewest rules to lift: they must hit every set of clashing rules.

    Parameters
    ----------
    prober : Prober
        Asks about the case.
    sets : sequence of Conflict
        Sets known to be impossible.
    sums : sequence of Shortage
        Sums that cannot fit; they say how many units at least must go elsewhere.
    clock : Clock
        Ends it.
    seconds : float
        Wall time.
    """
    every = frozenset(rules_of(prober.case))
    end = clock.spent() + seconds
    known = [liftable(one) for one in sets]
    low = max((_least_units(prober.case, one) for one in sums), default=0)
    for _ in range(ROUNDS):
        hit = fewest(known)
        if hit is None:
            return None
        low = max(low, len(hit))
        if low > FEW or clock.over() or clock.spent() > end:
            break
        verdict = prober.ask(every - hit, min(ASK_SECONDS, clock.left() / 2))
        if verdict.plan is not None:
            return Lift(hit, low, verdict.plan)
        if verdict.proof is None:
            break
        known.append(liftable(shrink(prober, every - hit, verdict)))
    return _displaced(prober.case, every, low, clock)


def fewest(sets: Collection[list[Rule]]) -> frozenset[Rule] | None:
    """Return the fewest rules, first ones preferred, of which every set has one; None if none."""
    if any(not one for one in sets):
        return None
    for most in range(MOST + 1):
        found = _hit(list(sets), most)
        if found is not None:
            return found
    return None


def _hit(sets: list[list[Rule]], most: int) -> frozenset[Rule] | None:
    if not sets:
        return frozenset()
    if most == 0:
        return None
    for rule in min(sets, key=len):
        rest = _hit([one for one in sets if rule not in one], most - 1)
        if rest is not None:
            return rest | {rule}
    return None


def _least_units(case: Case, one: Shortage) -> int:
    """Return how many rules at least must be lifted for a sum over few floors to fit.

    Lifting PLACE or TOGETHER frees at most one group of units that are together; where ONE_TOWER
    or rooms count, nothing is known.
    """
    if one.kind not in (ShortageKind.AREA, ShortageKind.PEOPLE) or one.rooms:
        return 0
    if len(one.floors) == len(case.floors):
        return 0
    if any(rule is RuleId.ONE_TOWER for rule, _, _ in one.rules):
        return 0
    by_area = one.kind is ShortageKind.AREA
    sizes: Counter[int] = Counter()
    of = {u: i for i, group in enumerate(ties(case).groups) for u in group.units}
    for u in one.units:
        sizes[of[u]] += case.units[u].area if by_area else case.units[u].people
    gone = count = 0
    for size in sorted(sizes.values(), reverse=True):
        if gone >= one.lacking:
            break
        gone, count = gone + size, count + 1
    return count


def _displaced(case: Case, every: frozenset[Rule], low: int, clock: Clock) -> Lift | None:
    """Search a plan in which as few units as possible are outside the floors they may take."""
    pins = {rule for rule in every if rule[0] is RuleId.PLACE}
    free = relaxed(case, every - pins)
    penalty = DISPLACED * max(1, sum(unit.area for unit in case.units) // len(case.units))
    units = []
    for now, before in zip(free.units, case.units, strict=True):
        cost = tuple(now.area + (0 if f in before.floors else penalty) for f in now.floors)
        units.append(replace(now, cost=cost))
    tables = Tables(replace(free, units=tuple(units)))
    begun = clock.spent()

    def share(seconds: float) -> Callable[[int], float]:
        return lambda _: 1.0 if clock.over() else (clock.spent() - begun) / seconds

    walk = construct(tables, random.Random(1))
    settle(walk, share(WALK_SECONDS / 2))
    if walk.best_plan is None:
        return None
    anneal(walk, share(WALK_SECONDS), lambda _: None, 0.5)
    place = walk.best_plan.place
    hit = frozenset(broken(case, place) & pins)
    plan = laid_out(relaxed(case, every - hit), place)
    return None if plan is None or not hit else Lift(hit, low, plan)
