"""A demand figure that explains itself: value, measure, formula and the inputs it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from solver.problem.record import FactStatus
from solver.units import Measure


@dataclass(frozen=True)
class Input:
    """One figure that went into a line or a demand: its label key, value and where it is from."""

    label: str  # catalogue key
    value: int
    measure: Measure
    source: str = ""
    status: FactStatus = FactStatus.OWN


@dataclass(frozen=True)
class Explained:
    """A demand figure.

    Parameters
    ----------
    value : int
        The figure, in `measure`.
    formula : str
        Catalogue key of the formula in words, ``demand.<name>``.
    inputs : tuple of Input
        What it was made of, in the order of the formula.
    """

    value: int
    measure: Measure
    formula: str
    inputs: tuple[Input, ...] = ()
