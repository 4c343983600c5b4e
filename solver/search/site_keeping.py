"""In large cases, what old buildings cost is divided between the lumpy, level and site bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.cpsat.integer import whole_bound
from solver.search.keeping import most_useful
from solver.search.lumpy import Lumpy, lumpy_model
from solver.search.shares import Shares

PARTS = (2, 3, 4, 6, 8, 16)  # one part in so many of the price is offered, the most first
LEVEL = 4  # of what is offered, one part in so many goes to the level bound
FELT = 2_500  # the lumpy bound may lose one part in so many: the others gain far more
USED = 0.01  # share of a building kept in the relaxation from which on its price binds there


@dataclass(frozen=True)
class Kept:
    """A division of the price of old buildings.

    Parameters
    ----------
    level : Shares
        With what the level bound charges.
    site : tuple of int
        By old building, what the site bound charges.
    lumpy : Lumpy
        The lumpy model of the rest.
    bound : int
        What its linear relaxation proves.
    """

    level: Shares
    site: tuple[int, ...]
    lumpy: Lumpy
    bound: int


def divide_keeping(
    case: Case, shares: Shares, seconds: float, stop: Callable[[], bool] | None = None
) -> Kept | None:
    """Let level and site bound charge for keeping old buildings what the lumpy one can spare.

    Whoever stays makes half the way to everybody, and none up a tower: left to themselves the
    site and level bounds leave all in the old buildings who may stay, the lumpy bound few. Any
    division of the price is valid. This one goes by linear relaxations of the lumpy model.

    Parameters
    ----------
    case : Case
        The case.
    shares : Shares
        With nothing for the level bound.
    seconds : float
        For each relaxation.
    stop : callable or None
        Asked from another thread; True ends it.

    Returns
    -------
    Kept or None
        None when nothing is to be divided.
    """
    lumpy = lumpy_model(case, shares)
    found = whole_bound(lumpy.model, seconds, only=frozenset(), stop=stop)
    if found.bound is None or not found.closed:
        return None
    used = {b for b, var in lumpy.kept.items() if found.values[var.index] > USED}
    spare = [old.keep_cost * (b in lumpy.kept and b not in used) for b, old in enumerate(case.old)]
    for part in PARTS:
        offer = tuple(max(0, most) // part for most in spare)
        if not any(offer) or (stop is not None and stop()):
            return None
        trial = lumpy_model(case, replace(shares, keep=offer))
        after = whole_bound(trial.model, seconds, only=frozenset(), stop=stop)
        if after.bound is not None and found.bound - after.bound <= found.bound // FELT:
            useful = zip(offer, most_useful(case, shares), strict=True)
            level = tuple(min(n // LEVEL, most) for n, most in useful)
            site = tuple(n - own for n, own in zip(offer, level, strict=True))
            return Kept(replace(shares, keep=level), site, trial, after.bound)
    return None
