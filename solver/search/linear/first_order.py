"""Multipliers of a linear program by first-order steps: can be stopped, taken up again, repeated.

The primal-dual hybrid gradient method with restarts, after Applegate et al., "Practical
Large-Scale Linear Programming using Primal-Dual Hybrid Gradient" (2021). The steps are done by the
kernel, several times as many a second as by numpy, and a walk in another thread goes on. It counts
steps, not seconds.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from solver.kernel.descent import Point, Slopes, Sparse, descend
from solver.search.linear.program import Program
from solver.search.linear.soft_rows import soft_rows

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

CHECK = 40  # steps between looks at the error
RUIZ = 10  # rounds of scaling rows and columns to the same size
SUFFICIENT, NECESSARY, LONG = 0.2, 0.8, 0.36  # when to restart: error fallen so far, or steps
SMOOTH = 0.5  # share of a new primal weight
NOISE = 1e-9  # relative distances below which say nothing about the primal weight
TINY = 1e-30


@dataclass(frozen=True)
class Stand:
    """Where steps stand, to go on from in a program with the same columns.

    Parameters
    ----------
    primal, multipliers : array of float
        By column, and by row.
    steps : int
        Done so far.
    weight : float
        Of the multipliers against the columns.
    """

    primal: Floats
    multipliers: Floats
    steps: int
    weight: float


class Descent:
    """A linear program on the way to its optimum.

    Columns that only say by how much a row is missed are left out (`soft_rows.py`), and those
    that are 0; whoever asks hears of all columns and rows of the program.

    Attributes
    ----------
    steps : int
        Steps done so far.
    """

    def __init__(self, program: Program) -> None:
        self._entries, self._count = program.entries(), len(program.rows)
        self._low = np.array(program.low, dtype=np.float64)
        self._equal = np.array(program.equal, dtype=bool)
        self._cost = np.array(program.cost, dtype=np.float64)
        self._build(program)
        self.steps = 0
        slopes = self._slopes
        largest = float(np.abs(slopes.by_row.values).max(initial=TINY))
        spread, pull = _length(slopes.cost), _length(slopes.low)
        weight = spread / pull if spread > 0 and pull > 0 else 1.0
        x: Floats = np.clip(np.zeros(len(slopes.cost)), 0.0, slopes.high)
        self._begin_at(x, np.zeros(len(slopes.low)), 1.0 / max(TINY, largest), weight)

    def _build(self, program: Program) -> None:
        """Lay the matrix out by rows and by columns, and scale it."""
        of, stays = self._entries, self._choose(program)
        rows = np.searchsorted(self._rows, of.rows[stays])
        columns = np.searchsorted(self._columns, of.columns[stays])
        values = of.values[stays].astype(np.float64)
        tall, wide = len(self._rows), len(self._columns)
        high = np.array(program.high, dtype=np.float64)[self._columns]
        self._row_scale, self._column_scale = _scales(rows, columns, values, tall, wide)
        values = values * self._row_scale[rows] * self._column_scale[columns]
        order = np.argsort(columns, kind="stable")
        least, most = self._ends()
        self._slopes = Slopes(
            by_row=_sparse(rows, columns, values, tall),
            by_column=_sparse(columns[order], rows[order], values[order], wide),
            cost=self._cost[self._columns] * self._column_scale,
            high=high / self._column_scale,
            low=self._low[self._rows] * self._row_scale,
            least=least,
            most=most,
        )

    def _choose(self, program: Program) -> Flags:
        """Choose the columns and rows that the steps need; return which entries stay."""
        of = self._entries
        self._soft = soft_rows(program)
        left_out = np.array(program.high, dtype=np.int64) <= 0
        left_out[self._soft.columns] = True
        used = np.zeros(self._count, dtype=bool)
        used[of.rows] = True
        used[self._soft.twins] = False
        self._rows, self._columns = np.flatnonzero(used), np.flatnonzero(~left_out)
        stays: Flags = used[of.rows] & ~left_out[of.columns]
        return stays

    def _ends(self) -> tuple[Floats, Floats]:
        """Return the least and the most multipliers of the scaled rows."""
        least, most = self._soft.ends(self._cost, self._equal)
        return least[self._rows] / self._row_scale, most[self._rows] / self._row_scale

    def price(self, cost: list[int]) -> None:
        """Change the costs and go on from the present point."""
        self._cost = np.array(cost, dtype=np.float64)
        scaled = self._cost[self._columns] * self._column_scale
        least, most = self._ends()
        self._slopes = replace(self._slopes, cost=scaled, least=least, most=most)
        at = self._point
        self._begin_at(at.x, np.clip(at.y, least, most), at.size, at.weight)

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
        full = np.array(multipliers, dtype=np.float64)
        self.resume(replace(other.stand(), multipliers=full))

    def stand(self) -> Stand:
        """Return where the steps stand."""
        multipliers = np.array(self.multipliers(), dtype=np.float64)
        return Stand(self.primal(), multipliers, self.steps, self._point.weight)

    def resume(self, stand: Stand) -> None:
        """Go on from there; rows beyond those of the other program are new."""
        of = self._slopes
        x = np.clip(stand.primal[self._columns] / self._column_scale, 0.0, of.high)
        full = np.zeros(self._count)
        full[: len(stand.multipliers)] = stand.multipliers
        y = np.clip(self._soft.joined(full)[self._rows] / self._row_scale, of.least, of.most)
        self.steps = stand.steps
        self._begin_at(x, y, self._point.size, stand.weight)

    def multipliers(self) -> list[float]:
        """Return a multiplier per row of the program."""
        return self._listed(self._point.y)

    def averaged(self) -> list[float]:
        """Return the mean multipliers since the last restart: they often prove more."""
        at = self._point
        return self._listed(at.sum_y / at.mass if at.mass else at.y)

    def _listed(self, y: Floats) -> list[float]:
        full = np.zeros(self._count)
        full[self._rows] = y * self._row_scale
        listed: list[float] = self._soft.parted(full).tolist()
        return listed

    def primal(self) -> Floats:
        """Return the values of the columns, near the optimum's but not exactly feasible."""
        full = np.zeros(len(self._cost))
        full[self._columns] = self._point.x * self._column_scale
        full[self._soft.columns] = self._soft.missed(self._entries, self._low, full)
        return full

    def run(
        self, steps: int, stop: Callable[[], bool] = lambda: False, close: float = 0.0
    ) -> float:
        """Do more steps, fewer when the error is `close` before; return the relative error."""
        end = self.steps + steps
        error = np.inf
        while self.steps < end and error > close and not stop():
            self.steps += descend(self._slopes, self._point, CHECK, self.steps)
            self._inner += CHECK
            self._consider_restart()
            error = self.error() if close else np.inf
        return self.error()

    def error(self) -> float:
        """Return how far the point is from feasible and its value from its bound, relatively."""
        primal, dual, gap, value = self._faults(self._point.x, self._point.y)
        scale = 1 + abs(value)
        ends = 1 + _length(self._slopes.low), 1 + _length(self._slopes.cost)
        return max(primal / ends[0], dual / ends[1], gap / scale)

    def _begin_at(self, x: Floats, y: Floats, size: float, weight: float) -> None:
        """Gather afresh from a point on."""
        back = self._slopes.by_column.times(y)
        self._point = Point(x, y, back, np.zeros_like(x), np.zeros_like(y), size, weight)
        self._start = x.copy(), y.copy()
        self._inner = 0
        self._first = self._last = self._norm(x, y)

    def _consider_restart(self) -> None:
        """Start again from the average, or from here, whichever has the smaller error."""
        at = self._point
        if not at.mass:  # no step short enough: exact already, and the size ran away
            return
        average = at.sum_x / at.mass, at.sum_y / at.mass
        here, mean = self._norm(at.x, at.y), self._norm(*average)
        error = min(here, mean)
        fallen = error <= SUFFICIENT * self._first
        stalled = error <= NECESSARY * self._first and error > self._last
        if not (fallen or stalled or self._inner >= LONG * self.steps):
            self._last = error
            return
        x, y = average if mean < here else (at.x, at.y)
        far_x, far_y = _length(x - self._start[0]), _length(y - self._start[1])
        if far_x > NOISE * (1 + _length(x)) and far_y > NOISE * (1 + _length(y)):
            log = SMOOTH * np.log(far_y / far_x) + (1 - SMOOTH) * np.log(at.weight)
            at.weight = float(np.exp(log))
        self._begin_at(x, y, at.size, at.weight)

    def _faults(self, x: Floats, y: Floats) -> tuple[float, float, float, float]:
        """Return rows missed, reduced costs of no use, gap, and value of a point."""
        of = self._slopes
        missed = of.low - of.by_row.times(x)
        price = np.where(missed > 0, of.most, of.least)
        hard = np.isinf(price)
        reduced = of.cost - of.by_column.times(y)
        # every column has an end, so any reduced cost is paid for: only the gap can be open
        value = _dot(of.cost, x) + _dot(np.where(hard, 0.0, price), missed)
        missed = np.where(hard, missed, 0.0)
        bound = _dot(of.low, y) + _dot(np.minimum(reduced, 0.0), of.high)
        return _length(missed), 0.0, abs(value - bound), value

    def _norm(self, x: Floats, y: Floats) -> float:
        primal, dual, gap, _ = self._faults(x, y)
        weight = self._point.weight
        return float(np.sqrt((weight * primal) ** 2 + (dual / weight) ** 2 + gap**2))


def _dot(a: Floats, b: Floats) -> float:
    """Return the inner product, not by BLAS: its threads would take the walk's core."""
    return float((a * b).sum())


def _length(a: Floats) -> float:
    return math.sqrt(_dot(a, a))


def _sparse(lines: Ints, at: Ints, values: Floats, count: int) -> Sparse:
    """Return a matrix by lines; `lines` is sorted."""
    starts = np.searchsorted(lines, np.arange(count + 1)).astype(np.int64)
    return Sparse(starts, at.astype(np.int32), np.ascontiguousarray(values))


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
