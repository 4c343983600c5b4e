"""Cuts of a chain raised one after another until no chain is left below the best plan."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.cpsat.run import stopping
from solver.kernel.chains import FAR, Raised
from solver.plan import Plan
from solver.search.small.chains import SCALE, ChainModel, Home

FIRST_STEP = 100 * SCALE  # what a cut is raised by at first
FIRST_WORK = 2 * 10**8  # steps of one try: about a second; twice as many when all are too few
FAST = 5 * 10**7  # steps: a try that took no more is followed by one twice as high
OUTER = 6.0  # how much dearer the next cut away from the middle is taken to be


@dataclass
class _Way:
    """How a cut is raised next: by how much, and at what work so far."""

    step: int
    work: float
    stuck: bool = False


class Raising:
    """The bound of the plans at home on its way up to the best plan there is.

    Each try raises one cut: all sets above it that cost a little more than known are shown to be
    in no chain below the best plan, or such a chain is a better plan.

    Parameters
    ----------
    home : Home
        The plans.
    cost : int
        What the best plan known costs, at home or elsewhere.

    Attributes
    ----------
    plan : Plan or None
        The best plan at home that was cheaper than all known before.
    cost : int
        What the best plan known costs; may be lowered.
    """

    def __init__(self, home: Home, cost: int) -> None:
        self.plan: Plan | None = None
        self.cost = cost
        self._home = home
        self.model = ChainModel(home)
        self._least = np.zeros(len(home.cuts), np.int64)
        self._known = self._none = False
        middle = (len(home.cuts) - 1) / 2
        self._ways = [
            _Way(FIRST_STEP, OUTER ** abs(k - middle) * 1e4) for k in range(len(home.cuts))
        ]
        self._work = FIRST_WORK

    @property
    def bound(self) -> int | None:
        """What every plan at home costs at the least; None until known."""
        if not self._known:
            return None
        if self._none:
            return self.cost
        return min(self.cost, -(-(self.model.base + int(self._least.sum())) // SCALE))

    @property
    def closed(self) -> bool:
        """Whether no plan at home is cheaper than the best one."""
        return self.bound is not None and self.bound >= self.cost

    @property
    def stuck(self) -> bool:
        """Whether no cut can be raised any more."""
        return all(way.stuck for way in self._ways)

    def begin(self, stop: Callable[[], bool], threads: int = 1) -> bool:
        """Find the least of each cut; return whether that was possible."""
        chain, cuts = self.model.chain, range(len(self._ways))
        with stopping(chain.stop, stop), ThreadPoolExecutor(max_workers=threads) as pool:
            found = list(pool.map(lambda k: chain.least(k, 100 * FIRST_WORK), cuts))
        for k, sets in enumerate(found):
            if sets is not None and sets.least < FAR:
                self._least[k] = sets.least
        self._none = any(sets is not None and sets.least == FAR for sets in found)
        self._known = self._none or all(sets is not None for sets in found)
        return self._known

    def step(self, stop: Callable[[], bool], threads: int = 1) -> None:
        """Try to raise some cuts, so many at a time."""
        open_ = [k for k, way in enumerate(self._ways) if not way.stuck]
        chosen = sorted(open_, key=lambda k: self._ways[k].work / self._ways[k].step)[:threads]
        left = self._goal - int(self._least.sum())
        ends = {k: int(self._least[k]) + min(self._ways[k].step, left) for k in chosen}
        known = self._least.copy()

        def ask(k: int) -> Raised:
            chain = self.model.chain
            return chain.raise_cut(k, known, ends[k], self._goal, self._work)

        with (
            stopping(self.model.chain.stop, stop),
            ThreadPoolExecutor(max_workers=threads) as pool,
        ):
            answers = dict(zip(chosen, pool.map(ask, chosen), strict=True))
        for k, raised in answers.items():
            self._enter(k, ends[k], raised)
        if all(way.stuck or way.work >= self._work for way in self._ways):
            self._work *= 2

    def offer(self, plan: Plan) -> bool:
        """Take a sound plan at home; return whether it is better than the best known."""
        cost = total(bill(self._home.case, plan))
        if cost >= self.cost:
            return False
        self.plan, self.cost = plan, cost
        return True

    @property
    def _goal(self) -> int:
        """What cheaper chains cost less than."""
        return (self.cost - 1) * SCALE + 1 - self.model.base

    def _enter(self, k: int, end: int, raised: Raised) -> None:
        way = self._ways[k]
        if raised.chains is None:
            way.step, way.work = max(SCALE, way.step // 4), self._work
        elif len(raised.chains):
            way.stuck = sum(self._take(levels) for levels in raised.chains) == 0
        else:
            self._least[k] = end
            way.work = 2.5 * max(1e4, raised.work)
            way.step *= 2 if raised.work < FAST else 1

    def _take(self, levels: np.typing.NDArray[np.int64]) -> bool:
        """Take a chain as a better plan; return whether it is one, and keeps all rules."""
        plan = self._home.moved(levels)
        return plan is not None and not violations(self._home.case, plan) and self.offer(plan)
