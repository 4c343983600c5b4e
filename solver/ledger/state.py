"""What the running bill keeps of a plan between moves."""

from __future__ import annotations

from dataclasses import dataclass

from solver.ledger.absent import Sums
from solver.ledger.tables import Ints, Tables


@dataclass
class State:
    """A plan with its sums.

    Parameters
    ----------
    tables : Tables
        The case as arrays.
    place : list of int
        Location per unit, NOWHERE for a unit in the tray.
    sums : Sums
        Sums over the units on floors.
    old_count : list of int
        Units in each old building.
    flow : array [U, L+1]
        What each unit's trips would cost from each location, its partners where they are.
    """

    tables: Tables
    place: list[int]
    sums: Sums
    old_count: list[int]
    flow: Ints
