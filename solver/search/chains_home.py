"""What it costs at the least to use other floors than a plan, or to leave others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from solver.cpsat.draft import Draft
from solver.cpsat.facts import Facts
from solver.cpsat.integer import FAR, whole_bound
from solver.plan import Plan
from solver.search.layers import layers


class Elsewhere:
    """What plans that use other floors, or leave others where they are, cost at the least.

    Parameters
    ----------
    draft : Draft
        The whole model, used up: it gets the row "something of this differs".
    plan : Plan
        From what they differ.

    Attributes
    ----------
    bound : int or None
        What they cost at the least; None until known, FAR when there are none.
    """

    def __init__(self, draft: Draft, plan: Plan) -> None:
        differs = _differs(draft, plan)
        self.bound: int | None = None
        if isinstance(differs, int):
            self.bound = FAR
        else:
            draft.define(differs >= 1)
        self._model, self._layers = draft.model, layers(draft)

    def advance(self, seconds: float, stop: Callable[[], bool]) -> bool:
        """Bound the next layer; return whether there was one.

        Parameters
        ----------
        seconds : float
            Wall time limit.
        stop : callable
            Asked from another thread; True ends it.
        """
        only = None if self.bound == FAR else next(self._layers, None)
        if only is None:
            return False
        found = whole_bound(self._model, seconds, only=only, stop=stop)
        if found.bound is not None:
            self.bound = max(self.bound or found.bound, found.bound)
        elif found.closed:
            self.bound = FAR
        return True


def _differs(draft: Draft, plan: Plan) -> Any:
    """Return the sum of what is not as in a plan; a number when nothing is to be decided."""
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
    return differs
