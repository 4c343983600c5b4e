"""Steps of first order on a linear program in the kernel: products with a matrix, and steps."""

from __future__ import annotations

import ctypes
import math
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from solver.kernel.library import Gradient, Matrix, gradient_calls

Floats = npt.NDArray[np.float64]
TRIES = 3  # times the steps asked for: more are too long only when the matrix changed


@dataclass(frozen=True)
class Sparse:
    """A matrix by lines.

    Parameters
    ----------
    starts : array of int
        The entries of line i are those from starts[i] to starts[i + 1].
    at, values : array
        The place across of each entry, and its value.
    """

    starts: npt.NDArray[np.int64]
    at: npt.NDArray[np.int32]
    values: Floats
    record: Matrix = field(init=False)

    def __post_init__(self) -> None:
        arrays = (self.starts, self.at, self.values)
        record = Matrix(len(self.starts) - 1, *(a.ctypes.data for a in arrays))
        object.__setattr__(self, "record", record)

    def times(self, x: Floats) -> Floats:
        """Return the product with a vector."""
        found = np.empty(len(self.starts) - 1)
        given = np.ascontiguousarray(x)
        calls = gradient_calls()
        calls.product(ctypes.byref(self.record), given.ctypes.data, found.ctypes.data)
        return found


@dataclass
class Point:
    """Where the steps stand, and what they gather; `descend` changes it in place.

    Parameters
    ----------
    x, y : array of float
        Columns, and multipliers of the rows.
    back : array of float
        y times the matrix.
    sum_x, sum_y : array of float
        Sums of all points since the last restart, each times the size of its step.
    size, weight, mass : float
        Of the next step; primal against dual; sum of the sizes.
    """

    x: Floats
    y: Floats
    back: Floats
    sum_x: Floats
    sum_y: Floats
    size: float
    weight: float
    mass: float = 0.0


@dataclass(frozen=True)
class Slopes:
    """What the steps go by.

    Parameters
    ----------
    by_row, by_column : Sparse
        The matrix both ways.
    cost, high : array of float
        Of the columns; all are at least 0.
    low : array of float
        What rows reach at least, or just.
    least, most : array of float
        The ends of the multiplier of each row: 0 and infinity; minus infinity where a row is to
        reach just that; the price of missing it where there is one.
    """

    by_row: Sparse
    by_column: Sparse
    cost: Floats
    high: Floats
    low: Floats
    least: Floats
    most: Floats


@dataclass(frozen=True)
class Faults:
    """How far a point is from the optimum.

    Parameters
    ----------
    missed : float
        Length of what is missed of the rows that have no price.
    value : float
        Cost of the columns, and of what is missed at a price.
    bound : float
        What the multipliers prove.
    """

    missed: float
    value: float
    bound: float


def faults(slopes: Slopes, x: Floats, y: Floats) -> Faults:
    """Return how far columns and multipliers are from feasible, and from each other."""
    given = (slopes.cost, slopes.high, slopes.low, slopes.least, slopes.most)
    addresses = (a.ctypes.data for a in given)
    record = Gradient(slopes.by_row.record, slopes.by_column.record, *addresses)
    here, there, found = np.ascontiguousarray(x), np.ascontiguousarray(y), np.empty(3)
    at = here.ctypes.data, there.ctypes.data, found.ctypes.data
    gradient_calls().faults(ctypes.byref(record), *at)
    missed, value, bound = found.tolist()
    return Faults(math.sqrt(missed), value, bound)


def descend(slopes: Slopes, point: Point, count: int, tried: int) -> int:
    """Do steps from a point, each as long as the matrix allows.

    Parameters
    ----------
    slopes : Slopes
        The program.
    point : Point
        Changed in place.
    count : int
        Steps.
    tried : int
        Steps tried before, over all: the size settles down with them.

    Returns
    -------
    int
        Steps tried.
    """
    most = TRIES * count
    ago = np.arange(tried + 2.0, tried + 2.0 + most)
    shrink, grow = 1 - ago**-0.3, 1 + ago**-0.6
    given = (slopes.cost, slopes.high, slopes.low, slopes.least, slopes.most)
    here = (point.x, point.y, point.back)
    beside = tuple(np.empty_like(a) for a in (*here, point.x))
    record = Gradient(
        slopes.by_row.record,
        slopes.by_column.record,
        *(a.ctypes.data for a in (*given, *here, *beside, point.sum_x, point.sum_y)),
        point.size,
        point.weight,
        point.mass,
    )
    powers = shrink.ctypes.data, grow.ctypes.data
    tries = int(gradient_calls().descend(ctypes.byref(record), count, most, *powers))
    point.size, point.mass = record.size, record.mass
    return tries
