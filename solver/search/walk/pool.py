"""A few good plans that really differ, to cross with each other."""

from __future__ import annotations

import random
import threading
from dataclasses import dataclass, field

from solver.plan import Plan

MOST, ALIKE = 6, 0.06


@dataclass
class Pool:
    """Good plans, the cheapest first; several walks may use it.

    Attributes
    ----------
    plans : list of (int, Plan)
        Cost and plan.
    most : int
        Plans that are kept.
    alike : float
        Share of the units at other places: below, two plans are the same.
    """

    plans: list[tuple[int, Plan]] = field(default_factory=list)
    most: int = MOST
    alike: float = ALIKE
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def add(self, plan: Plan, cost: int) -> bool:
        """Take a plan unless a better one is like it or all are better; return whether it is in."""
        with self._lock:
            alike = [known for known in self.plans if _difference(known[1], plan) <= self.alike]
            if any(known[0] <= cost for known in alike):
                return False
            kept = [known for known in self.plans if known not in alike]
            self.plans = sorted([*kept, (cost, plan)], key=lambda known: known[0])[: self.most]
            return any(known[1] is plan for known in self.plans)

    def pair(self, rng: random.Random) -> tuple[Plan, Plan]:
        """Return two plans, the first one more likely a cheap one; there must be two."""
        plans = self.plans  # never changed in place
        first = min(rng.randrange(len(plans)), rng.randrange(len(plans)))
        second = rng.randrange(len(plans) - 1)
        return plans[first][1], plans[second + (second >= first)][1]


def _difference(one: Plan, other: Plan) -> float:
    """Return the share of units that are elsewhere."""
    return sum(p != q for p, q in zip(one.place, other.place, strict=True)) / len(one.place)
