"""How long a worker may be silent, how long it may take to stop, and how far past its time."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

LONGEST_STEP = 2.0  # seconds that one look counts at most: a computer asleep is no silence


@dataclass(frozen=True)
class Patience:
    """Seconds a run is waited for.

    Parameters
    ----------
    silent : float
        Without any sign of life; a living worker gives one a second.
    stopping : float
        After it was asked to stop.
    overtime : float
        Beyond the time it was given.
    """

    silent: float = 120.0
    stopping: float = 60.0
    overtime: float = 300.0


USUAL = Patience()


@dataclass
class Watch:
    """Counts the seconds of a run and tells when patience is at its end.

    Parameters
    ----------
    patience : Patience
        How long is too long.
    given : float or None
        Seconds the worker was given for its search; None when nobody said.
    clock : callable
        Seconds that only grow.
    """

    patience: Patience
    given: float | None = None
    clock: Callable[[], float] = time.monotonic
    _silent: float = 0.0
    _stopping: float = 0.0
    _lasted: float = 0.0
    _looked: float = field(default=0.0)

    def __post_init__(self) -> None:
        self._looked = self.clock()

    def look(self, *, heard: bool, stopping: bool) -> bool:
        """Count what has passed since the last look; return whether it is too long.

        Parameters
        ----------
        heard : bool
            Whether the worker has said anything since the last look.
        stopping : bool
            Whether it was asked to stop.
        """
        now = self.clock()
        passed, self._looked = min(now - self._looked, LONGEST_STEP), now
        self._silent = 0.0 if heard else self._silent + passed
        self._stopping += passed if stopping else 0.0
        self._lasted += passed
        return (
            self._silent > self.patience.silent
            or self._stopping > self.patience.stopping
            or (self.given is not None and self._lasted > self.given + self.patience.overtime)
        )
