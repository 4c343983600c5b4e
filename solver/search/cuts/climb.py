"""First-order steps on a program of pieces, and rows that whole-number solvers prove for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Protocol

from numpy.typing import ArrayLike

from solver.search.clock import Effort
from solver.search.linear.first_order import Descent, Stand
from solver.search.linear.layout import Layout
from solver.search.linear.program import Program, Terms

Count = Callable[[Program, ArrayLike], int]  # the bound that multipliers prove

LITTLE = 1e-5  # relative gain of the bound, or of a row over the present point, that is little


@dataclass(frozen=True)
class Pace:
    """How long to work.

    Parameters
    ----------
    left : callable
        Seconds left.
    stop : callable
        Asked often, also from another thread.
    counted : bool
        The clock must not matter: solvers count their own effort.
    threads : callable
        How many threads may work just now; told whether more than one are of use.
    """

    left: Callable[[], float]
    stop: Callable[[], bool]
    counted: bool = False
    threads: Callable[[bool], int] = lambda _: 1

    def effort(self, seconds: float, counted: float) -> Effort:
        """Return what a row may take: so many seconds, or so much counted."""
        if self.counted:
            return Effort(self.left(), self.stop, counted)
        return Effort(min(seconds, self.left()), self.stop)


class Piece(Protocol):
    """What is whole in itself: rows that are about it only, and a proof at prices."""

    def terms(self, price: list[int]) -> Terms:
        """Return the bill at prices of its columns."""

    def prove(self, price: list[int], effort: Effort) -> int | None:
        """Return what no plan undercuts in `terms(price)`, None when nothing is known."""


class Climb:
    """A program on the way to its optimum, and to that of its pieces in whole numbers.

    A row says what a piece costs at the least, at the prices that all other rows leave to pay
    when the multipliers of the rows about this piece are forgotten. With multiplier 1 it brings
    just what the piece in whole numbers is dearer than in parts; the steps go on from there.

    Attributes
    ----------
    program : Program
        The program, rows are added to it.
    best : int
        The best bound so far.
    count : callable
        The bound that multipliers of it prove.
    """

    # laid: the layout of a program with more columns open and fewer rows at its end
    def __init__(
        self,
        program: Program,
        start: Stand | None = None,
        best: int = 0,
        count: Count = Program.bound,
        laid: Layout | None = None,
    ) -> None:
        self.program = program
        self.best = best
        self.count = count
        self._laid = laid
        self._descent = self._descend()
        if start is not None:
            self._descent.resume(start)

    def _descend(self) -> Descent:
        """Return steps on the program as it is, laid out like the wider one that is known."""
        return Descent(self.program, self._laid.masked(self.program) if self._laid else None)

    @property
    def stand(self) -> Stand:
        """Where the steps stand."""
        return self._descent.stand()

    @property
    def entries(self) -> int:
        """How many entries the program has."""
        return len(self.program.entries().values)

    def run(self, steps: int, stop: Callable[[], bool]) -> float:
        """Do some steps; return the relative error."""
        error = self._descent.run(steps, stop)
        self._take(self._descent.multipliers())
        self._take(self._descent.averaged())  # before a restart they often prove more
        return error

    def _take(self, multipliers: list[float]) -> int:
        bound = self.count(self.program, multipliers)
        self.best = max(self.best, bound)
        return bound

    def add_rows(
        self,
        pieces: Iterable[tuple[Piece, set[int]]],
        effort: Callable[[], Effort],
    ) -> None:
        """Try a row for each piece; keep those that raise the bound, now or with more steps.

        Parameters
        ----------
        pieces : iterable of (Piece, set of int)
            Pieces with the rows about them only, to which new ones are added.
        effort : callable
            How long the next piece may take.
        """
        multipliers = self._descent.multipliers()
        bound = self._take(multipliers)
        point = self._descent.primal()
        for piece, own in pieces:
            allowed = effort()
            if allowed.stop() or allowed.seconds <= 0:
                break
            rest = [0.0 if i in own else m for i, m in enumerate(multipliers)]
            price = self.program.reduced(rest)
            least = piece.prove(price, allowed)
            if least is None:
                continue
            terms = piece.terms(price)
            self.program.at_least(least, terms)
            raised = self._take([*rest, 1.0])
            missed = least - sum(a * float(point[j]) for j, a in terms)
            if raised > bound * (1 + LITTLE):
                multipliers, bound = [*rest, 1.0], raised
            elif missed > bound * LITTLE:
                multipliers = [*multipliers, 0.0]
            else:
                self.program.drop_last()
                continue
            own.add(len(self.program.rows) - 1)
        if len(multipliers) > len(self._descent.multipliers()):
            descent = self._descend()
            descent.begin(self._descent, multipliers)
            self._descent = descent
