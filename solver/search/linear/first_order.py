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

from solver.kernel.descent import Point, descend, faults
from solver.search.linear.layout import Layout, lay_out
from solver.search.linear.program import Program

Floats = NDArray[np.float64]

CHECK = 40  # steps between looks at the error
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

    Some columns and rows are left out (`layout.py`); whoever asks hears of all of the program.

    Attributes
    ----------
    steps : int
        Steps done so far.
    """

    def __init__(self, program: Program, layout: Layout | None = None) -> None:
        self._layout = layout or lay_out(program)
        self.steps = 0
        slopes = self._layout.slopes
        largest = float(np.abs(slopes.by_row.values).max(initial=TINY))
        spread, pull = _length(slopes.cost), _length(slopes.low)
        weight = spread / pull if spread > 0 and pull > 0 else 1.0
        x: Floats = np.clip(np.zeros(len(slopes.cost)), 0.0, slopes.high)
        self._begin_at(x, np.zeros(len(slopes.low)), 1.0 / max(TINY, largest), weight)

    def price(self, cost: list[int]) -> None:
        """Change the costs and go on from the present point."""
        self._layout = self._layout.priced(np.array(cost, dtype=np.int64))
        at, of = self._point, self._layout.slopes
        self._begin_at(at.x, np.clip(at.y, of.least, of.most), at.size, at.weight)

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
        laid, of = self._layout, self._layout.slopes
        x = np.clip(stand.primal[laid.columns] / laid.column_scale, 0.0, of.high)
        full = np.zeros(self._count)
        full[: len(stand.multipliers)] = stand.multipliers
        y = np.clip(laid.soft.joined(full)[laid.rows] / laid.row_scale, of.least, of.most)
        self.steps = stand.steps
        self._begin_at(x, y, self._point.size, stand.weight)

    @property
    def _count(self) -> int:
        return len(self._layout.numbers.low)

    def multipliers(self) -> list[float]:
        """Return a multiplier per row of the program."""
        return self._listed(self._point.y)

    def averaged(self) -> list[float]:
        """Return the mean multipliers since the last restart: they often prove more."""
        at = self._point
        return self._listed(at.sum_y / at.mass if at.mass else at.y)

    def _listed(self, y: Floats) -> list[float]:
        laid = self._layout
        full = np.zeros(self._count)
        full[laid.rows] = y * laid.row_scale
        listed: list[float] = laid.soft.parted(full).tolist()
        return listed

    def primal(self) -> Floats:
        """Return the values of the columns, near the optimum's but not exactly feasible."""
        laid = self._layout
        full = np.zeros(len(laid.numbers.cost))
        full[laid.columns] = self._point.x * laid.column_scale
        full[laid.soft.columns] = laid.soft.missed(laid.entries, laid.numbers.low, full)
        return full

    def run(
        self, steps: int, stop: Callable[[], bool] = lambda: False, close: float = 0.0
    ) -> float:
        """Do more steps, fewer when the error is `close` before; return the relative error."""
        end = self.steps + steps
        error = np.inf
        while self.steps < end and error > close and not stop():
            self.steps += descend(self._layout.slopes, self._point, CHECK, self.steps)
            self._inner += CHECK
            self._consider_restart()
            error = self.error() if close else np.inf
        return self.error()

    def error(self) -> float:
        """Return how far the point is from feasible and its value from its bound, relatively."""
        slopes = self._layout.slopes
        at = faults(slopes, self._point.x, self._point.y)
        gap = abs(at.value - at.bound) / (1 + abs(at.value))
        return max(at.missed / (1 + _length(slopes.low)), gap)

    def _begin_at(self, x: Floats, y: Floats, size: float, weight: float) -> None:
        """Gather afresh from a point on."""
        back = self._layout.slopes.by_column.times(y)
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

    def _norm(self, x: Floats, y: Floats) -> float:
        """Return the error of a point; every column has an end, so no reduced cost is one."""
        at = faults(self._layout.slopes, x, y)
        return math.hypot(self._point.weight * at.missed, at.value - at.bound)


def _dot(a: Floats, b: Floats) -> float:
    """Return the inner product, not by BLAS: its threads would take the walk's core."""
    return float((a * b).sum())


def _length(a: Floats) -> float:
    return math.sqrt(_dot(a, a))
