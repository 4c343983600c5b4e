"""What every rival is given: the case, its time, seed and threads, and a voice to tell plans."""

from __future__ import annotations

from dataclasses import dataclass, field

from benchmarks.child import Voice
from solver.case.model import Case
from solver.plan import Plan


@dataclass
class Task:
    """One rival's work.

    Parameters
    ----------
    case : Case
        The case.
    seconds : float
        Wall time since the process was started.
    seed, threads : int
        Of all chance; to use.
    voice : Voice
        Where plans, costs and bounds are told.
    """

    case: Case
    seconds: float
    seed: int
    threads: int
    voice: Voice
    best: int | None = field(default=None, init=False)
    bound: int | None = field(default=None, init=False)
    parts: tuple[int, ...] = field(default=(), init=False)

    def left(self) -> float:
        """Return the seconds left."""
        return max(0.1, self.seconds - self.voice.spent())

    def over(self) -> bool:
        """Return whether the time is up."""
        return self.voice.spent() >= self.seconds

    def plan(self, plan: Plan, cost: int) -> None:
        """Tell a plan if it is better."""
        if self.best is None or cost < self.best:
            self.best = cost
            self._tell(place=plan.place, rooms=plan.rooms)

    def claim(self, cost: int | None, bound: int | None) -> None:
        """Tell what a solver says on its way, without a plan."""
        before = (self.best, self.bound)
        if cost is not None and (self.best is None or cost < self.best):
            self.best = cost
        if bound is not None and (self.bound is None or bound > self.bound):
            self.bound = bound
        if before != (self.best, self.bound):
            self._tell()

    def made_of(self, parts: tuple[int, ...]) -> None:
        """Tell what the bound is made of, when that is new."""
        if parts != self.parts:
            self.parts = parts
            self.voice.tell(parts=parts)

    def note(self, text: str) -> None:
        """Tell something about how it went."""
        self._tell(note=text)

    def _tell(self, **more: object) -> None:
        self.voice.tell(cost=self.best, bound=self.bound, **more)
