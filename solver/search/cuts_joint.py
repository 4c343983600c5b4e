"""Level and site money in one linear program, with rows that whole-number solvers have proved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from solver.case.model import Case, Edge, Old
from solver.cpsat.build import build
from solver.cpsat.weighed import weigh
from solver.search.cuts_whole import whole_cuts
from solver.search.first_order import Descent
from solver.search.level_cuts import Cuts, Sum, level_cuts, minus
from solver.search.linear_program import Program, Terms
from solver.search.shares import Shares
from solver.search.sites import Atom, atoms, site_case

STEPS = 200  # between two looks
NEAR = 0.005  # relative error at which rows are worth their time
FIRST, LATER = (0, 4_000), (800, 3_000)  # steps until rows are added when near, or all the same
LITTLE = 1e-5  # relative gain of the bound, or of a row over the present point, that is little
TOWERS, CUT = 10.0, 2.0  # seconds for a row of each kind
PATIENCE = 4  # rounds of rows without gain


class Piece(Protocol):
    """What is whole in itself: rows that are about it only, and a proof at prices."""

    def terms(self, price: list[int]) -> Terms:
        """Return the bill at prices of its columns."""

    def prove(self, price: list[int], seconds: float, stop: Callable[[], bool]) -> int | None:
        """Return what no plan undercuts in `terms(price)`, None when nothing is known."""


@dataclass(frozen=True)
class Division:
    """Who goes into which tower: the site bound's case, in whole numbers."""

    site: Case
    inside: tuple[dict[int, int], ...]
    charged: tuple[tuple[int, int], ...]
    own: frozenset[int]

    def rows(self) -> set[int]:
        """Return the rows of the program that are about the division only."""
        return set(self.own)

    def terms(self, price: list[int]) -> Terms:
        """Return what towers cost at these prices, with trips and old buildings."""
        row = [(j, price[j]) for own in self.inside for j in own.values() if price[j]]
        return [*row, *self.charged]

    def prove(self, price: list[int], seconds: float, stop: Callable[[], bool]) -> int | None:
        """Return what no division undercuts in `terms(price)`."""
        units = tuple(
            replace(unit, cost=tuple(price[own[t]] for t in unit.floors))
            for unit, own in zip(self.site.units, self.inside, strict=True)
        )
        return weigh(build(replace(self.site, units=units)).model, seconds, stop=stop).bound


class Joint:
    """The program of level and site under construction.

    Attributes
    ----------
    program : Program
        No plan's level and site money together can be below its optimum.
    """

    def __init__(self, case: Case, shares: Shares) -> None:
        self.case = case
        self.cuts: Cuts = level_cuts(case, replace(shares, keep=(0,) * len(case.old)))
        self.whole = whole_cuts(case, self.cuts)
        self.program: Program = self.cuts.program
        kept = tuple(Old(amount) for amount in shares.keep)
        self.site = replace(site_case(case, shares), old=kept)
        self._own: set[int] = set()
        self._inside = [self._add_atom(atom) for atom in atoms(case)]
        self._charged: list[tuple[int, int]] = []
        self._add_stays(shares.keep)
        for i, j, weight in self.site.flows:
            for edge in self.site.tree:
                self._add_trip(i, j, weight * edge.length, edge)

    def division(self) -> Division:
        """Return the division among the towers as a piece."""
        own = frozenset(self._own)
        return Division(self.site, tuple(self._inside), tuple(self._charged), own)

    def _add_atom(self, atom: Atom) -> dict[int, int]:
        """All units of an atom are in the same tower, or stay."""
        row = {t: self.program.column() for t in atom.towers}
        for t in range(len(self.case.towers)):
            floors = [f for f, floor in enumerate(self.case.floors) if floor.tower == t]
            for u in atom.units:
                terms, constant = self.cuts.within(u, floors)
                if t in row:
                    self.program.exactly(constant, [(row[t], 1), *minus(terms)])
                elif terms:
                    self.program.exactly(0, terms)
        return row

    def _add_stays(self, price: tuple[int, ...]) -> None:
        """Who is in no tower stays, and his building is kept."""
        kept = {b: self.program.column(amount) for b, amount in enumerate(price) if amount}
        self._charged += [(j, price[b]) for b, j in kept.items()]
        for atom, row in zip(atoms(self.case), self._inside, strict=True):
            if atom.stay is None:
                continue
            inside = [(j, 1) for j in row.values()]
            for u in atom.units:
                stays = self.cuts.x[u][len(self.case.floors) + atom.stay]
                self.program.exactly(1, [(stays, 1), *inside])
            if atom.stay in kept:
                self._own.add(len(self.program.rows))
                self.program.at_least(1, [(kept[atom.stay], 1), *inside])

    def _far(self, i: int, edge: Edge) -> Sum:
        """Return the share of an atom beyond a site edge."""
        stay = self.site.units[i].stay
        terms = [(j, 1) for t, j in self._inside[i].items() if t in edge.beyond]
        if stay is None or len(self.case.towers) + stay not in edge.beyond:
            return terms, 0
        return terms + [(j, -1) for j in self._inside[i].values()], 1

    def _add_trip(self, i: int, j: int, amount: int, edge: Edge) -> None:
        (a, m), (b, n) = self._far(i, edge), self._far(j, edge)
        apart = self.program.column(amount)
        self._charged.append((apart, amount))
        for one, other, low in ((a, b, m - n), (b, a, n - m)):
            self._own.add(len(self.program.rows))
            self.program.at_least(low, [(apart, 1), *minus(one), *other])


@dataclass(frozen=True)
class _Round:
    """Pieces tried one after the other, each with the rows about it only; seconds for each."""

    seconds: float
    pieces: list[tuple[Piece, set[int]]]


class JointSteps:
    """First-order steps on the joint program, with new rows whenever they come near its optimum.

    A row says what a piece costs at the least, at the prices that all other rows leave to pay
    when the multipliers of the rows about this piece are forgotten. With multiplier 1 it brings
    just what the piece in whole numbers is dearer than in parts; the steps go on from there.

    Attributes
    ----------
    best : int
        The best bound so far.
    site : int
        What of it the division among the towers costs at the least by itself.
    closed : bool
        Nothing more is gained.
    """

    def __init__(self, case: Case, shares: Shares) -> None:
        joint = Joint(case, shares)
        self.program = joint.program
        division = joint.division()
        self._rounds: tuple[_Round, ...] = (
            _Round(TOWERS, [(division, division.rows())]),
            _Round(CUT, [(cut, cut.rows()) for cut in joint.whole]),
        )
        self._descent = Descent(self.program)
        self._since, self._due = 0, FIRST
        self._idle = 0
        self.best = self.site = 0
        self.closed = False

    def advance(self, left: Callable[[], float], stop: Callable[[], bool]) -> None:
        """Do some steps, and add rows when they are near the optimum or do not get there.

        Parameters
        ----------
        left : callable
            Seconds left for rows.
        stop : callable
            Asked often, also from another thread.
        """
        if not self._descent.steps and not stop():
            self._add_rows(self._rounds[0], left, stop)  # trips at their least: a bound at once
            self.site = self.best
        error = self._descent.run(STEPS, stop)
        self._since += STEPS
        self._take(self._descent.multipliers())
        soon, late = self._due
        if self._since >= (soon if error <= NEAR else late) and not stop():
            before = self.best
            for pieces in self._rounds:
                self._add_rows(pieces, left, stop)
                if self.best > before * (1 + LITTLE):
                    break  # the steps gain more by it than dearer rows
            self._since, self._due = 0, LATER
            self._idle = 0 if self.best > before * (1 + LITTLE) else self._idle + 1
            self.closed = self._idle >= PATIENCE

    def _take(self, multipliers: list[float]) -> int:
        bound = self.program.bound(multipliers)
        self.best = max(self.best, bound)
        return bound

    def _add_rows(
        self, pieces: _Round, left: Callable[[], float], stop: Callable[[], bool]
    ) -> None:
        """Try a row for each piece; keep those that raise the bound, now or with more steps."""
        multipliers = self._descent.multipliers()
        bound = self._take(multipliers)
        point = self._descent.primal()
        for piece, own in pieces.pieces:
            seconds = min(pieces.seconds, left())
            if stop() or seconds <= 0:
                break
            rest = [0.0 if i in own else m for i, m in enumerate(multipliers)]
            price = self.program.reduced(rest)
            least = piece.prove(price, seconds, stop)
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
            descent = Descent(self.program)
            descent.begin(self._descent, multipliers)
            self._descent = descent
