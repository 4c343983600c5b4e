"""How long the work on a bound may take."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

LATEST = 100  # times the seconds, when the clock must not matter: a busy computer is no reason
EFFORT = 0.08  # deterministic effort of CP-SAT per second
RELAXED = 20.0  # seconds that the linear relaxation of the lumpy part may take


@dataclass(frozen=True)
class Clock:
    """How long to work.

    Parameters
    ----------
    left : callable
        Seconds left.
    stop : callable
        Asked often, also from another thread; True ends the work within a second.
    effort : float or None
        When the clock must not matter: deterministic time for each of CP-SAT's runs, and what
        corresponds to it for the others.
    threads : callable
        How many threads may work just now; told whether more than one are of use.
    """

    left: Callable[[], float]
    stop: Callable[[], bool]
    effort: float | None = None
    threads: Callable[[bool], int] = lambda _: 1

    def relaxing(self) -> float:
        """Return the seconds that a linear relaxation may take."""
        return RELAXED if self.effort is not None else min(RELAXED, max(0.1, self.left()))

    def over_at(self, left: float) -> Callable[[], bool]:
        """Return what tells whether to end: stopped, or no more than so many seconds left."""
        return lambda: self.stop() or (self.effort is None and self.left() <= left)


@dataclass(frozen=True)
class Effort:
    """How long one piece of the work may take.

    Parameters
    ----------
    seconds : float
        Wall time.
    stop : callable
        Asked from another thread; True ends it.
    counted : float or None
        Deterministic time when the clock must not matter.
    """

    seconds: float
    stop: Callable[[], bool]
    counted: float | None = None
