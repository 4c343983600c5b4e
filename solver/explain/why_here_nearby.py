"""A small exact model around a plan: a few units are placed best while the others stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.cpsat.build import build
from solver.cpsat.run import Run, run
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus


@dataclass(frozen=True)
class Nearby:
    """What a small exact model said: the best plan found, and whether more is proved.

    Parameters
    ----------
    status : SolveStatus
        OPTIMAL and INFEASIBLE hold for plans in which only `free` units move.
    plan : Plan or None
        A plan.
    free : frozenset of int
        The units that were free.
    """

    status: SolveStatus
    plan: Plan | None
    free: frozenset[int]


def search_nearby(
    tables: Tables,
    plan: Plan,
    free: frozenset[int],
    seconds: float,
    stop: Callable[[], bool],
    *,
    seed: int = 1,
    hinted: bool = True,
) -> Nearby:
    """Let CP-SAT place a few units best while all others stay where the plan has them."""
    only = {u: (p,) for u, p in enumerate(plan.place) if u not in free}
    draft = build(tables.case, only)
    if hinted:
        draft.hint(plan)
    answer = run(draft, Run(max(0.05, seconds), 1, seed), stop=stop)
    return Nearby(answer.status, answer.plan, free)
