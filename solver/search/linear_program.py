"""A linear program in whole numbers, and bounds from any multipliers, computed exactly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from ortools.linear_solver.python import model_builder

SCALE = 2**24  # multipliers are rounded to this part of one
INTERIOR_POINT = "output_flag=false\nsolver=ipm\nrun_crossover=off"
MOST = 2.0**40  # a multiplier beyond this is taken for noise

Terms = list[tuple[int, int]]


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
        self.keep(list(range(len(self.rows) - 1)))

    def keep(self, rows: list[int]) -> None:
        """Leave out all rows but these: the optimum does not rise."""
        self.low = [self.low[i] for i in rows]
        self.rows = [self.rows[i] for i in rows]
        self.equal = [self.equal[i] for i in rows]

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

    def bound(self, multipliers: Sequence[float]) -> int:
        """Return a bound that holds for any multipliers, however wrong.

        For rows A x >= b and multipliers y >= 0, c x = y A x + (c - y A) x is at least
        y b + Σ_j min(0, c_j - y A_j) · high_j. Multipliers are rounded first, then everything
        is counted in whole numbers.
        """
        whole = self._whole(multipliers)
        reduced = self._reduced(whole)
        total = sum(m * low for m, low in zip(whole, self.low, strict=True))
        total += sum(r * h for r, h in zip(reduced, self.high, strict=True) if r < 0)
        return -(-total // SCALE)

    def reduced(self, multipliers: Sequence[float]) -> list[int]:
        """Return by column what is left of its cost after the rows are paid for, rounded down."""
        return [r // SCALE for r in self._reduced(self._whole(multipliers))]

    def _whole(self, multipliers: Sequence[float]) -> list[int]:
        return [_whole(m, equal) for m, equal in zip(multipliers, self.equal, strict=True)]

    def _reduced(self, whole: list[int]) -> list[int]:
        reduced = [c * SCALE for c in self.cost]
        for m, terms in zip(whole, self.rows, strict=True):
            if m:
                for j, a in terms:
                    reduced[j] -= m * a
        return reduced


def _whole(multiplier: float, equal: bool) -> int:
    """Return a multiplier in parts of SCALE; 0 where its sign or size proves nothing."""
    if not abs(multiplier) < MOST or (multiplier < 0 and not equal):
        return 0
    return round(multiplier * SCALE)
