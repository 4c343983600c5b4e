"""Branch and bound on few of the lumpy pieces: old buildings, and sums of floors and levels.

Single floors and parking levels are alike: forbid 7.3 levels at one site, and the relaxation goes
on with 7 there and 0.3 more at another. Their *sums* are whole as well, and cannot turn aside.
Every node is a linear relaxation by GLOP from where the last one ended; the least bound of the open
ones holds for all plans, at every moment.
"""

from __future__ import annotations

import heapq
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from solver.cpsat.integer import relaxation
from solver.cpsat.linear import SIMPLEX, safe_bound
from solver.cpsat.run import stopping
from solver.search.lumpy.model import Lumpy

WHOLE = 1e-5  # farther from whole numbers a value is in parts
NODES = 6  # that are parted between two looks
SECONDS = 10.0  # for one relaxation; a node that takes longer is left for good, with its bound

Ends = tuple[tuple[int, float, float], ...]  # by number of a piece: its least and most


@dataclass(frozen=True, order=True)
class _Node:
    """Some of all plans: what their relaxation proves, and the pieces in its optimum."""

    value: float
    number: int
    ends: Ends
    pieces: tuple[float, ...]


class LumpyTree:
    """The relaxation of a lumpy model, with few of its pieces whole, on its way up.

    Attributes
    ----------
    closed : bool
        Whether there is nothing more to part.
    near : bool
        Always: what it gains now is what it gains.
    """

    def __init__(self, lumpy: Lumpy) -> None:
        self.near = True
        self.closed = False
        self._solver, variables, _ = relaxation(lumpy.model)
        self._solver.SetSolverSpecificParametersAsString(SIMPLEX[0])
        self._solver.SetTimeLimit(round(SECONDS * 1000))
        self._pieces = [variables[var.index] for var in lumpy.kept.values()]
        self._pieces += [self._sum([variables[i] for i in total]) for total in lumpy.totals]
        price = self._solver.Objective().GetCoefficient
        self._weight = [price(var) for var in self._pieces[: len(lumpy.kept)]]
        self._weight += [max(price(variables[i]) for i in total) for total in lumpy.totals]
        self._first = [(var.Lb(), var.Ub()) for var in self._pieces]
        self._open: list[_Node] = []
        self._made = 0
        self._best = 0

    def _sum(self, parts: list[Any]) -> Any:
        """Return a variable that is the sum of others."""
        low, high = sum(var.Lb() for var in parts), sum(var.Ub() for var in parts)
        total = self._solver.NumVar(low, high, "")
        row = self._solver.Constraint(0, 0)
        row.SetCoefficient(total, 1)
        for var in parts:
            row.SetCoefficient(var, -1)
        return total

    def advance(self, stop: Callable[[], bool]) -> int:
        """Part some nodes and return the bound proved by now."""
        with stopping(self._solver.InterruptSolve, stop):
            if not self._made:
                self._enter((), stop)
            if not self._open and stop():
                self._made = 0
                return self._best
            for _ in range(NODES):
                if self.closed or stop():
                    break
                self._part(stop)
        return self._best

    def _part(self, stop: Callable[[], bool]) -> None:
        """Take the node of the least bound; exclude what its dearest piece in parts is."""
        if not self._open:
            self.closed = True
            return
        node = self._open[0]
        self._best = max(self._best, safe_bound(node.value) or 0)
        apart = [w * _apart(x) for w, x in zip(self._weight, node.pieces, strict=False)]
        if max(apart, default=0.0) <= 0:
            self.closed = True
            return
        i = apart.index(max(apart))
        heapq.heappop(self._open)
        low, high = self._first[i]
        for j, a, b in node.ends:
            low, high = (a, b) if j == i else (low, high)
        rest = tuple(end for end in node.ends if end[0] != i)
        down = math.floor(node.pieces[i])
        for a, b in ((low, down), (down + 1, high)):
            self._enter((*rest, (i, a, b)), stop, node)

    def _enter(self, ends: Ends, stop: Callable[[], bool], parent: _Node | None = None) -> None:
        """Add a node; none when nothing is in there, its parent's bound when its own is not known.

        After a stop the parent is taken up again.
        """
        self._made += 1
        for i, low, high in ends:
            self._pieces[i].SetBounds(low, high)
        status = self._solved()
        if status == self._solver.OPTIMAL:
            value = self._solver.Objective().Value()
            value = value if parent is None else max(value, parent.value)
            pieces = tuple(var.solution_value() for var in self._pieces)
            heapq.heappush(self._open, _Node(value, self._made, ends, pieces))
        elif status != self._solver.INFEASIBLE and parent is not None:
            left = _Node(parent.value, self._made, ends, ())
            heapq.heappush(self._open, parent if stop() else left)
        for i, _, _ in ends:
            self._pieces[i].SetBounds(*self._first[i])

    def _solved(self) -> int:
        """Return how the relaxation ended; what one simplex gives up on the other may do."""
        solver = self._solver
        status: int = solver.Solve()
        if status not in (solver.OPTIMAL, solver.INFEASIBLE):
            solver.SetSolverSpecificParametersAsString(SIMPLEX[1])
            status = solver.Solve()
            solver.SetSolverSpecificParametersAsString(SIMPLEX[0])
        return status


def _apart(value: float) -> float:
    """Return how far a value is from a whole number; 0 within the solver's own error."""
    off = abs(value - round(value))
    return off if off > WHOLE else 0.0
