"""The least by which limits must be raised: the engine where only what they count costs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace

from solver.case.model import Case, Limit
from solver.check.rules import violations
from solver.explain.clashes import relaxed, rules_of
from solver.explain.probe import Clock
from solver.plan import Plan, Progress
from solver.rules import RuleId
from solver.search.lumpy.towers import least_lacking
from solver.search.solve import SolveOptions, solve

LEAST_SECONDS = 3.0  # of the model of the towers, where the engine leaves a gap


@dataclass(frozen=True)
class Raised:
    """Limits raised so that there is a plan.

    Parameters
    ----------
    case : Case
        The case with the limits raised to what the plan counts.
    plan : Plan
        Keeps every rule of it.
    by : tuple of (int, int, int)
        (limit, low, high): raised by `high`; no plan that keeps all rules but these limits does
        with less than `low`.
    """

    case: Case
    plan: Plan
    by: tuple[tuple[int, int, int], ...]


def raise_limits(
    case: Case, limits: Collection[int], clock: Clock, options: SolveOptions, close: int
) -> Raised | None:
    """Search the plan that needs the least more of some limits and keeps all other rules.

    Parameters
    ----------
    case : Case
        The case.
    limits : collection of int
        Those that may be raised, at least one.
    clock : Clock
        Ends it.
    options : SolveOptions
        Time of each search, seed, threads.
    close : int
        A search ends when what is missing is known but for a part of 1 / `close`.

    Returns
    -------
    Raised or None
        None when no plan was met that keeps all other rules.
    """
    order = sorted(limits)
    search = _Search(case, order, clock, options, close)
    lows, plan = [], None
    for i in order:
        found = search.least({i: 1})
        if found is None:
            return None
        plan, least = found
        lows.append(max(0, least - case.limits[i].most))
    if len(order) > 1:  # each alone is known; now all at once, each as a share of its least
        most = max(lows)
        pairs = zip(order, lows, strict=True)
        found = search.least({i: max(1, most // max(1, low)) for i, low in pairs})
        plan = found[0] if found else plan
    over = {one.subject[0]: one.by for one in violations(case, plan)} if plan else {}
    larger = raised(case, over)
    if plan is None or not over or violations(larger, plan):
        return None
    if len(order) == 1 and not search.near(over[order[0]], lows[0]):
        lows[0] = max(lows[0], _by_towers(case, clock))
    by = [(i, low, over[i]) for i, low in zip(order, lows, strict=True) if i in over]
    return Raised(larger, plan, tuple(by))


def raised(case: Case, over: dict[int, int]) -> Case:
    """Return the case with limits raised, by number."""
    limits = (replace(one, most=one.most + over.get(i, 0)) for i, one in enumerate(case.limits))
    return replace(case, limits=tuple(limits))


def _by_towers(case: Case, clock: Clock) -> int:
    seconds = min(LEAST_SECONDS, clock.left() / 3)
    return least_lacking(case, RuleId.LIMIT, seconds, stop=clock.over).lacking


@dataclass(frozen=True)
class _Search:
    """The engine on a case without some limits."""

    case: Case
    off: Sequence[int]
    clock: Clock
    options: SolveOptions
    close: int

    def near(self, high: int, low: int) -> bool:
        """Tell whether what is missing is known well enough."""
        return (high - low) * self.close <= low

    def least(self, weights: dict[int, int]) -> tuple[Plan, int] | None:
        """Return a plan that counts little of the weighed limits, and less than no plan counts."""
        have = sum(n * self.case.limits[i].most for i, n in weights.items())
        done: list[bool] = []

        def hear(now: Progress) -> None:
            if now.best is not None and now.bound is not None:
                done[:] = [True] if self.near(now.best - have, now.bound - have) else []

        how = replace(self.options, seconds=min(self.options.seconds, self.clock.left()))
        only = counted(self.case, weights, self.off)
        found = solve(only, how, hear, lambda: bool(done) or self.clock.over())
        return None if found.plan is None else (found.plan, found.bound or 0)


def counted(case: Case, weights: dict[int, int], off: Collection[int]) -> Case:
    """Return the case in which a plan costs what some limits count of it, and nothing else.

    Parameters
    ----------
    case : Case
        The case.
    weights : dict of int to int
        What one of a limit's measure costs, by limit.
    off : collection of int
        Limits that do not hold.
    """
    free = relaxed(case, rules_of(case))
    limits = [(case.limits[i], n) for i, n in weights.items()]
    rows = [_sum([(one.unit[u], n) for one, n in limits if one.unit], len(unit.floors))
            for u, unit in enumerate(case.units)]  # fmt: skip

    def of(part: Callable[[Limit], tuple[int, ...]], count: int) -> tuple[int, ...]:
        return _sum([(part(one), n) for one, n in limits if part(one)], count)

    towers = zip(free.towers, of(lambda one: one.tower, len(case.towers)), strict=True)
    floors = zip(free.floors, of(lambda one: one.floor, len(case.floors)), strict=True)
    classes = zip(
        free.rooms.classes, of(lambda one: one.room, len(free.rooms.classes)), strict=True
    )
    park = free.parking
    return replace(
        free,
        towers=tuple(replace(tower, open_cost=n) for tower, n in towers),
        floors=tuple(replace(floor, open_cost=n) for floor, n in floors),
        units=tuple(replace(u, cost=row) for u, row in zip(free.units, rows, strict=True)),
        rooms=replace(free.rooms, classes=tuple(replace(room, cost=n) for room, n in classes)),
        parking=park and replace(park, level_cost=of(lambda one: one.level, len(park.level_cost))),
        limits=tuple(limit for i, limit in enumerate(free.limits) if i not in off),
    )


def _sum(rows: list[tuple[tuple[int, ...], int]], count: int) -> tuple[int, ...]:
    """Return the weighted sum of rows, place by place."""
    return tuple(sum(row[k] * n for row, n in rows) for k in range(count))
