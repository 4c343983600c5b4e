"""Steps on level and site money together: one program first, then branches by tower."""

from __future__ import annotations

from solver.case.model import Case
from solver.search.cuts.branch import Branches
from solver.search.cuts.climb import LITTLE, Climb, Pace, Piece
from solver.search.cuts.places import Places
from solver.search.cuts.towers import Joint
from solver.search.cuts.whole import whole_cuts
from solver.search.shares import Shares

STEPS = 200  # between two looks
NEAR = 0.005  # relative error at which rows are worth their time
FIRST, LATER = (0, 4_000), (800, 3_000)  # steps until rows are added when near, or all the same
ENOUGH = 0.002  # relative gain of the bound by a division below which branches gain more
TOWERS, CUT = (10.0, 1.0), (2.0, 0.1)  # seconds for a row of each kind, or counted effort
PATIENCE = 4  # rounds of rows without gain


class JointSteps:
    """First-order steps on the joint program, rows when they come near its optimum, branches.

    When rows about the division among the towers gain little more, the plans are parted by who
    is in which tower. Where there is nothing to part, cuts are taken whole.

    Attributes
    ----------
    best : int
        The best bound so far.
    site : int
        What of it the division among the towers costs at the least by itself.
    spent : int
        Entries of the program times steps done.
    closed : bool
        Nothing more is gained.
    """

    def __init__(self, case: Case, shares: Shares) -> None:
        self._joint = Joint(case, shares)
        division = self._joint.division()
        self._own = division.rows()
        self._divisions: list[tuple[Piece, set[int]]] = [(division, self._own)]
        cuts = whole_cuts(case, self._joint.cuts)
        self._cuts: list[tuple[Piece, set[int]]] = [(cut, cut.rows()) for cut in cuts]
        self._climb = Climb(self._joint.program, count=Places(self._joint).bound)
        self._branches: Branches | None = None
        self._begun = False
        self._since, self._due = 0, FIRST
        self._idle = 0
        self.best = self.site = self.spent = 0
        self.closed = False

    def advance(self, pace: Pace) -> None:
        """Do some steps, and add rows when they are near the optimum or do not get there."""
        if pace.stop():
            return
        if self._branches is not None and not self._branches.closed:
            self.spent += self._branches.advance(pace)
            self.best = max(self.best, self._branches.best)
            return
        self._climb_on(pace)
        self.best = max(self.best, self._climb.best)

    def settle(self, pace: Pace) -> None:
        """Want no thread more, wait for the one beside, and raise what failed there."""
        pace.threads(False)
        if self._branches is not None:
            self._branches.settle()
            self.best = max(self.best, self._branches.best)

    def _climb_on(self, pace: Pace) -> None:
        climb = self._climb
        if not self._begun:  # trips at their least: a bound at once
            climb.add_rows(self._divisions, lambda: pace.effort(*TOWERS))
            self.site, self._begun = climb.best, True
        error = climb.run(STEPS, pace.stop)
        self._since += STEPS
        self.spent += STEPS * climb.entries
        soon, late = self._due
        if self._since < (soon if error <= NEAR else late) or pace.stop():
            return
        before = climb.best
        climb.add_rows(self._divisions, lambda: pace.effort(*TOWERS))
        self._since, self._due = 0, LATER
        ready = error <= NEAR or self._idle  # a division may only have run out of time
        if self._branches is None and ready and climb.best <= before * (1 + ENOUGH):
            self._branches = Branches(self._joint, self._own, climb)
        if climb.best <= before * (1 + LITTLE) and self._branches and self._branches.closed:
            climb.add_rows(self._cuts, lambda: pace.effort(*CUT))
        self._idle = 0 if climb.best > before * (1 + LITTLE) else self._idle + 1
        self.closed = self._idle >= PATIENCE
