"""A linear program laid out for first-order steps: scaled, by rows and by columns, once for all.

What is laid out once also serves the same program with columns excluded and rows added: lines are
picked from the sorted arrays, nothing is sorted or scaled again.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from solver.kernel.descent import Slopes, Sparse
from solver.search.linear.program import Entries, Numbers, Program
from solver.search.linear.soft_rows import Soft, soft_rows

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

RUIZ, TWICE = 2, 2  # rounds of scaling lines to the same size, and all of it so often
LENGTH = 0.5  # of a row added later, scaled: about that of rows scaled with all others


@dataclass(frozen=True)
class Layout:
    """A program as the steps go by it: without what is excluded, or only says what is missed.

    Parameters
    ----------
    numbers : Numbers
        Of the whole program.
    entries : Entries
        The same, all of them.
    soft : Soft
        Rows that may be missed at a price.
    rows, columns : array of int
        Those of the program that the steps go by, in order.
    row_scale, column_scale : array of float
        What they are multiplied by.
    slopes : Slopes
        The rest, scaled.
    """

    numbers: Numbers
    entries: Entries
    soft: Soft
    rows: Ints
    columns: Ints
    row_scale: Floats
    column_scale: Floats
    slopes: Slopes

    def priced(self, cost: Ints) -> Layout:
        """Return the same with other costs."""
        numbers = replace(self.numbers, cost=cost)
        least, most = _ends(numbers, self.soft, self.rows, self.row_scale)
        scaled = cost[self.columns] * self.column_scale
        slopes = replace(self.slopes, cost=scaled, least=least, most=most)
        return replace(self, numbers=numbers, slopes=slopes)

    def masked(self, program: Program) -> Layout:
        """Return the layout of the same program with columns excluded, and rows added at the end.

        Parameters
        ----------
        program : Program
            With the columns and first rows of this one.
        """
        numbers, of, had = program.numbers(), self.slopes, len(self.numbers.low)
        entries = program.entries()
        later = slice(int(np.searchsorted(entries.rows, had)), None)
        if self._soft_otherwise(numbers, entries.columns[later]):
            return lay_out(program)
        added, scale = self._scaled(entries, later, had, len(numbers.low) - had)
        by_row, by_column = _joined(of.by_row, added), _widened(of.by_column, added, len(self.rows))
        rows = np.concatenate([self.rows, np.arange(had, len(numbers.low))])
        stays = numbers.high[self.columns] > 0
        used = _counts(by_row, stays) > 0
        # what can be reached no more is a proof
        used |= (numbers.low[rows] > 0) | (numbers.equal[rows] & (numbers.low[rows] != 0))
        row_scale, rows = np.concatenate([self.row_scale, scale])[used], rows[used]
        column_scale, columns = self.column_scale[stays], self.columns[stays]
        least, most = _ends(numbers, self.soft, rows, row_scale)
        slopes = Slopes(
            by_row=_picked(by_row, used, stays),
            by_column=_picked(by_column, stays, used),
            cost=numbers.cost[columns] * column_scale,
            high=numbers.high[columns] / column_scale,
            low=numbers.low[rows] * row_scale,
            least=least,
            most=most,
        )
        return Layout(numbers, entries, self.soft, rows, columns, row_scale, column_scale, slopes)

    def _soft_otherwise(self, numbers: Numbers, named: Ints) -> bool:
        """Tell whether the rows to be missed may be others: columns mean more, or wider ends."""
        soft, high = self.soft.columns, self.numbers.high
        shut = numbers.high[soft] < high[soft]
        return bool(np.isin(soft, named).any() or shut.any() or (numbers.high > high).any())

    def _scaled(self, of: Entries, later: slice, had: int, count: int) -> tuple[Sparse, Floats]:
        """Return rows added later by the columns here, scaled, and by what."""
        place = np.full(len(self.numbers.cost), -1)
        place[self.columns] = np.arange(len(self.columns))
        at = place[of.columns[later]]
        there = at >= 0
        rows, at = of.rows[later][there] - had, at[there]
        values = of.values[later][there] * self.column_scale[at]
        scale = LENGTH / _nonzero(np.sqrt(np.bincount(rows, values**2, count)))
        return _sparse(rows, at, values * scale[rows], count), scale


def lay_out(program: Program) -> Layout:
    """Lay a program out by rows and by columns, and scale it.

    Columns that only say by how much a row is missed are left out (`soft_rows.py`), and those
    that are 0, and rows without entries.
    """
    of, numbers, soft = program.entries(), program.numbers(), soft_rows(program)
    left_out = numbers.high <= 0
    left_out[soft.columns] = True
    used = np.zeros(len(program.rows), dtype=bool)
    used[of.rows] = True
    used[soft.twins] = False
    stays = used[of.rows] & ~left_out[of.columns]
    kept_rows, kept_columns = np.flatnonzero(used), np.flatnonzero(~left_out)
    rows = (np.cumsum(used) - 1)[of.rows[stays]]
    columns = (np.cumsum(~left_out) - 1)[of.columns[stays]]
    tall, wide = len(kept_rows), len(kept_columns)
    values = of.values[stays].astype(np.float64)
    row_scale, column_scale = _scales(rows, columns, values, tall, wide)
    values = values * row_scale[rows] * column_scale[columns]
    order = np.argsort(columns, kind="stable")
    least, most = _ends(numbers, soft, kept_rows, row_scale)
    slopes = Slopes(
        by_row=_sparse(rows, columns, values, tall),
        by_column=_sparse(columns[order], rows[order], values[order], wide),
        cost=numbers.cost[kept_columns] * column_scale,
        high=numbers.high[kept_columns] / column_scale,
        low=numbers.low[kept_rows] * row_scale,
        least=least,
        most=most,
    )
    return Layout(numbers, of, soft, kept_rows, kept_columns, row_scale, column_scale, slopes)


def _ends(numbers: Numbers, soft: Soft, rows: Ints, scale: Floats) -> tuple[Floats, Floats]:
    """Return the least and the most multipliers of scaled rows."""
    least, most = soft.ends(numbers.cost.astype(np.float64), numbers.equal)
    return least[rows] / scale, most[rows] / scale


def _sparse(lines: Ints, at: Ints, values: Floats, count: int) -> Sparse:
    """Return a matrix by lines; `lines` is sorted."""
    starts = np.searchsorted(lines, np.arange(count + 1)).astype(np.int64)
    return Sparse(starts, at.astype(np.int32), np.ascontiguousarray(values))


def _joined(of: Sparse, below: Sparse) -> Sparse:
    """Return the lines of both."""
    starts = np.concatenate([of.starts, below.starts[1:] + of.starts[-1]])
    at, values = (of.at, below.at), (of.values, below.values)
    return Sparse(starts, np.concatenate(at), np.concatenate(values))


def _widened(of: Sparse, added: Sparse, first: int) -> Sparse:
    """Return a matrix by columns with more rows, numbered from `first`."""
    if len(added.at) == 0:
        return of
    wide, rows = len(of.starts) - 1, np.arange(len(added.starts) - 1)
    lines = np.concatenate([np.repeat(np.arange(wide), np.diff(of.starts)), added.at])
    at = np.concatenate([of.at, first + np.repeat(rows, np.diff(added.starts))])
    order = np.argsort(lines, kind="stable")
    return _sparse(lines[order], at[order], np.concatenate([of.values, added.values])[order], wide)


def _counts(of: Sparse, places: Flags) -> Ints:
    """Return how many of its places each line has among these."""
    total = np.concatenate([[0], np.cumsum(places[of.at])])
    counts: Ints = np.diff(total[of.starts])
    return counts


def _picked(of: Sparse, lines: Flags, places: Flags) -> Sparse:
    """Return some lines, and of each the entries at some places, numbered anew."""
    keep = places[of.at] & np.repeat(lines, np.diff(of.starts))
    total = np.concatenate([[0], np.cumsum(keep)])
    starts = np.append(total[of.starts[:-1]][lines], total[-1])
    number = (np.cumsum(places) - 1).astype(np.int32)
    return Sparse(starts, number[of.at[keep]], of.values[keep])


def _scales(
    rows: Ints, columns: Ints, values: Floats, high: int, wide: int
) -> tuple[Floats, Floats]:
    """Return factors for rows and columns: Ruiz' rounds, then Pock and Chambolle's, twice.

    Once leaves lines of very different lengths where prices of a thousand stand beside ones.
    """
    row, column = np.ones(high), np.ones(wide)
    size = np.abs(values)
    for _ in range(TWICE):
        for _ in range(RUIZ):
            now = size * row[rows] * column[columns]
            row /= np.sqrt(_nonzero(_largest(rows, now, high)))
            column /= np.sqrt(_nonzero(_largest(columns, now, wide)))
        now = size * row[rows] * column[columns]
        row /= np.sqrt(_nonzero(np.bincount(rows, now, high).astype(np.float64)))
        column /= np.sqrt(_nonzero(np.bincount(columns, now, wide).astype(np.float64)))
    return row, column


def _largest(index: Ints, values: Floats, count: int) -> Floats:
    found = np.zeros(count)
    np.maximum.at(found, index, values)
    return found


def _nonzero(values: Floats) -> Floats:
    return np.where(values > 0, values, 1.0)
