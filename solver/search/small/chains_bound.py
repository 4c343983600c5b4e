"""The bound of a tower by chains of cuts, home by home, the cheapest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from solver.case.model import Case
from solver.check.bill import bill, total
from solver.cpsat.integer import FAR
from solver.plan import Plan
from solver.search.small.chains_home import Homes, Key, home_of
from solver.search.small.chains_proof import Raising
from solver.search.small.slabs_effort import Effort

ASKING = 0.5  # share of the time left for one look for the cheapest home


@dataclass
class _Visit:
    """A home that was looked into: what all homes cost then, and its cuts on their way up."""

    least: int
    raising: Raising
    begun: bool = False
    given_up: bool = False

    @property
    def bound(self) -> int:
        """What the plans at this home cost at the least."""
        known = self.raising.bound
        return self.least if known is None else max(self.least, known)


class HomeByHome:
    """The bound of all plans: those of homes looked into by their chains, all others by a program.

    Parameters
    ----------
    case : Case
        A case whose plans at home are chains.
    best : callable
        Returns the best plan so far.
    effort : Effort
        How long, who is told; also told each better plan at once.
    """

    def __init__(self, case: Case, best: Callable[[], Plan], effort: Effort) -> None:
        self._case, self._best, self._effort = case, best, effort
        self._homes = Homes(case)
        self._visits: dict[Key, _Visit] = {}
        self._others_given_up = False
        self._seen: Plan | None = None
        self.cost = FAR
        self._hear()

    @property
    def bound(self) -> int | None:
        """What every plan costs at the least; None until known."""
        if self._homes.bound is None:
            return None
        return min(self.cost, self._homes.bound, *(v.bound for v in self._visits.values()))

    def work(self) -> bool:
        """Raise the bound; return whether the best plan is proved or the time is over."""
        effort = self._effort
        while not effort.over():
            self._hear()
            if self.bound is not None:
                effort.tell(self.bound)
            if self.bound == self.cost:
                return True
            if not self._step():
                return False
        return True

    def _step(self) -> bool:
        """Do what the bound needs most; return whether there was anything."""
        open_ = [v for v in self._visits.values() if not v.given_up and v.bound < self.cost]
        visit = min(open_, key=lambda v: v.bound, default=None)
        others = self._homes.bound if self._homes.bound is not None else 0
        others = FAR if self._others_given_up or others >= self.cost else others
        if others < FAR and (visit is None or others <= visit.bound):
            self._enter()
            return True
        if visit is not None:
            self._raise(visit)
        return visit is not None

    def _enter(self) -> None:
        """Enter the cheapest home of all others."""
        effort = self._effort
        effort.threads(False)
        key = self._homes.cheapest(effort.part(ASKING).left(), effort.stop)
        least = self._homes.bound
        if least is not None and least >= self.cost:
            return
        if key is None or not self._homes.closed:
            key = self._homes.key(self._best())
        if least is None or key in self._visits or effort.over():
            self._others_given_up = True
            return
        self._homes.leave_out(key)
        home = home_of(self._case, key)
        if home is not None:
            self._visits[key] = _Visit(least, Raising(home, self.cost))

    def _raise(self, visit: _Visit) -> None:
        """Raise a cut of a home."""
        effort, raising = self._effort, visit.raising
        raising.cost = self.cost
        if not visit.begun:
            visit.begun = True
            visit.given_up = not raising.begin(effort.over, effort.threads(True))
            return
        raising.step(effort.over, effort.threads(True))
        visit.given_up = raising.stuck
        if raising.cost < self.cost and raising.plan is not None:
            self.cost = raising.cost
            effort.offer(raising.plan, self.cost)

    def _hear(self) -> None:
        """Take the best plan there is by now."""
        plan = self._best()
        if plan is not self._seen:
            self._seen = plan
            self.cost = min(self.cost, total(bill(self._case, plan)))
