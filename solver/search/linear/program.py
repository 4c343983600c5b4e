"""A linear program in whole numbers, and bounds from any multipliers, computed exactly."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray
from ortools.linear_solver.python import model_builder

SCALE = 2**24  # multipliers are rounded to this part of one
INTERIOR_POINT = "output_flag=false\nsolver=ipm\nrun_crossover=off"
MOST = 2.0**37  # a multiplier beyond this is taken for noise
SAFE = 2.0**62  # sums of amounts below this are exact in 64 bits

Terms = list[tuple[int, int]]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]
Whole = NDArray[np.int64] | NDArray[np.object_]  # of any size in the latter


@dataclass(frozen=True)
class Entries:
    """The entries of a matrix, row after row: row, column, coefficient."""

    rows: Ints
    columns: Ints
    values: Ints


@dataclass(frozen=True)
class Numbers:
    """Costs and most of the columns; the least of the rows, and which reach just that."""

    cost: Ints
    high: Ints
    low: Ints
    equal: Flags


@dataclass
class Program:
    """Minimise cost · x with 0 <= x <= high and rows A x >= low or A x = low, in whole numbers.

    Attributes
    ----------
    cost, high : list of int
        By column.
    low : list of int
        By row.
    rows : list of list of (int, int)
        By row: (column, coefficient).
    equal : list of bool
        By row: the sum is `low`, else at least `low`.
    """

    cost: list[int] = field(default_factory=list)
    high: list[int] = field(default_factory=list)
    low: list[int] = field(default_factory=list)
    rows: list[Terms] = field(default_factory=list)
    equal: list[bool] = field(default_factory=list)
    _laid: Entries | None = field(default=None, repr=False, compare=False)
    _laid_rows: int = 0
    _kept: Numbers | None = field(default=None, repr=False, compare=False)

    def column(self, cost: int = 0, high: int = 1) -> int:
        """Add a column and return its number."""
        self.cost.append(cost)
        self.high.append(high)
        return len(self.cost) - 1

    def at_least(self, low: int, terms: Terms) -> None:
        """Add a row: the sum of the terms is at least `low`."""
        self._row(low, terms, equal=False)

    def exactly(self, value: int, terms: Terms) -> None:
        """Add a row: the sum of the terms is `value`."""
        self._row(value, terms, equal=True)

    def _row(self, low: int, terms: Terms, *, equal: bool) -> None:
        self.low.append(low)
        self.rows.append(terms)
        self.equal.append(equal)

    def drop_last(self) -> None:
        """Leave the last row out again."""
        self.low.pop()
        self.rows.pop()
        self.equal.pop()
        self._forget(len(self.rows))
        if self._kept is not None:
            self.numbers()

    def keep(self, rows: list[int]) -> None:
        """Leave out all rows but these, in order: the optimum does not rise."""
        self._pick(rows)
        self._kept = None
        self.low = [self.low[i] for i in rows]
        self.rows = [self.rows[i] for i in rows]
        self.equal = [self.equal[i] for i in rows]

    def restricted(self, high: list[int]) -> Program:
        """Return the same program with other ends of its columns; only rows may be added."""
        rows = self.low.copy(), self.rows.copy(), self.equal.copy()
        numbers = replace(self.numbers(), high=np.array(high, dtype=np.int64))
        return Program(self.cost, high, *rows, self.entries(), len(self.rows), numbers)

    def numbers(self) -> Numbers:
        """Return costs, ends and rows as arrays; a restricted program keeps them."""
        had, count = self._kept, len(self.low)
        if had is None:
            return Numbers(
                np.array(self.cost, dtype=np.int64),
                np.array(self.high, dtype=np.int64),
                np.array(self.low, dtype=np.int64),
                np.array(self.equal, dtype=bool),
            )
        if len(had.low) != count:
            n = min(count, len(had.low))
            low = np.array(self.low[n:], dtype=np.int64)
            equal = np.array(self.equal[n:], dtype=bool)
            had = self._kept = replace(
                had,
                low=np.concatenate([had.low[:n], low]),
                equal=np.concatenate([had.equal[:n], equal]),
            )
        return had

    def entries(self) -> Entries:
        """Return all entries as arrays; only rows that are new since the last time are laid out."""
        if self._laid is None or self._laid_rows < len(self.rows):
            new = self.rows[self._laid_rows :]
            lengths = [len(terms) for terms in new]
            rows = np.repeat(np.arange(self._laid_rows, len(self.rows)), lengths)
            flat = np.array([term for terms in new for term in terms], dtype=np.int64)
            flat = flat.reshape(-1, 2)
            had = self._laid or Entries(*(np.zeros(0, dtype=np.int64) for _ in range(3)))
            self._laid = Entries(
                np.concatenate([had.rows, rows]),
                np.concatenate([had.columns, flat[:, 0]]),
                np.concatenate([had.values, flat[:, 1]]),
            )
            self._laid_rows = len(self.rows)
        return self._laid

    def _pick(self, rows: list[int]) -> None:
        """Keep the arrays of these rows, as far as they are laid out."""
        if self._laid is None:
            return
        of, number = self._laid, np.full(len(self.rows), -1)
        number[rows] = np.arange(len(rows))
        there = number[of.rows] >= 0
        self._laid = Entries(number[of.rows[there]], of.columns[there], of.values[there])
        self._laid_rows = sum(i < self._laid_rows for i in rows)

    def _forget(self, rows: int) -> None:
        """Keep the arrays of the first rows only."""
        if self._laid is not None and rows < self._laid_rows:
            n = int(np.searchsorted(self._laid.rows, rows))
            of = self._laid
            self._laid = Entries(of.rows[:n], of.columns[:n], of.values[:n])
            self._laid_rows = rows

    def multipliers(self, seconds: float) -> list[float] | None:
        """Return a multiplier per row by an interior point method, None when it has none.

        The dual program is handed over as a program of its own: HiGHS inside OR-Tools 9.15
        returns the activity of a row where its multiplier is asked for.
        """
        model = model_builder.Model()  # type: ignore[no-untyped-call]
        free = math.inf
        y = [model.new_num_var(-free if equal else 0, free, "") for equal in self.equal]
        columns: list[Terms] = [[] for _ in self.cost]
        for i, terms in enumerate(self.rows):
            for j, a in terms:
                columns[j].append((i, a))
        for cost, terms in zip(self.cost, columns, strict=True):
            total = model_builder.LinearExpr.weighted_sum(
                [y[i] for i, _ in terms], [a for _, a in terms]
            )
            model.add_linear_constraint(total, -free, cost)
        model.minimize(model_builder.LinearExpr.weighted_sum(y, [-b for b in self.low]))
        solver = model_builder.Solver("highs")
        solver.set_time_limit_in_seconds(max(0.1, seconds))
        solver.set_solver_specific_parameters(INTERIOR_POINT)
        status = solver.solve(model)
        if status not in (model_builder.SolveStatus.OPTIMAL, model_builder.SolveStatus.FEASIBLE):
            return None
        return [solver.value(var) for var in y]

    def bound(self, multipliers: ArrayLike) -> int:
        """Return a bound that holds for any multipliers, however wrong.

        For rows A x >= b and multipliers y >= 0, c x = y A x + (c - y A) x is at least
        y b + Σ_j min(0, c_j - y A_j) · high_j. Multipliers are rounded first, then everything
        is counted in whole numbers.
        """
        total, left = self.left(multipliers)
        return -(-(total + _dot(np.minimum(left, 0), self.numbers().high)) // SCALE)

    def left(self, multipliers: ArrayLike) -> tuple[int, Whole]:
        """Return what the rows bring, and by column what is left of its cost, in parts of SCALE."""
        whole = self._whole(multipliers)
        return _dot(whole, self.numbers().low), self._reduced(whole)

    def reduced(self, multipliers: ArrayLike) -> list[int]:
        """Return by column what is left of its cost after the rows are paid for, rounded down."""
        left: list[int] = (self._reduced(self._whole(multipliers)) // SCALE).tolist()
        return left

    def _whole(self, multipliers: ArrayLike) -> Ints:
        """Return multipliers in parts of SCALE; 0 where sign or size proves nothing."""
        y = np.asarray(multipliers, dtype=np.float64)
        proves = (np.abs(y) < MOST) & ((y >= 0) | self.numbers().equal)
        whole: Ints = np.rint(np.where(proves, y, 0.0) * SCALE).astype(np.int64)
        return whole

    def _reduced(self, whole: Ints) -> Whole:
        of = self.entries()
        cost = self.numbers().cost
        used = np.abs(whole[of.rows]) * np.abs(of.values.astype(np.float64))
        most = np.bincount(of.columns, used, len(cost)) + np.abs(cost.astype(np.float64)) * SCALE
        kind: type = np.int64 if most.max(initial=0.0) < SAFE else object
        reduced: Whole = cost.astype(kind) * SCALE
        np.subtract.at(reduced, of.columns, whole.astype(kind)[of.rows] * of.values)
        return reduced


def _dot(a: Whole, other: Ints) -> int:
    """Return the inner product exactly."""
    most = float((np.abs(a.astype(np.float64)) * np.abs(other.astype(np.float64))).sum())
    return int((a.astype(np.int64 if most < SAFE else object) * other).sum())
