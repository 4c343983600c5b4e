"""Capital recovery: a sum paid once as equal yearly amounts, in exact whole-number arithmetic."""

from __future__ import annotations

from solver.demand.rounding import half_up


def annual(principal: int, rate: int, years: int) -> int:
    """Return the yearly amount that pays back a sum with interest, rupiah, rounded half up.

    Parameters
    ----------
    principal : int
        Sum paid once, rupiah.
    rate : int
        Real discount rate, basis points.
    years : int
        Number of yearly amounts; below 1 counts as 1.

    Notes
    -----
    principal · r(1+r)^n / ((1+r)^n - 1); principal / n when r is 0.
    """
    years = max(1, years)
    if rate <= 0:
        return half_up(principal, years)
    grown, plain = (10_000 + rate) ** years, 10_000**years
    return half_up(principal * rate * grown, 10_000 * (grown - plain))


def present_value(amount: int, rate: int, years: int) -> int:
    """Return what an amount after so many years is worth now, rupiah, rounded half up."""
    return half_up(amount * 10_000**years, (10_000 + rate) ** years)
