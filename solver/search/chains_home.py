"""The proof that a plan uses the right floors and leaves the right people where they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from solver.cpsat.draft import Draft
from solver.cpsat.facts import Facts
from solver.cpsat.integer import whole_bound
from solver.plan import Plan
from solver.search.layers import layers


def only_home(
    draft: Draft, plan: Plan, goal: int, seconds: float, stop: Callable[[], bool]
) -> bool:
    """Prove that plans which use other floors, or leave others, cost `goal` or more.

    Parameters
    ----------
    draft : Draft
        The whole model, used up: it gets the row "something of this differs".
    plan : Plan
        A plan.
    goal : int
        What others are to cost at the least.
    seconds : float
        Wall time limit.
    stop : callable
        Asked from another thread; True ends it.

    Returns
    -------
    bool
        Whether it is proved.
    """
    facts = Facts(draft.case, plan)
    meaning = {var.index: say for var, say in draft.meanings}
    differs: Any = 0
    for var in draft.floor_on.values():
        if not isinstance(var, int):
            differs += 1 - var if meaning[var.index](facts) else var
    for u, unit in enumerate(draft.case.units):
        old = None if unit.stay is None else len(draft.case.floors) + unit.stay
        stays = 0 if old is None else draft.x[u].get(old, 0)
        if not isinstance(stays, int):
            differs += 1 - stays if plan.place[u] == old else stays
    if isinstance(differs, int):
        return True  # nothing of the kind is to be decided
    draft.define(differs >= 1)
    first = next(iter(layers(draft)))
    found = whole_bound(draft.model, seconds, only=first, stop=stop)
    return found.bound is not None and found.bound >= goal
