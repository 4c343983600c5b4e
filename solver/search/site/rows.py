"""The site part of a large case: a linear program in rounds of steps and rows about chains."""

from __future__ import annotations

from collections.abc import Callable

from solver.case.model import Case
from solver.search.linear.first_order import Descent, Stand
from solver.search.linear.program import Terms
from solver.search.site.spread import Spread

CLOSE = 1e-2  # relative error at which rows are looked for
STEPS = 500  # between two looks at the bound
SOON, PATIENT = 2, 5  # looks before rows are added with and without such an error
EXTRA = 0.1  # of the largest distance: by how much a pair of a chain counts as longer, at first
FEW = 0.3  # rows per root below which that becomes half as much
SMOOTH = 0.5  # weight of the columns' past: rows that bite where the steps swing to and fro
LEAST = 1e-4  # of the extra; below it, without new rows, there is no more to gain


class SiteRows:
    """The site program of a case on its way up.

    Parameters
    ----------
    case : Case
        Its floors are whole towers.
    spread : Spread or None
        Its program, when that is more than of the case alone.

    Attributes
    ----------
    spent : int
        Steps times entries so far.
    closed : bool
        Whether further rounds have little to give.
    near : bool
        Whether rows have been added.
    """

    def __init__(self, case: Case, spread: Spread | None = None) -> None:
        self._spread = Spread(case) if spread is None else spread
        self._program = self._spread.program
        self._base = len(self._program.rows)
        self._descent = Descent(self._program)
        self._past = self._descent.primal()
        self._extra = EXTRA
        self._looks = 0
        self.spent = 0
        self.closed = not self._spread.trips
        self.near = False

    @property
    def stand(self) -> Stand:
        """Where the steps stand."""
        return self._descent.stand()

    @property
    def chains(self) -> list[tuple[int, Terms]]:
        """The rows about chains: the terms are at least so much."""
        program = self._program
        return list(zip(program.low[self._base :], program.rows[self._base :], strict=True))

    def take_chains(self, chains: list[tuple[int, Terms]]) -> None:
        """Add rows about chains that are known to hold."""
        for low, terms in chains:
            self._program.at_least(low, terms)

    def resume(self, stand: Stand) -> None:
        """Go on from there."""
        self._descent = Descent(self._program)
        self._descent.resume(stand)
        self._past = self._descent.primal()

    def advance(self, stop: Callable[[], bool]) -> int:
        """Do some steps, add rows when they have come near, return the bound proved by now."""
        before = self._descent.steps
        error = self._descent.run(STEPS, stop)
        self.spent += (self._descent.steps - before) * sum(map(len, self._program.rows))
        bound = self._program.bound(self._descent.multipliers())
        bound = max(bound, self._program.bound(self._descent.averaged()))
        self._looks += 1
        if self._looks >= (SOON if error <= CLOSE else PATIENT) and not stop():
            self._looks = 0
            self.near = True
            self._renew()
        return bound

    def _renew(self) -> None:
        """Leave rows without a multiplier out and add those that are missed now."""
        old = self._descent
        self._past = SMOOTH * self._past + (1 - SMOOTH) * old.primal()
        multipliers = old.multipliers()
        kept = [i for i, m in enumerate(multipliers) if i < self._base or m > 0]
        self._program.keep(kept)
        added = self._spread.add_chains(self._past, self._extra)
        if added < FEW * self._spread.roots:
            self._extra /= 2
        self.closed = added == 0 and self._extra < LEAST
        self._descent = Descent(self._program)
        self._descent.follow(old, kept)
