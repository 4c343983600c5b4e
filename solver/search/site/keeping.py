"""In large cases, what old buildings cost is divided between the lumpy, level and site bounds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from ortools.sat.python import cp_model

from solver.case.model import Case
from solver.cpsat.integer import row_prices
from solver.cpsat.linear import relaxed_bound
from solver.search.keeping import most_useful
from solver.search.lumpy.model import Lumpy, lumpy_model
from solver.search.shares import Shares

PART = 4  # one part in so many of a price is offered at most: whole buildings need the rest
WANTED, FULL = 5, 100  # so much of a building is wanted kept by the others, in parts of FULL
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
    spare = _spare(case, lumpy_model(case, shares), seconds, stop)
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


def _spare(case: Case, lumpy: Lumpy, seconds: float, stop: Callable[[], bool] | None) -> list[int]:
    """Return by old building what the relaxation of the lumpy part can spare of its price.

    Whoever wants buildings kept a little, and would pay so much for what is missing, has as
    multipliers the shares for which the relaxation loses less than the others would gain.
    """
    model, goal = lumpy.model, lumpy.model.proto.objective
    whose = [model.get_int_var_from_proto_index(i) for i in goal.vars]
    amounts = [int(a) for a in goal.coeffs]
    rows = {}
    for b, kept in lumpy.kept.items():
        missing = model.new_bool_var("")
        rows[b] = model.add(FULL * kept + FULL * missing >= WANTED).index
        whose.append(missing)
        amounts.append(max(0, case.old[b].keep_cost) // PART)
    model.minimize(cp_model.LinearExpr.weighted_sum(whose, amounts) + int(goal.offset))
    paid = row_prices(model, seconds, stop)
    found = [0] * len(case.old)
    for b, row in rows.items() if paid else ():
        found[b] = min(max(0, int(FULL * paid[row])), max(0, case.old[b].keep_cost) // PART)
    return found
