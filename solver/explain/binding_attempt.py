"""One attempt at a variant: search it from the present plan, and the case itself as hard."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass
from typing import TypeVar

import numpy as np

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.explain.binding_variants import Kind, Variant, apart_from_opd
from solver.explain.why_here_nearby import search_nearby
from solver.explain.why_here_repair import Repair
from solver.explain.why_here_rules import BareMoves
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from solver.rules import RuleId

OF_FLOOR = (Kind.AREA_MORE, Kind.AREA_LESS, Kind.PEOPLE_MORE, Kind.FLOOR_SHUT)
STEPS = 30_000
PROBES = 30  # moves of an OPD's units that are priced to choose the one that leaves
FREED, MORE_FREED = 24, 12
SMALL_MODEL = 1.5  # seconds of each small model
WAITING = 2  # tasks handed to an executor at a time, for each that it was seen to finish

T = TypeVar("T")


@dataclass(frozen=True)
class Task:
    """What is to be tried; plain data, so that another process can do it.

    Parameters
    ----------
    case : Case
        The case.
    plan : Plan
        The best plan known of it.
    variant : Variant
        The variant.
    start : Plan
        Where to search the variant from: its best plan known, in its own locations.
    effort : int
        0 for the local repair, from 1 on small exact models too, larger with each.
    seed : int
        Of all chance.
    """

    case: Case
    plan: Plan
    variant: Variant
    start: Plan
    effort: int
    seed: int


@dataclass(frozen=True)
class Attempt:
    """What came of a task: sound plans, not yet audited by the receiver.

    Parameters
    ----------
    variant : Plan or None
        A plan of the variant.
    base : tuple of Plan
        Plans of the case itself, met on the way.
    proved : bool
        Whether the plan of the variant is proved best, or None proved impossible.
    """

    variant: Plan | None
    base: tuple[Plan, ...] = ()
    proved: bool = False


def attempt(task: Task) -> Attempt:
    """Search a variant, then the case from what was found, with the same effort.

    A better plan of the variant may be better for reasons of its own that help the case too;
    what is worth something because of the change is only what the case cannot follow.
    """
    variant = task.variant
    tables = Tables(_searched(task))
    found, proved = _search(tables, task.start, task, variant)
    if found is None:
        return Attempt(None, proved=proved)
    back = _back(task, found)
    if back is None:
        return Attempt(found, proved=proved)
    base, _ = _search(Tables(task.case), back, task, None)
    return Attempt(found, () if base is None else (base,), proved)


def attempts(
    asks: list[T],
    task: Callable[[T], Task],
    executor: Executor | None,
    workers: int,
    over: Callable[[], bool],
) -> Iterator[tuple[T, Attempt]]:
    """Make attempts, here or by an executor; yields them as they end.

    Parameters
    ----------
    asks : list
        What is asked about, in order.
    task : callable
        Returns the task of one, just before it is begun.
    executor : Executor or None
        Where attempts are made; None for here.
    workers : int
        How many tasks it can do at a time.
    over : callable
        True begins nothing more.
    """
    waiting = list(reversed(asks))
    if executor is None:
        while waiting and not over():
            ask = waiting.pop()
            yield ask, attempt(task(ask))
        return
    running: dict[Future[Attempt], T] = {}
    while (waiting and not over()) or running:
        while waiting and len(running) < WAITING * workers and not over():
            ask = waiting.pop()
            running[executor.submit(attempt, task(ask))] = ask
        done, _ = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            yield running.pop(future), future.result()


def _searched(task: Task) -> Case:
    """Return the case to search: for an OPD that may be torn, only one unit of it may leave.

    With every unit a group of its own the search would not see what the OPD's span costs. The
    unit is the one that a move to another tower pays most for; each effort takes the next one.
    Of a large OPD only some floors are looked at for each unit.
    """
    variant, case = task.variant, task.case
    if variant.kind is not Kind.ONE_TOWER:
        return variant.case
    moves = BareMoves(Tables(case), task.plan)
    tries = []
    mine = [u for u, unit in enumerate(case.units) if unit.opd == variant.subject[0]]
    for u in mine:
        floors = case.units[u].floors
        prices = (moves.to(u, f)[1] for f in floors[:: max(1, len(floors) * len(mine) // PROBES)])
        torn = [p.change for p in prices if any(v.rule is RuleId.ONE_TOWER for v in p.broken)]
        tries.append((min(torn, default=0), u))
    return apart_from_opd(case, sorted(tries)[task.effort % len(tries)][1])


def true_cost(variant: Variant, plan: Plan) -> int:
    """Return what a plan of a variant costs in the bill that counts."""
    return total(bill(variant.priced or variant.case, plan)) + variant.offset


def _search(
    tables: Tables, start: Plan, task: Task, variant: Variant | None
) -> tuple[Plan | None, bool]:
    """Return the best plan from a start on; whether more is proved."""
    case = tables.case
    repair = Repair(tables, task.seed)
    place, homeless = allowed_placement(tables, start.place)
    repair.begin(place)
    repair.walker.reinsert(homeless)
    mended = repair.mend(frozenset(), repair.steps(STEPS), lambda: False)
    best = mended[0] if mended else None
    if best is None and not violations(case, start):
        best = start
    if not task.effort:
        return best, False
    base = best or start
    free = _free(tables, base, task, start)
    held, _ = allowed_placement(tables, base.place)
    answer = search_nearby(
        tables,
        Plan(held, base.rooms),
        free,
        SMALL_MODEL,
        lambda: False,
        seed=task.seed,
        hinted=best is not None,
    )
    whole = len(free) == len(case.units)
    proved = whole and answer.status in (SolveStatus.OPTIMAL, SolveStatus.INFEASIBLE)
    plans = [plan for plan in (best, answer.plan) if plan is not None]
    chosen = min(plans, key=lambda plan: _cost(variant, case, plan), default=None)
    return chosen, proved and (variant is None or variant.priced is None)


def _cost(variant: Variant | None, case: Case, plan: Plan) -> int:
    return total(bill(case, plan)) if variant is None else true_cost(variant, plan)


def allowed_placement(tables: Tables, place: tuple[int, ...]) -> tuple[tuple[int, ...], list[int]]:
    """Return a placement with every unit somewhere it may be, and those who had to leave."""
    away = [u for u, p in enumerate(place) if p not in tables.column[u]]
    found = list(place)
    for u in away:
        found[u] = int(tables.allowed[u][0])
    return tuple(found), away


def _back(task: Task, plan: Plan) -> Plan | None:
    """Return a plan of the variant in the locations of the case, None when it has none."""
    rooms = plan.rooms
    if task.variant.locations is None:
        return plan
    home = {there: here for here, there in enumerate(task.variant.locations)}
    if not all(p in home for p in plan.place):
        return None
    return Plan(tuple(home[p] for p in plan.place), rooms)


def _free(tables: Tables, plan: Plan, task: Task, start: Plan) -> frozenset[int]:
    """Choose the units of a small model: around what is changed, moved ones, then by chance."""
    count = len(tables.case.units)
    size = FREED + MORE_FREED * (task.effort - 1)
    if count <= size:
        return frozenset(range(count))
    chance = np.random.default_rng([task.seed, task.effort])
    near = around(tables.case, task.variant, plan.place)
    wanted = [u for u, p in enumerate(plan.place) if p != start.place[u]][: size // 3]
    inside = [u for u, p in enumerate(plan.place) if p in near]
    wanted += chance.permutation(inside).tolist()[: size // 2] if inside else []
    floors = sorted({p for p in plan.place if p not in near and p < tables.floors})
    for f in chance.permutation(floors).tolist():
        wanted += [u for u, p in enumerate(plan.place) if p == f]
    wanted += list(range(count))
    chosen: dict[int, None] = {}
    for u in wanted:
        if len(chosen) >= size:
            break
        chosen |= dict.fromkeys((u, *tables.together[u]))
    return frozenset(chosen)


def around(case: Case, variant: Variant, place: tuple[int, ...]) -> frozenset[int]:
    """Return the places that a change is about: of its floors, its tower, its units."""
    kind, subject = variant.kind, variant.subject
    floors = list(enumerate(case.floors))
    if kind in OF_FLOOR:
        return frozenset(subject)
    if kind is Kind.TOWER_SHUT:
        return frozenset(f for f, floor in floors if floor.tower == subject[0])
    if kind is Kind.STALLS:
        return frozenset(f for f, floor in floors if case.towers[floor.tower].site == subject[0])
    if kind in (Kind.OLD_EMPTIED, Kind.OLD_KEPT):
        return frozenset({len(case.floors) + subject[0]})
    if kind in (Kind.TOGETHER, Kind.APART, Kind.PLACE):
        return frozenset(place[u] for u in subject)
    return frozenset()
