"""The cheapest ways to make a plan possible: what to lift, enlarge or add, with both figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import partial

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.explain.added import with_floor
from solver.explain.clashes import Rule, lifted, rules_of
from solver.explain.conflict import Clashes, Conflict, shrink
from solver.explain.lift import FEW, fewest, lift, liftable
from solver.explain.probe import Clock, Prober
from solver.explain.shortage import Shortage, ShortageKind
from solver.explain.shortages import shortages
from solver.explain.spend import raise_limits
from solver.explain.stretch import ELASTIC, Stretched, cut_tables, long_tables, stretch
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.lumpy.towers import least_lacking
from solver.search.solve import SolveOptions
from solver.search.walk.polish import polish

CLOSE = 150  # a plan within a 150th of the lower figure is near enough
LEAST_SECONDS, STRETCH_SECONDS, ASK_SECONDS, LIFT_SECONDS = 4.0, 5.0, 3.0, 5.0
POLISH_SECONDS, RAISE_SECONDS = 0.8, 4.0
MOST_FLOORS = 3
FIRM_ROUNDS = 6
POLISH_ROUNDS, UNIT_ROUNDS = 400, 5
NO_LIMIT = tuple(rule for rule in ELASTIC if rule is not RuleId.LIMIT)
Sets = tuple[Conflict, ...]


class AmountKind(StrEnum):
    """What there must be more of; the sentence is ``why_none.repair.<value>``."""

    AREA = "area"
    PEOPLE = "people"
    PARKING = "parking"
    LIMIT = "limit"
    TABLE = "table"
    FLOORS = "floors"


@dataclass(frozen=True)
class Amount:
    """How much more of something.

    Parameters
    ----------
    kind : AmountKind
        Of what.
    low : int
        No plan does with less more; 0 when nothing is proved.
    high : int
        With so much more there is a plan.
    where : tuple of (int, int)
        Floors with their share of area or people; limits with theirs; room classes with how many
        rows more; (tower, number) of new floors. Nothing for parking: levels at each site.
    """

    kind: AmountKind
    low: int
    high: int
    where: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Repair:
    """A way to make a plan possible, shown by a plan.

    Parameters
    ----------
    lifted : tuple of Rule
        Rules to lift.
    lifted_low : int
        At least so many must be lifted when nothing else changes; 0 when nothing is proved.
    amounts : tuple of Amount
        What there must be more of.
    case : Case
        The case after the repair.
    plan : Plan
        Keeps every rule of it.
    cost : int
        The bill of that plan, money of the case. More area and longer tables cost nothing in it.
    """

    lifted: tuple[Rule, ...]
    lifted_low: int
    amounts: tuple[Amount, ...]
    case: Case
    plan: Plan
    cost: int


def repairs(
    prober: Prober,
    clashes: Clashes,
    clock: Clock,
    on_repair: Callable[[Repair], None] = lambda _: None,
) -> tuple[Repair, ...]:
    """Return up to four repairs of different kinds, the one that changes least first.

    Parameters
    ----------
    prober : Prober
        Asks about the case.
    clashes : Clashes
        What is known to be impossible.
    clock : Clock
        Ends it.
    on_repair : callable
        Told each repair when it is found.
    """
    found: list[Repair] = []
    sets = clashes.sets

    def enter(made: Repair | None) -> None:
        if made is not None:
            found.append(_priced(made, clock))
            on_repair(found[-1])

    if not clock.over():
        enter(_raised(prober, sets, clock))
    stretched = _stretched
    if found:
        sets, stretched = _without_limits(sets), partial(_stretched, kinds=NO_LIMIT)
    for make in (stretched, _lifted, _with_floors):
        if not clock.over():
            enter(make(prober, sets, clock))
    return tuple(sorted(found, key=_effort))


def _without_limits(sets: Sets) -> Sets:
    """Return the sets without the limits, once raising these is known as a way out."""
    kept = [tuple(rule for rule in one.rules if rule[0] is not RuleId.LIMIT) for one in sets]
    return tuple(replace(one, rules=rules) for one, rules in zip(sets, kept, strict=True))


def _effort(one: Repair) -> tuple[bool, int, bool]:
    """Rank: few rules lifted, then figures that are raised, then many rules, then new floors."""
    floors = any(a.kind is AmountKind.FLOORS for a in one.amounts)
    return floors, len(one.lifted) if len(one.lifted) > FEW else 0, not one.lifted


def _elastic(one: Conflict) -> set[RuleId]:
    return {r for r, _, _ in one.rules if r in ELASTIC or r is RuleId.ROOMS}


def _priced(found: Repair, clock: Clock) -> Repair:
    """Bring the plan of a repair near its best cost."""
    begun = clock.spent()

    def over() -> bool:
        return clock.over() or clock.spent() - begun > POLISH_SECONDS

    here = total(bill(found.case, found.plan))
    rounds = min(POLISH_ROUNDS, UNIT_ROUNDS * len(found.case.units))
    better = polish(Tables(found.case), found.plan.place, rounds, stop=over)
    if better is None or better[1] >= here or violations(found.case, better[0]):
        return replace(found, cost=here)
    return replace(found, plan=better[0], cost=better[1])


def _lifted(prober: Prober, sets: Sets, clock: Clock) -> Repair | None:
    """Lift the fewest rules."""
    if not sets or not all(liftable(one) for one in sets):
        return None
    found = lift(prober, sets, clock, min(LIFT_SECONDS, clock.left() / 2))
    if found is None:
        return None
    case = lifted(prober.case, found.rules)
    if violations(case, found.plan):
        return None
    return Repair(tuple(sorted(found.rules)), found.low, (), case, found.plan, 0)


def _raised(prober: Prober, sets: Sets, clock: Clock) -> Repair | None:
    """Raise the fewest limits, where they are in every set."""
    limits = _limits(sets)
    if not limits:
        return None
    how = SolveOptions(min(RAISE_SECONDS, clock.left() / 3), 1, prober.threads)
    found = raise_limits(prober.case, limits, clock, how, CLOSE)
    if found is None:
        return None
    amounts = (Amount(AmountKind.LIMIT, low, high, ((i, high),)) for i, low, high in found.by)
    return Repair((), 0, tuple(amounts), found.case, found.plan, 0)


def _limits(sets: Sets) -> list[int]:
    """Return the fewest limits of which every set has one; none where a set has none."""
    hit = fewest([[rule for rule in one.rules if rule[0] is RuleId.LIMIT] for one in sets])
    return sorted(i for _, _, (i,) in hit or ())


def _stretched(
    prober: Prober, sets: Sets, clock: Clock, kinds: tuple[RuleId, ...] = ELASTIC
) -> Repair | None:
    """Enlarge what the sets name; where figures do not help, lift as little as possible first."""
    stuck = [one for one in sets if not _elastic(one)]
    if (sets and len(stuck) == len(sets)) or not all(one.rules for one in sets):
        return None
    case = prober.case
    hit = _freed(prober, stuck, clock, kinds)
    if hit is None:
        return None
    case = lifted(case, hit) if hit else case
    tables = any(one.sum and one.sum.kind is ShortageKind.ROOM_TABLE for one in sets)
    longer = long_tables(case) if tables else case
    if longer is None:
        return None
    for elastic in _wider(sets, kinds):
        lows = _lows(longer, elastic, clock)
        found = None if lows is None else _least_stretched(longer, lows, clock)
        if lows is None or found is None:
            continue
        amounts = [_amount(longer, found, rule, lows[rule]) for rule, n in found.by if n]
        after = found.case
        if tables:
            after = cut_tables(after, case, found.plan)
            amounts.insert(0, _rows(case, after, sets))
        least = len(hit) if kinds == ELASTIC else 0  # every set that no figure mends is hit
        return Repair(tuple(sorted(hit)), least, tuple(amounts), after, found.plan, 0)
    return None


def _freed(
    prober: Prober, stuck: list[Conflict], clock: Clock, kinds: tuple[RuleId, ...]
) -> frozenset[Rule] | None:
    """Return the fewest rules to lift that clash however much is enlarged; None if none helps.

    The sets known share no rule: one that figures mend may hide one that they do not.
    """
    known = [liftable(one) for one in stuck]
    firm = {r for r in rules_of(prober.case) if r[0] not in (*kinds, RuleId.ROOMS)}
    hit = fewest(known)
    for _ in range(FIRM_ROUNDS):
        if hit is None or clock.over():
            break
        verdict = prober.ask(firm - hit, min(ASK_SECONDS, clock.left() / 4))
        if verdict.proof is None:
            break
        known.append(liftable(shrink(prober, firm - hit, verdict)))
        hit = fewest(known)
    return hit


def _wider(sets: Sets, kinds: tuple[RuleId, ...]) -> Iterator[tuple[RuleId, ...]]:
    """Yield kinds of rules to stretch: those of the sets, with all space, all."""
    named = {r for one in sets for r in _elastic(one)} or set(kinds)
    if RuleId.ROOMS in named:
        named.add(RuleId.AREA)
    told = set()
    for more in (set[RuleId](), {RuleId.AREA, RuleId.PEOPLE}, set(kinds)):
        elastic = tuple(r for r in kinds if r in named | more)
        if elastic not in told:
            told.add(elastic)
            yield elastic


def _lows(case: Case, elastic: tuple[RuleId, ...], clock: Clock) -> dict[RuleId, int] | None:
    """Return a lower figure for each kind; None when stretching these is in vain."""
    lows = {rule: _least(case, rule, elastic, clock) for rule in elastic}
    found = {rule: low for rule, low in lows.items() if low is not None}
    return found if len(found) == len(lows) else None


def _least_stretched(case: Case, lows: dict[RuleId, int], clock: Clock) -> Stretched | None:
    """Stretch until it is near the lower figures, or nothing better is found."""

    def enough(found: Stretched) -> bool:
        return all(found.more(r) * CLOSE <= low * (CLOSE + 1) for r, low in lows.items())

    seconds = min(STRETCH_SECONDS, clock.left() / 2)
    return stretch(case, tuple(lows), clock, seconds, enough=enough)


def _least(case: Case, rule: RuleId, elastic: tuple[RuleId, ...], clock: Clock) -> int | None:
    """Return a lower figure from towers or sums; None when stretching these is in vain."""
    free = tuple(r for r in elastic if r is not rule)
    seconds = min(LEAST_SECONDS, clock.left() / 4)
    found = least_lacking(case, rule, seconds, free=free, stop=clock.over)
    if found.impossible:
        return None
    kinds = {
        RuleId.AREA: (ShortageKind.AREA, ShortageKind.GROUP_AREA, ShortageKind.TOWER_AREA),
        RuleId.PEOPLE: (ShortageKind.PEOPLE, ShortageKind.GROUP_PEOPLE, ShortageKind.TOWER_PEOPLE),
    }.get(rule, ())
    sums = [one.lacking for one in shortages(case) if one.kind in kinds]
    return max([found.lacking, *sums])


def _amount(case: Case, found: Stretched, rule: RuleId, low: int) -> Amount:
    more = found.more(rule)
    floors = list(zip(found.case.floors, case.floors, strict=True))
    where: list[int] = []
    if rule is RuleId.AREA:
        where = [now.area - before.area for now, before in floors]
    if rule is RuleId.PEOPLE:
        where = [now.people - before.people for now, before in floors]
    if rule is RuleId.LIMIT:
        limits = zip(found.case.limits, case.limits, strict=True)
        where = [now.most - before.most for now, before in limits]
    spots = tuple((i, n) for i, n in enumerate(where) if n)
    return Amount(AmountKind(rule.value), low, more, spots)


def _rows(before: Case, after: Case, sets: Sets) -> Amount:
    """Say how many rows longer the tables are; the sums know how many are missing at least."""
    pairs = zip(after.rooms.classes, before.rooms.classes, strict=True)
    where = [len(now.limit) - len(old.limit) for now, old in pairs]
    spots = tuple((c, n) for c, n in enumerate(where) if n)
    short = (one.sum for one in sets if one.sum and one.sum.kind is ShortageKind.ROOM_TABLE)
    low = sum(_least_rows(after, before, one) for one in short)
    return Amount(AmountKind.TABLE, min(low, sum(where)), sum(where), spots)


def _least_rows(after: Case, before: Case, one: Shortage) -> int:
    """Return by how much a table must be longer in each zone when all zones share the load."""
    (c,) = one.subject
    zones = len({floor.zone for floor in before.floors})
    limit, have = after.rooms.classes[c].limit, len(before.rooms.classes[c].limit)
    return next((n - have for n in range(have, len(limit)) if limit[n - 1] * zones >= one.need), 0)


def _with_floors(prober: Prober, sets: Sets, clock: Clock) -> Repair | None:
    """Add the fewest floors on top of one tower, when space is what is missing."""
    space = {RuleId.AREA, RuleId.PEOPLE}
    if not sets or not all(_elastic(one) & space for one in sets):
        return None
    towers = sorted({floor.tower for floor in prober.case.floors})
    cases = dict.fromkeys(towers, prober.case)
    refused = 0
    for count in range(1, MOST_FLOORS + 1):
        proved = 0
        for tower in towers:
            if clock.over():
                return None
            cases[tower] = with_floor(cases[tower], tower)
            asking = Prober(cases[tower], clock, prober.threads)
            verdict = asking.ask(rules_of(cases[tower]), min(ASK_SECONDS, clock.left() / 4))
            if verdict.plan is not None:
                low = refused + 1 if refused == count - 1 else 1
                spot = ((tower, count),)
                amount = Amount(AmountKind.FLOORS, low, count, spot)
                return Repair((), 0, (amount,), cases[tower], verdict.plan, 0)
            proved += verdict.proof is not None
        refused += proved == len(towers) and refused == count - 1
    return None
