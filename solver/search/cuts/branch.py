"""Branches of the joint program: an atom in a tower, or not; the least branch is the bound."""

from __future__ import annotations

import math
import threading
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.search.cuts.climb import Climb, Pace
from solver.search.cuts.towers import Choice, Joint
from solver.search.linear.first_order import Stand
from solver.search.linear.layout import lay_out
from solver.search.linear.program import Terms

STEPS, TURNS = 400, 2  # of a leaf: steps, and how often, a division before all but the first
APART = 3  # choices from one division to the next: it costs as much as 1,500 steps
WAIT = 0.05  # seconds for a leaf that another thread has
LAST = 2_000  # steps where all is chosen
SECONDS, COUNTED = 5.0, 0.5  # for a division in a leaf; CP-SAT's own effort when that counts
CLEAR = 0.02  # added to how far an atom is from being wholly inside or outside


@dataclass(frozen=True, eq=False)
class Leaf:
    """Plans in which so much is chosen.

    Parameters
    ----------
    choices : tuple of Choice
        Who is in which tower, or not.
    rows : tuple of (int, Terms)
        What was proved for these plans: the terms are at least so much.
    stand : Stand
        Where the steps stand.
    best : int
        No plan among these is below.
    turns : int
        How often it had its steps.
    """

    choices: tuple[Choice, ...]
    rows: tuple[tuple[int, Terms], ...]
    stand: Stand
    best: int
    turns: int


class Branches:
    """A tree over all plans whose least leaf is worked on, or parted when it had its turns.

    Parameters
    ----------
    joint : Joint
        The program, with the rows that hold for all plans.
    own : set of int
        Its rows that are about the division among towers only.
    climb : Climb
        The steps on it so far.

    Attributes
    ----------
    closed : bool
        Everything is chosen in the least leaf, and more steps do not raise it.
    """

    def __init__(self, joint: Joint, own: set[int], climb: Climb) -> None:
        self._joint, self._own = joint, own
        self._program = climb.program.restricted(climb.program.high)
        self._count, self._laid = climb.count, lay_out(self._program)
        self._leaves = [Leaf((), (), climb.stand, climb.best, TURNS)]
        self._busy: list[Leaf] = []
        self._lock = threading.Condition()
        self._beside: Future[None] | None = None
        self._ending = False
        self._weight = _weights(joint.site)
        self.closed = self._choose(self._leaves[0]) is None  # nothing to part at all

    @property
    def best(self) -> int:
        """No plan is below."""
        with self._lock:
            return min(leaf.best for leaf in (*self._leaves, *self._busy))

    def advance(self, pace: Pace) -> int:
        """Give the least leaf a turn, parted first when it had its turns; return steps · entries.

        A division is dear: a leaf waits for it until it is the least again. While there is a
        thread more, it works beside on the next leaves; a failure there is one here.
        """
        if self._beside is not None and self._beside.done():
            self.settle()
        if self._beside is None and not pace.counted and pace.threads(True) > 1:
            pool = ThreadPoolExecutor(max_workers=1)
            self._beside = pool.submit(self._work_beside, pace)
            pool.shutdown(wait=False)
        return self._turn(pace)

    def settle(self) -> None:
        """End the thread beside after its turn, and raise what failed there."""
        if self._beside is not None:
            beside, self._beside, self._ending = self._beside, None, True
            try:
                beside.result()
            finally:
                self._ending = False

    def _work_beside(self, pace: Pace) -> None:
        while not (self.closed or self._ending or pace.stop()) and pace.threads(True) > 1:
            self._turn(pace)

    def _turn(self, pace: Pace) -> int:
        """Take a leaf, work on it, and put it back."""
        leaf = self._take()
        if leaf is None:
            return 0
        found, steps = leaf, 0
        try:
            found, steps = self._end(leaf, pace) if leaf.turns >= TURNS else self._work(leaf, pace)
        finally:
            with self._lock:
                self._busy.remove(leaf)
                self._leaves.append(found)
                self._lock.notify_all()
        if leaf.turns >= TURNS and found.best == leaf.best == self.best and not pace.stop():
            self.closed = True
        return steps

    def _take(self) -> Leaf | None:
        """Return the least leaf that nobody works on; those that had their turns are parted."""
        with self._lock:
            while self._leaves:
                leaf = min(self._leaves, key=lambda leaf: leaf.best)
                self._leaves.remove(leaf)
                split = None if leaf.turns < TURNS else self._choose(leaf)
                if split is None:
                    self._busy.append(leaf)
                    return leaf
                for inside in (True, False):
                    choices = (*leaf.choices, replace(split, inside=inside))
                    self._leaves.append(replace(leaf, choices=choices, turns=0))
            self._lock.wait(WAIT)
            return None

    def _end(self, leaf: Leaf, pace: Pace) -> tuple[Leaf, int]:
        """Do more steps where all is chosen; the tree is closed when they bring nothing."""
        climb = self._climb(leaf)
        climb.run(LAST, pace.stop)
        return replace(leaf, stand=climb.stand, best=climb.best), LAST * climb.entries

    def _work(self, leaf: Leaf, pace: Pace) -> tuple[Leaf, int]:
        all_rows = len(self._program.rows)
        climb = self._climb(leaf)
        own = self._own | set(range(all_rows, all_rows + len(leaf.rows)))
        if leaf.turns and not len(leaf.choices) % APART:
            division = self._joint.division(leaf.choices)
            climb.add_rows([(division, own)], lambda: pace.effort(SECONDS, COUNTED))
        climb.run(STEPS, pace.stop)
        low, terms = climb.program.low[all_rows:], climb.program.rows[all_rows:]
        rows = tuple(zip(low, terms, strict=True))
        turns = leaf.turns + (not pace.stop())
        worked = Leaf(leaf.choices, rows, climb.stand, climb.best, turns)
        return worked, STEPS * climb.entries

    def _climb(self, leaf: Leaf) -> Climb:
        """Return the steps of a leaf: the common program with columns excluded and rows more."""
        program = self._program.restricted(self._joint.high(leaf.choices))
        for low, terms in leaf.rows:
            program.at_least(low, terms)
        return Climb(program, leaf.stand, leaf.best, self._count, self._laid)

    def _choose(self, leaf: Leaf) -> Choice | None:
        """Return who matters and is about half in a tower; None when all is chosen."""
        best, split = -1.0, None
        units = self._joint.division(leaf.choices).site.units
        for i, (unit, inside) in enumerate(zip(units, self._joint.inside, strict=True)):
            if len(unit.floors) + (unit.stay is not None) < 2:
                continue
            for t in unit.floors:
                share = min(1.0, max(0.0, float(leaf.stand.primal[inside[t]])))
                worth = self._weight[i] * (CLEAR + min(share, 1 - share))
                if worth > best:
                    best, split = worth, Choice(i, t, inside=True)
        return split


def _weights(site: Case) -> list[float]:
    """Return how much it matters where an atom is: its trips, and the space it takes."""
    trips = [1] * len(site.units)
    for i, j, weight in site.flows:
        trips[i] += weight
        trips[j] += weight
    return [n * math.sqrt(1 + unit.area) for n, unit in zip(trips, site.units, strict=True)]
