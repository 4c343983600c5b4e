"""How far area, people, levels and limits must be stretched: a plan, and the case that fits it."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from solver.case.model import Case, RoomClass, Rooms
from solver.check import usage
from solver.check.rules import violations
from solver.explain.clashes import relaxed, rules_of
from solver.explain.probe import Clock
from solver.kernel.walker import Walker
from solver.ledger.ledger import RULES
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.rules import RuleId
from solver.search.walk.begin import construct, typical_cost
from solver.search.walk.cool import COLD, HOT, MIX
from solver.search.walk.ground import Ground, ground

ELASTIC = (RuleId.AREA, RuleId.PEOPLE, RuleId.PARKING, RuleId.LIMIT)
SOFT, HARD = 10.0, 1000.0  # times the fair price of a broken rule
UNIT_STEPS = 2000  # of one cooling, for each unit
MOST_ROWS = 500  # added to a room table
PATIENCE = 5  # coolings without a better find
FRESH, AGAIN = 2.0, 0.3  # heat of a cooling from scratch, and from the best plan


@dataclass(frozen=True)
class Stretched:
    """A sound plan of a case made large enough for it.

    Parameters
    ----------
    case : Case
        The case with larger floors, more levels, higher limits.
    plan : Plan
        Keeps every rule of it.
    by : tuple of (RuleId, int)
        How much more of each elastic rule: area and people over all floors, levels at each site,
        the limits' own measures.
    """

    case: Case
    plan: Plan
    by: tuple[tuple[RuleId, int], ...]

    def more(self, rule: RuleId) -> int:
        """Return how much more of a rule."""
        return dict(self.by).get(rule, 0)


def stretch(
    case: Case,
    elastic: tuple[RuleId, ...],
    clock: Clock,
    seconds: float,
    *,
    enough: Callable[[Stretched], bool] = lambda _: False,
    seed: int = 1,
) -> Stretched | None:
    """Search the plan that exceeds the elastic rules least and keeps all others.

    Parameters
    ----------
    case : Case
        The case.
    elastic : tuple of RuleId
        Of ELASTIC.
    clock : Clock
        Ends it at the latest.
    seconds : float
        Wall time.
    enough : callable
        Told each better find; True ends the search.
    seed : int
        Of all chance.

    Returns
    -------
    Stretched or None
        None when no plan was met that keeps the other rules.
    """
    rng = random.Random(seed)
    own = ground(Tables(relaxed(case, rules_of(case))))
    end = clock.spent() + min(seconds, clock.left())
    best: Stretched | None = None
    fresh, vain = False, 0
    while vain < PATIENCE and not clock.over() and clock.spent() < end:
        vain += 1
        fresh = best is None or not fresh
        if fresh or best is None:
            walker = construct(own, rng)
        else:
            walker = own.walker(rng.getrandbits(62), best.plan.place)
        _cool(walker, own, elastic, _ends(clock, end), FRESH if fresh else AGAIN)
        kept = walker.best_plan
        found = None if kept is None else fitted(case, kept.place, elastic)
        if found is not None and (best is None or _weight(own, found) < _weight(own, best)):
            best, vain = found, 0
            if enough(best):
                break
    return best


def _ends(clock: Clock, end: float) -> Callable[[], bool]:
    return lambda: clock.over() or clock.spent() >= end


def _weight(own: Ground, found: Stretched) -> float:
    return sum(float(own.fair[RULES.index(rule)]) * by for rule, by in found.by)


def _cool(
    walker: Walker,
    own: Ground,
    elastic: tuple[RuleId, ...],
    over: Callable[[], bool],
    heat: float,
) -> None:
    """Cool down once with elastic rules cheap and the others dear; the walk keeps the least."""
    soft = np.array([rule in elastic for rule in RULES])
    walker.stretch(np.where(soft, own.fair, -1.0))
    walker.fix_prices(own.fair * np.where(soft, SOFT, HARD))
    walker.note()
    scale = typical_cost(walker)
    steps = UNIT_STEPS * len(own.tables.allowed)
    for done in range(0, steps, own.chunk):
        if over():
            break
        share = min(1.0, (done + own.chunk) / steps)
        walker.temperature = scale * HOT * heat * (COLD / HOT / heat) ** (done / steps)
        walker.anneal(own.chunk, scale * HOT * heat * (COLD / HOT / heat) ** share, 1.0, MIX)


def fitted(case: Case, place: tuple[int, ...], elastic: tuple[RuleId, ...]) -> Stretched | None:
    """Make a case just large enough for a placement; None when another rule is broken."""
    rooms = _lay_out(case, place)
    if rooms is None:
        return None
    plan = Plan(place, rooms)
    found = violations(case, plan)
    if any(one.rule not in elastic for one in found):
        return None
    over: dict[RuleId, dict[int, int]] = {rule: {} for rule in elastic}
    for one in found:
        key = 0 if one.rule is RuleId.PARKING else one.subject[0]
        over[one.rule][key] = max(one.by, over[one.rule].get(key, 0))
    larger = enlarged(case, over)
    if violations(larger, plan):
        return None
    return Stretched(larger, plan, tuple((rule, sum(by.values())) for rule, by in over.items()))


def enlarged(case: Case, over: dict[RuleId, dict[int, int]]) -> Case:
    """Return the case with more area and people by floor, levels, and limits by number."""
    area, people = over.get(RuleId.AREA, {}), over.get(RuleId.PEOPLE, {})
    levels, limits = over.get(RuleId.PARKING, {}), over.get(RuleId.LIMIT, {})
    park = case.parking
    return replace(
        case,
        floors=tuple(
            replace(floor, area=floor.area + area.get(f, 0), people=floor.people + people.get(f, 0))
            for f, floor in enumerate(case.floors)
        ),
        parking=park and replace(park, max_levels=park.max_levels + levels.get(0, 0)),
        limits=tuple(
            replace(limit, most=limit.most + limits.get(i, 0))
            for i, limit in enumerate(case.limits)
        ),
    )


def _lay_out(case: Case, place: tuple[int, ...]) -> tuple[tuple[int, int], ...] | None:
    """Lay out the rooms; those that fit nowhere go where they exceed a floor least."""
    left = [floor.area for floor in case.floors]
    for u, p in enumerate(place):
        if p < len(left):
            left[p] -= case.units[u].area
    rooms: list[tuple[int, int]] = []
    classes = case.rooms.classes
    wanted = usage.rooms_needed(case, place)
    for (zone, c), count in sorted(wanted.items(), key=lambda w: -classes[w[0][1]].area):
        if count is None:
            return None
        mine = [f for f, floor in enumerate(case.floors) if floor.zone == zone]
        for _ in range(count):
            fits = [f for f in mine if left[f] >= classes[c].area]
            floor = min(fits, key=lambda f: left[f]) if fits else max(mine, key=lambda f: left[f])
            left[floor] -= classes[c].area
            rooms.append((c, floor))
    return tuple(sorted(rooms))


def long_tables(case: Case) -> Case | None:
    """Return the case with room tables that carry everybody in one zone, the last gain repeated.

    None when that takes so many rooms that a load must be wrong.
    """
    found = []
    for c, room in enumerate(case.rooms.classes):
        load = sum(max(row[c], default=0) for row in case.rooms.load)
        gain = max(1, room.limit[-1] - room.limit[-2] if len(room.limit) > 1 else load)
        more = max(0, -(-(load - room.limit[-1]) // gain))
        if more > MOST_ROWS:
            return None
        steps = tuple(room.limit[-1] + gain * (k + 1) for k in range(more))
        found.append(RoomClass(room.area, room.cost, (*room.limit, *steps)))
    return replace(case, rooms=Rooms(tuple(found), case.rooms.load))


def cut_tables(longer: Case, before: Case, plan: Plan) -> Case:
    """Return the case with its lengthened room tables cut to what a plan uses of them."""
    wanted = usage.rooms_needed(longer, plan.place)
    used = dict.fromkeys(range(len(longer.rooms.classes)), 0)
    for (_, c), count in wanted.items():
        used[c] = max(used[c], count or 0)
    classes = tuple(
        replace(now, limit=now.limit[: max(len(old.limit), used[c] + 1)])
        for c, (now, old) in enumerate(zip(longer.rooms.classes, before.rooms.classes, strict=True))
    )
    return replace(longer, rooms=replace(longer.rooms, classes=classes))
