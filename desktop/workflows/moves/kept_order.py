"""The order of moves kept in the file: written as an edit, read again, and whether it holds."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import StrEnum
from hashlib import sha256

from desktop.document import edits
from desktop.document.document import Document
from desktop.document.edits import Edit
from solver.moves.bound import plain_bound
from solver.moves.build import MovesBuilt, MoveTerms
from solver.moves.check import broken, cost_of
from solver.moves.circles import circles
from solver.moves.model import MoveCase, MoveOrder, MovePlan
from solver.plan import SolveStatus
from solver.problem.problem import Problem
from solver.problem.realisation import Timetable
from solver.problem.scenario import Scenario

TERMS = ("start", "weeks", "people", "fit_out", "swing", "realised")  # that a person sets
Waves = Mapping[str, tuple[int, int]]  # wave of leaving and of entering, by unit


class Standing(StrEnum):
    """Whether a kept order still holds; label ``moves.kept.<value>``."""

    FRESH = "fresh"  # of the very same case
    FOLLOWED = "followed"  # plan and terms are the same, some have moved since; the rest still fits
    TERMS = "terms"  # other terms are set now
    PLAN = "plan"  # the plan, or figures below it, are others
    NEWS = "news"  # what was realised since leaves no room for the rest of it


@dataclass(frozen=True)
class Kept:
    """A kept order beside the case of now.

    Parameters
    ----------
    row : Timetable
        As it stands in the file.
    waves : mapping
        When each unit leaves and enters.
    standing : Standing
        Whether it holds.
    order : MoveOrder or None
        The order for the case of now; None where it does not hold.
    """

    row: Timetable
    waves: Waves
    standing: Standing
    order: MoveOrder | None = None


def fingerprint(case: MoveCase) -> str:
    """Return the SHA-256 of a case: any other figure gives another one."""
    text = json.dumps(asdict(case), sort_keys=True, separators=(",", ":"))
    return sha256(text.encode()).hexdigest()


def timetable_of(problem: Problem, scenario: str) -> Timetable | None:
    """Return what is kept for a scenario."""
    return problem.find(Timetable, scenario)


def terms_of(row: Timetable, usual: MoveTerms) -> MoveTerms:
    """Return the terms of a kept order; a first day that is lost is the usual one."""
    values = {name: getattr(row, name) for name in TERMS if getattr(row, name) is not None}
    return replace(usual, **values)


def waves_of(row: Timetable) -> dict[str, tuple[int, int]]:
    """Return the waves of a kept order; what cannot be read is left out."""
    try:
        rows = json.loads(row.waves or "[]")
        return {str(unit): (int(left), int(entered)) for unit, left, entered in rows}
    except (ValueError, TypeError):
        return {}


def kept_order(row: Timetable | None, built: MovesBuilt, from_today: MovesBuilt) -> Kept | None:
    """Return how a kept order stands to the case of now; None when nothing is kept.

    Parameters
    ----------
    row : Timetable or None
        What is kept.
    built : MovesBuilt
        The case of now.
    from_today : MovesBuilt
        The case of the same plan from today's seats, whatever has moved since.
    """
    if row is None:
        return None
    waves = waves_of(row)
    if any(getattr(row, name) != getattr(built.terms, name) for name in TERMS):
        return Kept(row, waves, Standing.TERMS)
    if row.plan_sha256 != fingerprint(from_today.case):
        return Kept(row, waves, Standing.PLAN)
    same = row.case_sha256 == fingerprint(built.case)
    plan = _plan(built.case, waves)
    if plan is None:
        return Kept(row, waves, Standing.PLAN if same else Standing.NEWS)
    standing = Standing.FRESH if same else Standing.FOLLOWED
    return Kept(row, waves, standing, _order(built.case, plan, row if same else None))


def _plan(case: MoveCase, waves: Waves) -> MovePlan | None:
    """Return the part of a kept order that is still to be done, if it still breaks nothing."""
    if any(mover.unit not in waves for mover in case.movers):
        return None
    pairs = [waves[mover.unit] for mover in case.movers]
    plan = MovePlan(tuple(left for left, _ in pairs), tuple(entered for _, entered in pairs))
    most = max(plan.entered, default=0)  # fewer movers allow fewer waves; the kept ones stay
    return None if broken(replace(case, waves=max(case.waves, most)), plan) else plan


def _order(case: MoveCase, plan: MovePlan, row: Timetable | None) -> MoveOrder:
    """Return a kept order priced anew; what was proved of it holds for the very same case only."""
    cost, bound, status = cost_of(case, plan), plain_bound(case), SolveStatus.FEASIBLE
    if row is not None and row.bound is not None:
        bound = max(bound, row.bound)
    if cost.total <= bound:
        status, bound = SolveStatus.OPTIMAL, cost.total
    seed = row.seed if row else 0
    return MoveOrder(case, status, plan, cost, bound, circles(case), (), 0.0, seed)


def keep(  # noqa: PLR0917 - each is one fact about what is kept
    scenario: str,
    built: MovesBuilt,
    from_today: MovesBuilt,
    order: MoveOrder,
    found_on: str,
    person: str = "",
) -> Edit:
    """Return the edit that keeps an order in the file, in the place of an earlier one.

    Units that moved before, in an earlier order of the same scenario, keep the wave they had: it
    is what plan against realised reads.

    Parameters
    ----------
    scenario : str
        Whose moves.
    built, from_today : MovesBuilt
        The case that was ordered, and that of the same plan from today's seats.
    order : MoveOrder
        An order of `built`, with a plan.
    found_on : str
        ISO time of now.
    person : str
        Who keeps it.
    """
    plan = order.plan
    assert plan is not None
    now = {
        mover.unit: (left, entered)
        for mover, left, entered in zip(built.case.movers, plan.left, plan.entered, strict=True)
    }

    def edit(document: Document) -> Document:
        problem = document.problem
        if problem.find(Scenario, scenario) is None:
            return document
        before = timetable_of(problem, scenario)
        gone = set(built.done) | set(built.cancelled)
        waves = {u: w for u, w in (waves_of(before) if before else {}).items() if u in gone} | now
        row = Timetable(
            id=scenario,
            scenario=scenario,
            **{name: getattr(built.terms, name) for name in TERMS},
            outcome=order.status.value,
            bound=order.bound,
            seed=order.seed,
            case_sha256=fingerprint(built.case),
            plan_sha256=fingerprint(from_today.case),
            found_on=found_on,
            kept_by=person,
            waves=json.dumps([[u, *w] for u, w in waves.items()], separators=(",", ":")),
        )
        return edits.put(row)(document)

    return edit
