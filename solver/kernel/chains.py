"""A tower as a chain of cuts in the kernel: the least of a cut, and the sets it is raised by."""

from __future__ import annotations

import ctypes
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solver.kernel.library import TOWER_TABLES, Tower, chain_calls

Wholes = npt.NDArray[np.int64]
FAR = 1 << 60  # what does not fit costs as much
MOST_UNITS, MOST_CUTS, MOST_ENDS, MOST_CLASSES = 192, 31, 1536, 8  # as in source/tower.h
WIDEST = 16  # bits of a state: tables of 65,000 entries a unit
KEPT = 8  # sets of one cut that are told, the best ones
TOLD = 20  # chains that are told


@dataclass(frozen=True)
class Sets:
    """The least of a cut, and sets met on the way to it, the best last.

    Parameters
    ----------
    least : int
        What the cut costs at the least.
    above : array of bool (sets, units)
        Who is above; for units whose side is given it says nothing.
    """

    least: int
    above: npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Raised:
    """What became of a try to raise a cut.

    Parameters
    ----------
    chains : array of int (chains, units), or None
        Levels of the cheapest chain with each set that is in one below the goal; empty when the
        cut is raised. None: the work came to an end, nothing is proved.
    tried : int
        Sets gone through.
    work : int
        Steps taken.
    """

    chains: Wholes | None
    tried: int
    work: int


class Chain:
    """Units on the levels of a tower; what they cost is charged cut by cut.

    Parameters
    ----------
    tables : mapping of str to array of int
        By name as in source/tower.h. `cost` may be changed in place between calls.
    size : int
        By how much the price of area is changed first, in cost per area.
    widest : int
        Bits of a state in a table: more is slower and bounds better.

    Attributes
    ----------
    prices : array of int (cuts,)
        Prices of area found so far: where a search for better ones begins.
    """

    def __init__(self, tables: Mapping[str, Wholes], size: int, widest: int = WIDEST) -> None:
        self.tables = {name: np.ascontiguousarray(a, np.int64) for name, a in tables.items()}
        self.units = len(self.tables["area"])
        self.cuts = len(self.tables["cost"])
        self.prices = np.zeros(self.cuts, np.int64)
        self._stop = np.zeros(1, np.int64)
        self._record = Tower(
            *(self.units, self.cuts, len(self.tables["members_start"]) - 1),
            *(int(self.tables["area"].sum()), widest, max(1, size)),
            *(self.tables[name].ctypes.data for name in TOWER_TABLES),
            len(self.tables["apart"]) // 2,
            len(self.tables["room_area"]),
            self._stop.ctypes.data,
        )

    def stop(self) -> None:
        """End the work that is under way in another thread, and all that is asked for later."""
        self._stop[0] = 1

    def least(self, cut: int, work: int) -> Sets | None:
        """Return the least of a cut by itself, None when the work ends before.

        When none fits, the least is FAR and no sets are told.
        """
        sides = np.empty((KEPT, self.units), np.int64)
        price, least = self.prices.copy(), np.zeros(self.cuts, np.int64)
        record = ctypes.byref(self._record)
        given = price.ctypes.data, least.ctypes.data, sides.ctypes.data
        count = int(chain_calls().least_of_cut(record, cut, *given, KEPT, work))
        if count < 0:
            return None
        if not count:
            return Sets(FAR, sides[:0] > 0)
        self.prices[cut] = price[cut]
        met = sides[: min(count, KEPT)] if count <= KEPT else np.roll(sides, -(count % KEPT), 0)
        return Sets(int(least[cut]), met > 0)

    def raise_cut(self, cut: int, least: Wholes, upto: int, goal: int, work: int) -> Raised:
        """Go through all sets above a cut that cost from its least to `upto`.

        Parameters
        ----------
        cut : int
            The cut.
        least : array of int (cuts,)
            What each cut costs at the least, in every chain below the goal.
        upto : int
            Sets that cost as much are left out.
        goal : int
            Only chains that cost less count.
        work : int
            Steps that may be taken.
        """
        levels = np.empty((TOLD, self.units), np.int64)
        known, told = np.ascontiguousarray(least, np.int64), np.zeros(2, np.int64)
        found = chain_calls().raise_cut(
            ctypes.byref(self._record),
            *(cut, self.prices.ctypes.data, known.ctypes.data, int(known[cut]), upto, goal),
            *(levels.ctypes.data, TOLD, work, told.ctypes.data),
        )
        chains = None if found < 0 else levels[: min(int(found), TOLD)]
        return Raised(chains, int(told[0]), work - int(told[1]))
