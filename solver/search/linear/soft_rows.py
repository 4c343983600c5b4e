"""Rows that may be missed at a price: no column has to say by how much, a multiplier has an end.

The least of c · m with m >= a · x - b and m >= b - a · x is c · |a · x - b|: one row whose
multiplier lies between -c and c does for a column and two rows with an entry more each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.search.linear.program import Entries, Program

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Soft:
    """Rows with a column of their own that says by how much they are missed.

    Parameters
    ----------
    columns : array of int
        These columns, one for each row.
    rows : array of int
        The row of each.
    slope : array of int
        The entry there, above 0.
    paired : array of bool
        Whether its negative is a row as well, with the same column in it.
    twins : array of int
        That row, where there is one: as many as `paired` says.
    """

    columns: Ints
    rows: Ints
    slope: Ints
    paired: Flags
    twins: Ints

    def ends(self, cost: Floats, equal: Flags) -> tuple[Floats, Floats]:
        """Return the least and the most multiplier of each row, by the cost of columns."""
        least = np.where(equal, -np.inf, 0.0)
        most = np.full(len(equal), np.inf)
        most[self.rows] = np.maximum(cost[self.columns], 0.0) / self.slope
        own = self.rows[self.paired]
        least[own] = -most[own]
        return least, most

    def joined(self, multipliers: Floats) -> Floats:
        """Return multipliers of all rows, those of twins counted at their rows."""
        found = multipliers.copy()
        found[self.rows[self.paired]] -= found[self.twins]
        found[self.twins] = 0.0
        return found

    def parted(self, multipliers: Floats) -> Floats:
        """Return multipliers of all rows, none below 0 where a twin takes it over."""
        found, own = multipliers.copy(), self.rows[self.paired]
        found[self.twins] = np.maximum(-found[own], 0.0)
        found[own] = np.maximum(found[own], 0.0)
        return found

    def missed(self, of: Entries, low: Ints, primal: Floats) -> Floats:
        """Return what each of the columns is at the least; `primal` has 0 there."""
        reached = np.bincount(of.rows, of.values * primal[of.columns], len(low))
        by = (low - reached)[self.rows] / self.slope
        return np.where(self.paired, np.abs(by), np.maximum(by, 0.0))


def soft_rows(program: Program) -> Soft:
    """Return the rows of a program that may be missed at a price, each once."""
    of, wide = program.entries(), len(program.cost)
    hard = (of.values <= 0) | np.array(program.equal, dtype=bool)[of.rows] | _stopped(program, of)
    fit = (np.bincount(of.columns, hard, wide) == 0) & (np.array(program.cost) > 0)
    count = np.bincount(of.columns, minlength=wide)
    order = np.argsort(of.columns, kind="stable")
    starts = np.searchsorted(of.columns[order], np.arange(wide))
    double = np.flatnonzero(fit & (count == 2))
    first, second = order[starts[double]], order[starts[double] + 1]
    alike = _opposite(program, of, first, second)
    first, twins = first[alike], of.rows[second[alike]]
    alone = order[starts[np.flatnonzero(fit & (count == 1))]]
    _, one = np.unique(of.rows[alone], return_index=True)  # the other columns of a row stay
    alone = alone[one]
    entries = np.concatenate([first, alone])
    paired = np.arange(len(entries)) < len(first)
    return Soft(of.columns[entries], of.rows[entries], of.values[entries], paired, twins)


def _stopped(program: Program, of: Entries) -> Flags:
    """Return which entries may miss more of their row than their column can say."""
    high = np.array(program.high, dtype=np.float64)
    taken = np.minimum(of.values, 0) * high[of.columns]
    most = np.array(program.low, dtype=np.float64)
    most -= np.bincount(of.rows, taken, len(program.rows))
    stopped: Flags = of.values * high[of.columns] < most[of.rows]
    return stopped


def _opposite(program: Program, of: Entries, first: Ints, second: Ints) -> Flags:
    """Return which pairs of entries of a column are in rows otherwise each other's negative."""
    low = np.array(program.low, dtype=np.int64)
    order = np.lexsort((of.columns, of.rows))
    ends = np.searchsorted(of.rows[order], np.arange(len(program.rows) + 1))
    one, other = of.rows[first], of.rows[second]
    size = ends[one + 1] - ends[one]
    found: Flags = (one != other) & (size == ends[other + 1] - ends[other])
    found &= (low[one] == -low[other]) & (of.values[first] == of.values[second])
    pairs = np.flatnonzero(found)
    if not len(pairs):
        return found
    size = size[pairs]
    begin = np.cumsum(size) - size
    step = np.arange(size.sum()) - np.repeat(begin, size)
    a = order[np.repeat(ends[one[pairs]], size) + step]
    b = order[np.repeat(ends[other[pairs]], size) + step]
    own = of.columns[a] == np.repeat(of.columns[first[pairs]], size)
    same = (of.columns[a] == of.columns[b]) & (own | (of.values[a] == -of.values[b]))
    found[pairs] = np.logical_and.reduceat(same, begin)
    return found
