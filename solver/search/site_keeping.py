"""In large cases, what old buildings cost is divided between the lumpy, level and site bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.cpsat.integer import row_prices
from solver.cpsat.linear import relaxed_bound
from solver.search.blocks import blocks
from solver.search.keeping import most_useful
from solver.search.lumpy import Lumpy, lumpy_model
from solver.search.shares import Shares

SPARED = 0.6  # of what the lumpy relaxation does not need: whole buildings need some more
LEVEL = 4  # of what is offered, one part in so many goes to the level bound


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
    prices = row_prices(lumpy.model, seconds, stop)
    if not prices:
        return None
    spare = _spare(case, lumpy, prices)
    useful = zip(spare, most_useful(case, shares), strict=True)
    level = tuple(min(n // LEVEL, most) for n, most in useful)
    if not any(spare) or (stop is not None and stop()):
        return None
    trial = lumpy_model(case, replace(shares, keep=tuple(spare)))
    bound = relaxed_bound(trial.model, seconds, stop=stop)
    if bound is None:
        return None
    site = tuple(n - own for n, own in zip(spare, level, strict=True))
    return Kept(replace(shares, keep=level), site, trial, bound)


def _spare(case: Case, lumpy: Lumpy, prices: list[float]) -> list[int]:
    """Return by old building what is left of its price when nobody needs it more than these pay."""
    left = {b: float(case.old[b].keep_cost) for b in lumpy.kept}
    for block, row in zip(blocks(case), lumpy.block_rows, strict=True):
        if block.stay in left:
            left[block.stay] -= max(0.0, prices[row])
    return [max(0, int(SPARED * left.get(b, 0.0))) for b in range(len(case.old))]
