"""The fewest rules to lift so that there is a plan: pins, confined units, pairs, common towers."""

from __future__ import annotations

import random
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.explain.clashes import Rule, broken, relaxed, rules_of
from solver.explain.conflict import Conflict, shrink
from solver.explain.probe import Clock, Prober, laid_out
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.lumpy.freed import fewest_freed
from solver.search.walk.begin import construct, settle
from solver.search.walk.cool import anneal
from solver.search.walk.ground import ground

LIFTABLE = (RuleId.PLACE, RuleId.TOGETHER, RuleId.APART, RuleId.ONE_TOWER)  # dearest last
FEW = 3  # up to here lifting is what changes least
ROUNDS = 6  # of learning
MOST = 12
ASK_SECONDS, WALK_SECONDS, LEAST_SECONDS = 2.0, 3.0, 2.5
UNIT_STEPS = 3000  # for each unit, at most
WARMTH = 0.5  # of a fresh walk's heat
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


def lift(prober: Prober, sets: Sequence[Conflict], clock: Clock, seconds: float) -> Lift | None:
    """Search the fewest rules to lift: they must hit every set of clashing rules.

    Parameters
    ----------
    prober : Prober
        Asks about the case.
    sets : sequence of Conflict
        Sets known to be impossible.
    clock : Clock
        Ends it.
    seconds : float
        Wall time.
    """
    every = frozenset(rules_of(prober.case))
    prober.clock = Clock(min(seconds, clock.left()), clock.stop)
    found, low = _learn(prober, every, [liftable(one) for one in sets])
    prober.clock = clock
    if found is not None or low == 0 or clock.over():
        return found
    return _displaced(prober.case, every, low, clock)


def _learn(
    prober: Prober, every: frozenset[Rule], known: list[list[Rule]]
) -> tuple[Lift | None, int]:
    """Lift the fewest rules that a model cannot refute; a set that is still left is learnt.

    Returns what was found and how many must be lifted at least; 0 when lifting is in vain.
    """
    case = prober.case
    can = sorted(rule for rule in every if rule[0] in LIFTABLE)
    seconds = min(LEAST_SECONDS, prober.clock.left() / 2)
    low = fewest_freed(case, can, [], seconds, prober.clock.over).low  # the sets slow the proof
    tried: list[list[Rule]] = []  # choices about which nothing was found out: another is wanted
    for _ in range(ROUNDS):
        if not all(known):
            return None, 0
        seconds = min(LEAST_SECONDS, prober.clock.left() / 2)
        guess = fewest_freed(case, can, [*known, *tried], seconds, prober.clock.over)
        low = low if tried else max(low, guess.low)
        if guess.rules is None or prober.clock.over():
            break
        verdict = prober.ask(every - guess.rules, min(ASK_SECONDS, prober.clock.left() / 2))
        if verdict.plan is not None:
            return Lift(guess.rules, low, verdict.plan), low
        if verdict.proof is None:
            tried.append([rule for rule in can if rule not in guess.rules])
        else:
            known.append(liftable(shrink(prober, every - guess.rules, verdict)))
    return None, max(1, low)


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


def _displaced(case: Case, every: frozenset[Rule], low: int, clock: Clock) -> Lift | None:
    """Search a plan in which as few units as possible are outside the floors they may take."""
    pins = {rule for rule in every if rule[0] is RuleId.PLACE}
    free = relaxed(case, every - pins)
    penalty = DISPLACED * max(1, sum(unit.area for unit in case.units) // len(case.units))
    units = []
    for now, before in zip(free.units, case.units, strict=True):
        cost = tuple(now.area + (0 if f in before.floors else penalty) for f in now.floors)
        units.append(replace(now, cost=cost))
    own = ground(Tables(replace(free, units=tuple(units))))
    begun = clock.spent()

    def share(seconds: float) -> Callable[[int], float]:
        most = UNIT_STEPS * len(case.units) * seconds / WALK_SECONDS

        def done(steps: int) -> float:
            spent = max((clock.spent() - begun) / seconds, steps / most)
            return 1.0 if clock.over() else spent

        return done

    walker = construct(own, random.Random(1))
    settle(walker, own, share(WALK_SECONDS / 2))
    anneal(walker, own, share(WALK_SECONDS), lambda _: None, WARMTH)
    if walker.best_plan is None:
        return None
    place = walker.best_plan.place
    hit = frozenset(broken(case, place) & pins)
    plan = laid_out(relaxed(case, every - hit), place)
    return None if plan is None or not hit else Lift(hit, low, plan)
