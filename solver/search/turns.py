"""Parts of a bound raised in turn: the next slice of work goes where it brings most a second."""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Protocol

WINDOW = 6.0  # seconds of its own work over which the gain of a part is judged
FAIR = 0.15  # share of the time that an open part gets whatever it brings: bounds rise by fits


class Steps(Protocol):
    """A part on its way up, a slice of work at a time."""

    closed: bool
    near: bool  # whether little is left to gain when it has gained little of late

    def advance(self, stop: Callable[[], bool]) -> int:
        """Do a slice of work and return the bound proved by now."""


@dataclass
class Turn:
    """One part: its seconds of work so far, and what it had proved by then.

    Parameters
    ----------
    steps : Steps
        The work.
    enter : callable
        Told the bound after each slice; True when no plan can pay as much, which closes the part.
    """

    steps: Steps
    enter: Callable[[int], bool]
    spent: float = 0.0
    best: int = 0
    marks: list[tuple[float, int]] = field(default_factory=lambda: [(0.0, 0)])

    def advance(self, stop: Callable[[], bool]) -> None:
        """Do a slice of work."""
        begun = time.monotonic()
        self.best = max(self.best, self.steps.advance(stop))
        self.spent += time.monotonic() - begun
        self.marks.append((self.spent, self.best))
        while len(self.marks) > 2 and self.marks[1][0] <= self.spent - WINDOW:
            del self.marks[0]
        if self.enter(self.best):
            self.steps.closed = True

    @property
    def rate(self) -> float:
        """Return the gain a second of late; without end until there is something to judge."""
        if self.best <= 0 or self.spent < WINDOW:
            return math.inf
        then, had = self.marks[0]
        return (self.best - had) / (self.spent - then)

    @property
    def hope(self) -> float:
        """Return what a second may still bring: without end while far from its end."""
        return self.rate if self.steps.near else math.inf


def take_turns(turns: list[Turn], stop: Callable[[], bool], least: float) -> None:
    """Work on the parts until all are closed, or bring less than `least` a second, or a stop.

    Parameters
    ----------
    turns : list of Turn
        The parts; may be given again to go on.
    stop : callable
        Asked between slices, and by the work itself.
    least : float
        Gain a second.
    """
    while not stop():
        open_turns = [turn for turn in turns if not turn.steps.closed]
        if not open_turns or max(turn.hope for turn in open_turns) < least:
            return
        total = sum(turn.spent for turn in open_turns)
        behind = [turn for turn in open_turns if turn.spent < FAIR * total]
        max(behind or open_turns, key=lambda turn: turn.rate).advance(stop)
