"""What a worker does for alternatives: walk away from known plans while staying cheap."""

from __future__ import annotations

import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from solver.case.model import Case, Unit
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.walk.ground import ground
from solver.search.walk.polish import polish
from solver.study.executor import held, stopping
from solver.study.task import FIRST_ROUNDS, ROUNDS_A_SECOND

STEPS = 5  # walks of a task, each with another price of sameness
FIRST_PRICE = 3  # of everybody staying where a known plan has them, in widths of the band
DEARER, CHEAPER = 2, 3  # times when the plan is in the band, divided by when it is not
NUDGED = 0.25  # share of the pieces of structure that a task makes dearer or cheaper
PRESSED, PRESSURE = 0.5, 4  # share of the tasks that press one piece; by how many bands


@dataclass(frozen=True)
class AwayJob:
    """One walk away from known plans.

    Parameters
    ----------
    key, study : str
        Name of the task; key of the case.
    start : Plan
        A sound plan.
    away : tuple of Plan
        Plans not to be like.
    most : int
        What a plan may cost.
    seconds : float
        Wall time; rounds are counted from it when `reproducible`.
    seed : int
        Of all chance, also of the structure that is made dearer or cheaper.
    """

    key: str
    study: str
    start: Plan
    away: tuple[Plan, ...]
    most: int
    seconds: float = 1.0
    seed: int = 1
    reproducible: bool = False
    case: Case | None = None

    def carry(self, matter: Any) -> AwayJob:
        """Return the job with the case in it."""
        return replace(self, case=matter)


@dataclass(frozen=True)
class Costed:
    """A sound plan and its cost."""

    cost: int
    plan: Plan


def walk_away(job: AwayJob) -> tuple[Costed, ...]:
    """Return sound plans within the band, each met under another price of sameness."""
    case: Case | None = job.case or held(job.study)
    if case is None:
        raise LookupError(job.study)
    rng = random.Random(job.seed)
    band = max(1, job.most - _cost(case, job.start))
    nudged = nudge(case, job.away, band, rng)
    if rng.random() < PRESSED:
        nudged = press(nudged, job.away, band, rng)
    price = FIRST_PRICE * band
    best, found = job.start, []
    end = time.monotonic() + job.seconds
    for step in range(STEPS):
        plan = _walk(job, repelled(nudged, job.away, price), best, step, end)
        if stopping():
            break
        if plan is None or violations(case, plan):
            price //= CHEAPER
            continue
        cost = _cost(case, plan)
        if cost <= job.most:
            found.append(Costed(cost, plan))
            best, price = plan, price * DEARER
        else:
            price //= CHEAPER
    return tuple(found)


def _cost(case: Case, plan: Plan) -> int:
    return total(bill(case, plan))


def _walk(job: AwayJob, case: Case, start: Plan, step: int, end: float) -> Plan | None:
    """Polish on a case with other prices: in rounds, or for an equal part of the time left."""
    tables = Tables(case)
    prepared = ground(tables)
    seed = STEPS * job.seed + step
    if job.reproducible:
        rounds = max(1, round(job.seconds * ROUNDS_A_SECOND / STEPS))
        found = polish(tables, start.place, rounds, seed=seed, prepared=prepared, stop=stopping)
        return found[0] if found else None
    latest = time.monotonic() + max(0.0, end - time.monotonic()) / (STEPS - step)
    begun = time.monotonic()
    found = polish(tables, start.place, FIRST_ROUNDS, seed=seed, prepared=prepared, stop=stopping)
    pace = FIRST_ROUNDS / max(0.001, time.monotonic() - begun)
    rounds = round(0.9 * pace * (latest - time.monotonic()))
    if rounds > 0:
        place = found[0].place if found else start.place
        found = polish(tables, place, rounds, seed=seed, prepared=prepared, stop=stopping) or found
    return found[0] if found else None


def repelled(case: Case, away: Sequence[Plan], price: int) -> Case:
    """Return a case in which it costs to be as in known plans.

    Everybody where one of the plans has them costs `price`, half for the tower and half for the
    floor, shared among the units by their people, and among the plans.
    """
    everybody = max(1, sum(max(1, unit.people) for unit in case.units))
    floors = case.floors

    def amount(u: int, unit: Unit, place: int) -> int:
        same = 0
        for plan in away:
            at = plan.place[u]
            if at == place:
                same += 2
            elif at < len(floors) and place < len(floors):
                same += floors[at].tower == floors[place].tower
        return price * max(1, unit.people) * same // (2 * everybody * max(1, len(away)))

    units = []
    for u, unit in enumerate(case.units):
        cost = tuple(c + amount(u, unit, f) for f, c in zip(unit.floors, unit.cost, strict=True))
        stay = 0 if unit.stay is None else amount(u, unit, len(floors) + unit.stay)
        units.append(replace(unit, cost=cost, stay_cost=unit.stay_cost + stay))
    return replace(case, units=tuple(units))


def nudge(case: Case, away: Sequence[Plan], band: int, rng: random.Random) -> Case:
    """Return a case in which some of the structure of known plans is dearer, other cheaper.

    Of the old buildings and the floors a share is drawn; each that the plans use gets dearer by
    a part of the band, each that they do not use gets cheaper.
    """
    used = _used(away)
    pieces = range(len(case.floors) + len(case.old))
    drawn = [place for place in pieces if rng.random() < NUDGED]
    return _shifted(case, {p: band // 2 if p in used else -band // 2 for p in drawn})


def press(case: Case, away: Sequence[Plan], band: int, rng: random.Random) -> Case:
    """Return a case in which one floor or old building is to be left, or taken into use."""
    place = rng.randrange(len(case.floors) + len(case.old))
    pressure = PRESSURE * band
    return _shifted(case, {place: pressure if place in _used(away) else -pressure})


def _used(plans: Sequence[Plan]) -> set[int]:
    return {place for plan in plans for place in plan.place}


def _shifted(case: Case, change: Mapping[int, int]) -> Case:
    """Return a case with other prices of floors and old buildings in use, by location."""
    floors = tuple(
        replace(floor, open_cost=floor.open_cost + change.get(f, 0))
        for f, floor in enumerate(case.floors)
    )
    old = tuple(
        replace(each, keep_cost=each.keep_cost + change.get(len(floors) + b, 0))
        for b, each in enumerate(case.old)
    )
    return replace(case, floors=floors, old=old)
