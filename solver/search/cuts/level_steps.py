"""First-order steps on the level programs of a case, a slice at a time."""

from __future__ import annotations

from collections.abc import Callable

from solver.search.linear.first_order import Descent, Stand
from solver.search.linear.program import Program

CLOSE = 1e-4  # relative error at which a program has nothing more to give
NEAR, IDLE, LOST = 0.01, 4_000, 30_000  # error that is near, steps without gain near and far
SLICE = 100_000_000  # entries of the program times steps, between two looks at its bound
MOST_STEPS = 2_000  # between two looks


class LevelSteps:
    """The level programs, one after the other, a slice of steps at a time.

    Attributes
    ----------
    spent : int
        Steps times entries so far, over all programs.
    closed : bool
        Whether the last program is as good as solved.
    near : bool
        Whether the last slice came near an optimum.
    stand : Stand or None
        Where the steps stand, or stood on the last program.
    """

    def __init__(self, programs: list[Callable[[], Program]]) -> None:
        self._waiting = programs
        self._program: Program | None = None
        self._descent: Descent | None = None
        self._entries = 1
        self._best = 0
        self._gained = 0
        self.spent = 0
        self.closed = not programs
        self.near = False
        self.stand: Stand | None = None

    def advance(self, stop: Callable[[], bool]) -> int:
        """Do a slice of steps and return the bound that its multipliers prove."""
        if self._program is None or self._descent is None:
            self._program = self._waiting.pop(0)()
            self._descent = Descent(self._program)
            self._entries = max(1, sum(map(len, self._program.rows)))
        steps = min(MOST_STEPS, max(100, SLICE // self._entries))
        before = self._descent.steps
        error = self._descent.run(steps, stop, CLOSE)
        self.spent += (self._descent.steps - before) * self._entries
        self.stand = self._descent.stand()
        bound = self._program.bound(self._descent.multipliers())
        idle = self._idle(bound)
        self.near = error < NEAR
        if error <= CLOSE or idle > (IDLE if error < NEAR else LOST):
            self._best = self._gained = 0
            self._program = self._descent = None
            self.closed = not self._waiting
        return bound

    def _idle(self, bound: int) -> int:
        """Return for how many steps the bound has not become better."""
        assert self._descent is not None
        if bound > self._best * (1 + CLOSE / 10):
            self._best, self._gained = bound, self._descent.steps
        return self._descent.steps - self._gained
