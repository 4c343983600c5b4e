"""The time there is for the bound of a small model, who is told, and what ends it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.plan import Plan

LEAST = 1.0  # seconds: less than this is not worth another step


@dataclass(frozen=True)
class Effort:
    """The time there is, who is told, and what ends it.

    Parameters
    ----------
    left : callable
        Seconds of wall time left.
    tell : callable
        Told each bound on the cost of every plan; a later one may be below an earlier one.
    stop : callable
        Asked often, also from another thread; True ends it.
    threads : callable
        Told True before each round of prices and asked how many cuts to solve at a time; told
        False when one thread is enough again.
    offer : callable
        Told each better plan met on the way, with its cost.
    """

    left: Callable[[], float]
    tell: Callable[[int], None]
    stop: Callable[[], bool]
    threads: Callable[[bool], int] = lambda _: 1
    offer: Callable[[Plan, int], None] = lambda plan, cost: None

    def over(self) -> bool:
        """Return whether another step is not worth while."""
        return self.stop() or self.left() < LEAST

    def part(self, share: float) -> Effort:
        """Return the same with a share of the time."""
        rest = self.left() * (1 - share)
        return replace(self, left=lambda: self.left() - rest)
