"""The optimum of a tiny case by counting out every placement and every layout of its rooms."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product

from solver.case.model import Case
from solver.check import usage
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Outcome, Plan, SolveStatus
from solver.rules import RuleId
from tests.support.cases import allowed

LAID_OUT = (RuleId.ROOMS, RuleId.LIMIT)  # what rooms may still mend, or break

MOST = 3_000  # placements that are worth counting

Room = tuple[int, int]


def countable(case: Case) -> bool:
    """Tell whether a case has few enough placements."""
    plans = 1
    for row in allowed(case):
        plans *= len(row)
    return plans <= MOST


def miscounted(case: Case, outcome: Outcome) -> str:
    """Return what an outcome claims against the count; nothing when it is right."""
    best = optimum(case)
    if best is None:
        wrong = outcome.status not in (SolveStatus.INFEASIBLE, SolveStatus.UNKNOWN)
    else:
        wrong = outcome.status is SolveStatus.INFEASIBLE
        wrong |= outcome.status is SolveStatus.OPTIMAL and outcome.cost != best
        wrong |= outcome.bound is not None and outcome.bound > best
        wrong |= outcome.cost is not None and outcome.cost < best
    wrong |= outcome.status in (SolveStatus.UNKNOWN, SolveStatus.FEASIBLE)  # given time enough
    return f"{case.name}: counted {best}, claimed {outcome}" if wrong else ""


def optimum(case: Case) -> int | None:
    """Return the least cost of any plan, None when there is none; nothing is left to chance."""
    best: int | None = None
    for place in product(*allowed(case)):
        bare = Plan(place)
        if any(v.rule not in LAID_OUT for v in violations(case, bare)):
            continue
        for rooms in _layouts(case, place):
            plan = Plan(place, rooms)
            cost = total(bill(case, plan))
            if (best is None or cost < best) and not violations(case, plan):
                best = cost
    return best


def _layouts(case: Case, place: tuple[int, ...]) -> Iterator[tuple[Room, ...]]:
    """Return one layout for each set of floors that rooms alone may open: others cost the same."""
    need = usage.rooms_needed(case, place)
    if None in need.values():
        return
    shut = [f for f in range(len(case.floors)) if f not in place]
    wanted = sorted(
        ((zone, c) for (zone, c), n in need.items() for _ in range(n or 0)),
        key=lambda each: (each[0], -case.rooms.classes[each[1]].area),
    )
    left = [floor.area for floor in case.floors]
    for u, p in enumerate(place):
        if p < len(case.floors):
            left[p] -= case.units[u].area
    for count in range(len(shut) + 1 if wanted else 1):
        for opened in combinations(shut, count):
            on = {p for p in place if p < len(case.floors)} | set(opened)
            laid = _laid(case, wanted, left, on)
            if laid is not None:
                yield tuple(sorted(laid))


def _laid(
    case: Case, wanted: list[tuple[int, int]], left: list[int], on: set[int]
) -> list[Room] | None:
    """Return a layout of all rooms on the floors in use, by trying all; None when none fits."""
    if not wanted:
        return []
    (zone, c), rest = wanted[0], wanted[1:]
    area = case.rooms.classes[c].area
    tried = set()
    for f in sorted(on):
        if case.floors[f].zone != zone or left[f] < area or left[f] in tried:
            continue
        tried.add(left[f])  # two floors with as much area left are one choice
        left[f] -= area
        found = _laid(case, rest, left, on)
        left[f] += area
        if found is not None:
            return [(c, f), *found]
    return None
