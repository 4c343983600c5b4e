"""What the searchers of one solve share: best plan, bound, clock; nothing enters unaudited."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.errors import UnsoundResultError
from solver.plan import BoundParts, Plan, Progress


def audit(case: Case, plan: Plan, cost: int) -> None:
    """Raise UnsoundResultError unless the plan keeps every rule and costs what is claimed."""
    broken = violations(case, plan)
    if broken:
        raise UnsoundResultError(f"{case.name}: {len(broken)} rules broken, first {broken[0]}")
    again = total(bill(case, plan))
    if again != cost:
        raise UnsoundResultError(f"{case.name}: claimed {cost}, costs {again}")


@dataclass
class Race:
    """The state of one solve. `offer` and `raise_bound` may be called from any thread.

    Parameters
    ----------
    case : Case
        The case.
    seconds : float
        Wall time from now on.

    Attributes
    ----------
    start : Plan or None
        A placement to walk from while there is no sound plan; its rooms do not matter.
    towers : dict
        Unit → tower where the lumpy bound puts it, once known; others stay or may do either. A
        plan there pays the least for floors, buildings, rooms and parking, if there is one.
    wanted : bool
        The bound could use the thread of the walk as well.
    better : float
        When the last better plan came, in seconds since the start.
    lent : int
        Threads that the walk leaves to the bound just now.
    """

    case: Case
    seconds: float
    best: int | None = None
    plan: Plan | None = None
    bound: int | None = None
    bound_parts: BoundParts | None = None
    infeasible: bool = False
    start: Plan | None = None
    towers: dict[int, int] = field(default_factory=dict)
    trace: list[tuple[float, int | None, int | None]] = field(default_factory=list)
    fresh: bool = False
    lent: int = 0
    wanted: bool = False
    better: float = 0.0
    begun: float = field(default_factory=time.monotonic)
    ended: threading.Event = field(default_factory=threading.Event)
    lock: threading.RLock = field(default_factory=threading.RLock)

    def spent(self) -> float:
        """Return seconds since the start."""
        return time.monotonic() - self.begun

    def left(self) -> float:
        """Return seconds until the time limit."""
        return self.seconds - self.spent()

    def over(self) -> bool:
        """Return whether the solve is to end: stopped, out of time or proved."""
        if self.left() <= 0 or self.proved():
            self.ended.set()
        return self.ended.is_set()

    def proved(self) -> bool:
        """Return whether the best plan is proved optimal, or that there is none."""
        return self.infeasible or (
            self.best is not None and self.bound is not None and self.bound >= self.best
        )

    def offer(self, plan: Plan, cost: int) -> bool:
        """Take a plan if it is better; raise UnsoundResultError if it is not what it claims."""
        if self.best is not None and cost >= self.best:
            return False
        audit(self.case, plan, cost)
        with self.lock:
            if self.best is not None and cost >= self.best:
                return False
            if self.bound is not None and cost < self.bound:
                raise UnsoundResultError(f"{self.case.name}: {cost} below bound {self.bound}")
            self.best, self.plan, self.fresh, self.better = cost, plan, True, self.spent()
            self._remember()
        return True

    def offer_modelled(self, plan: Plan, claimed: int) -> bool:
        """Take a plan of a model at its true cost, which a model may overstate, never understate.

        A solver's solution on the way may, say, pay for a floor that nobody uses.
        """
        cost = total(bill(self.case, plan))
        if cost > claimed:
            raise UnsoundResultError(f"{self.case.name}: modelled {claimed}, costs {cost}")
        return self.offer(plan, cost)

    def raise_bound(self, bound: int | None) -> None:
        """Take a bound if it is better; raise UnsoundResultError if a plan is below it."""
        self._raise(bound, None)

    def raise_parts(self, parts: BoundParts) -> None:
        """Take a bound made of parts if it is better."""
        self._raise(parts.total, parts)

    def _raise(self, bound: int | None, parts: BoundParts | None) -> None:
        with self.lock:
            if bound is None or (self.bound is not None and bound <= self.bound):
                return
            if self.best is not None and bound > self.best:
                raise UnsoundResultError(f"{self.case.name}: bound {bound} above {self.best}")
            self.bound, self.bound_parts = bound, parts
            self._remember()

    def _remember(self) -> None:
        self.trace.append((round(self.spent(), 3), self.best, self.bound))


class Teller:
    """Tells progress from the calling thread, a few times a second."""

    def __init__(
        self,
        race: Race,
        on_progress: Callable[[Progress], None] | None,
        stop: Callable[[], bool] | None,
    ) -> None:
        self.race = race
        self.phase = ""
        self._on_progress = on_progress
        self._stop = stop
        self._told = -1.0

    def tick(self, every: float = 0.2) -> bool:
        """Ask whether to stop, tell progress when due; return whether the solve is over."""
        race = self.race
        now = race.spent()
        if now - self._told >= every:
            self._told = now
            if self._stop is not None and self._stop():
                race.ended.set()
            self.tell()
        return race.over()

    def tell(self) -> None:
        """Tell the best and the bound; the plan only when it is new."""
        if self._on_progress is None:
            return
        race = self.race
        with race.lock:
            plan = race.plan if race.fresh else None
            race.fresh = False
            news = Progress(race.spent(), race.best, race.bound, plan, self.phase, race.bound_parts)
        self._on_progress(news)
