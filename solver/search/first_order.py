"""Multipliers of a linear program by first-order steps: can be stopped, taken up again, repeated.

The primal-dual hybrid gradient method with restarts, after Applegate et al., "Practical
Large-Scale Linear Programming using Primal-Dual Hybrid Gradient" (2021), in plain numpy. It counts
steps, not seconds, and gives the thread up inside numpy, so a walk beside it goes on.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.search.linear_program import Program

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

CHECK = 40  # steps between looks at the error
RUIZ = 10  # rounds of scaling rows and columns to the same size
SUFFICIENT, NECESSARY, LONG = 0.2, 0.8, 0.36  # when to restart: error fallen so far, or steps
SMOOTH = 0.5  # share of a new primal weight
TINY = 1e-30


@dataclass(frozen=True)
class _Sparse:
    """A matrix by rows: the entries of row i are those from starts[i] on."""

    columns: Ints
    values: Floats
    starts: Ints

    def times(self, x: Floats) -> Floats:
        """Return the product with a vector; every row has an entry."""
        return np.add.reduceat(self.values * x[self.columns], self.starts)


class Descent:
    """A linear program on the way to its optimum.

    Attributes
    ----------
    steps : int
        Steps done so far.
    """

    def __init__(self, program: Program) -> None:
        self._rows = np.array([i for i, terms in enumerate(program.rows) if terms], dtype=np.int64)
        self._count = len(program.rows)
        self._build(program)
        self.x: Floats = np.clip(np.zeros(len(self.cost)), 0.0, self.high)
        self.y: Floats = np.zeros(len(self.low))
        self.steps = 0
        self._size = 1.0 / max(TINY, float(np.abs(self._by_row.values).max(initial=TINY)))
        spread, pull = _length(self.cost), _length(self.low)
        self._weight = spread / pull if spread > 0 and pull > 0 else 1.0
        self._from_here()

    def _build(self, program: Program) -> None:
        """Lay the matrix out by rows and by columns, each column with an entry, and scale it."""
        lengths = [len(program.rows[i]) for i in self._rows]
        rows = np.repeat(np.arange(len(self._rows)), lengths)
        flat = [term for i in self._rows for term in program.rows[i]]
        columns = np.array([j for j, _ in flat], dtype=np.int64)
        values = np.array([a for _, a in flat], dtype=np.float64)
        wide = len(program.cost)
        self.cost = np.array(program.cost, dtype=np.float64)
        self.high = np.array(program.high, dtype=np.float64)
        self.low = np.array([program.low[i] for i in self._rows], dtype=np.float64)
        self._free = np.array([program.equal[i] for i in self._rows], dtype=bool)
        # a column without entries gets one of size 0, so that reduceat has a place for it
        missing = np.setdiff1d(np.arange(wide), columns)
        rows = np.concatenate([rows, np.zeros(len(missing), dtype=np.int64)])
        columns = np.concatenate([columns, missing])
        values = np.concatenate([values, np.zeros(len(missing))])
        order = np.argsort(rows, kind="stable")
        rows, columns, values = rows[order], columns[order], values[order]
        self._row_scale, self._column_scale = _scales(rows, columns, values, len(self.low), wide)
        values = values * self._row_scale[rows] * self._column_scale[columns]
        self.cost *= self._column_scale
        self.high /= self._column_scale
        self.low *= self._row_scale
        self._by_row = _Sparse(columns, values, _starts(rows, len(self.low)))
        order = np.argsort(columns, kind="stable")
        self._by_column = _Sparse(rows[order], values[order], _starts(columns[order], wide))

    def price(self, cost: list[int]) -> None:
        """Change the costs and go on from the present point."""
        self.cost = np.array(cost, dtype=np.float64) * self._column_scale
        self._from_here()

    def follow(self, other: Descent, kept: list[int]) -> None:
        """Go on from the point of a program with the same columns.

        Parameters
        ----------
        other : Descent
            Where to start from.
        kept : list of int
            Its rows, in order, that are the first rows here; further rows are new.
        """
        before = other.multipliers()
        full = [before[i] for i in kept]
        self.begin(other, full + [0.0] * (self._count - len(full)))

    def begin(self, other: Descent, multipliers: list[float]) -> None:
        """Go on from the point of a program with the same columns, with these multipliers."""
        self.x = np.clip(other.primal() / self._column_scale, 0.0, self.high)
        self.y = np.array(multipliers, dtype=np.float64)[self._rows] / self._row_scale
        self.steps = other.steps
        self._weight = other._weight
        self._from_here()

    def multipliers(self) -> list[float]:
        """Return a multiplier per row of the program."""
        full = np.zeros(self._count)
        full[self._rows] = self.y * self._row_scale
        return [float(m) for m in full]

    def primal(self) -> Floats:
        """Return the values of the columns, near the optimum's but not exactly feasible."""
        return self.x * self._column_scale

    def run(
        self, steps: int, stop: Callable[[], bool] = lambda: False, close: float = 0.0
    ) -> float:
        """Do more steps, fewer when the error is `close` before; return the relative error."""
        end = self.steps + steps
        error = np.inf
        while self.steps < end and error > close and not stop():
            for _ in range(CHECK):
                self._step()
            self._consider_restart()
            error = self.error() if close else np.inf
        return self.error()

    def error(self) -> float:
        """Return how far the point is from feasible and its value from its bound, relatively."""
        primal, dual, gap, value = self._faults(self.x, self.y)
        scale = 1 + abs(value)
        ends = 1 + _length(self.low), 1 + _length(self.cost)
        return max(primal / ends[0], dual / ends[1], gap / scale)

    def _from_here(self) -> None:
        self._start = self.x.copy(), self.y.copy()
        self._sum_x, self._sum_y = np.zeros_like(self.x), np.zeros_like(self.y)
        self._mass = 0.0
        self._inner = 0
        self._back = self._by_column.times(self.y)
        self._first = self._last = self._norm(self.x, self.y)

    def _step(self) -> None:
        """Do one step, as long as the matrix allows."""
        while True:
            size, weight = self._size, self._weight
            x = self.x - size / weight * (self.cost - self._back)
            np.clip(x, 0.0, self.high, out=x)
            move = x - self.x
            y = self.y + size * weight * (self.low - self._by_row.times(x + move))
            y = np.where(self._free, y, np.maximum(y, 0.0))
            back = self._by_column.times(y)
            turn = y - self.y
            length = weight * _dot(move, move) + _dot(turn, turn) / weight
            cross = abs(_dot(back - self._back, move))
            most = length / (2 * cross) if cross > 0 else np.inf
            self.steps += 1
            self._size = min(
                (1 - (self.steps + 1) ** -0.3) * most, (1 + (self.steps + 1) ** -0.6) * size
            )
            if size <= most:
                break
        self.x, self.y, self._back = x, y, back
        self._sum_x += size * x
        self._sum_y += size * y
        self._mass += size
        self._inner += 1

    def _consider_restart(self) -> None:
        """Start again from the average, or from here, whichever has the smaller error."""
        average = self._sum_x / self._mass, self._sum_y / self._mass
        here, mean = self._norm(self.x, self.y), self._norm(*average)
        error = min(here, mean)
        fallen = error <= SUFFICIENT * self._first
        stalled = error <= NECESSARY * self._first and error > self._last
        if not (fallen or stalled or self._inner >= LONG * self.steps):
            self._last = error
            return
        if mean < here:
            self.x, self.y = average
        far_x = _length(self.x - self._start[0])
        far_y = _length(self.y - self._start[1])
        if far_x > TINY and far_y > TINY:
            log = SMOOTH * np.log(far_y / far_x) + (1 - SMOOTH) * np.log(self._weight)
            self._weight = float(np.exp(log))
        self._from_here()

    def _faults(self, x: Floats, y: Floats) -> tuple[float, float, float, float]:
        """Return rows missed, reduced costs of no use, gap, and value of a point."""
        missed = self.low - self._by_row.times(x)
        missed = np.where(self._free, missed, np.maximum(missed, 0.0))
        reduced = self.cost - self._by_column.times(y)
        # every column has an end, so any reduced cost is paid for: only the gap can be open
        value = _dot(self.cost, x)
        bound = _dot(self.low, y) + _dot(np.minimum(reduced, 0.0), self.high)
        return _length(missed), 0.0, abs(value - bound), value

    def _norm(self, x: Floats, y: Floats) -> float:
        primal, dual, gap, _ = self._faults(x, y)
        return float(np.sqrt((self._weight * primal) ** 2 + (dual / self._weight) ** 2 + gap**2))


def _dot(a: Floats, b: Floats) -> float:
    """Return the inner product, not by BLAS: its threads would take the walk's core."""
    return float((a * b).sum())


def _length(a: Floats) -> float:
    return math.sqrt(_dot(a, a))


def _starts(sorted_index: Ints, count: int) -> Ints:
    return np.searchsorted(sorted_index, np.arange(count)).astype(np.int64)


def _scales(
    rows: Ints, columns: Ints, values: Floats, high: int, wide: int
) -> tuple[Floats, Floats]:
    """Return factors for rows and columns: Ruiz' rounds, then Pock and Chambolle's."""
    row, column = np.ones(high), np.ones(wide)
    size = np.abs(values)
    for _ in range(RUIZ):
        now = size * row[rows] * column[columns]
        row /= np.sqrt(_nonzero(_largest(rows, now, high)))
        column /= np.sqrt(_nonzero(_largest(columns, now, wide)))
    now = size * row[rows] * column[columns]
    by_row: Floats = np.bincount(rows, now, high).astype(np.float64)
    by_column: Floats = np.bincount(columns, now, wide).astype(np.float64)
    return row / np.sqrt(_nonzero(by_row)), column / np.sqrt(_nonzero(by_column))


def _largest(index: Ints, values: Floats, count: int) -> Floats:
    found = np.zeros(count)
    np.maximum.at(found, index, values)
    return found


def _nonzero(values: Floats) -> Floats:
    return np.where(values > 0, values, 1.0)
