"""Part of what old buildings cost goes to the level bound, which leaves people there else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from solver.case.model import Case
from solver.cpsat.integer import Whole, whole_bound
from solver.search.lumpy.model import Lumpy, lumpy_model
from solver.search.shares import Shares

PART = 4  # of what keeping an old building costs, one part in so many at most
ROUNDS = 4  # of offers that the lumpy bound may find too large
TOLERANCE = 100_000  # the lumpy bound may lose one part in so many: what a solver rounds off


def share_keeping(
    case: Case,
    shares: Shares,
    first: tuple[Lumpy, Whole],
    left: Callable[[], float],
    stop: Callable[[], bool] | None = None,
) -> tuple[Shares, Lumpy, int] | None:
    """Let the level bound charge for keeping old buildings, as far as the lumpy one can spare it.

    Who stays pays no height and makes no trip in a tower: left to itself the level bound leaves
    everybody in the old buildings who may stay, and the lumpy bound nobody. Any division of the
    price is valid; one that the lumpy bound does not feel is for nothing.

    Parameters
    ----------
    case : Case
        The case.
    shares : Shares
        With nothing for the level bound.
    first : (Lumpy, Whole)
        The lumpy model of these shares, and its optimum with dear pieces whole.
    left : callable
        Seconds left for all rounds.
    stop : callable or None
        Asked from another thread; True ends it.

    Returns
    -------
    (Shares, Lumpy, int) or None
        The new shares, the lumpy model of them and its bound; None when nothing is to be shared.
    """
    lumpy, found = first
    if found.bound is None or not found.closed:
        return None
    had, kept = found.bound, lumpy.kept_in(found.values)
    offer = [0 if b in kept else most for b, most in enumerate(most_useful(case, shares))]
    for _ in range(ROUNDS):
        seconds = left()
        if not any(offer) or seconds <= 0 or (stop is not None and stop()):
            return None
        trial = replace(shares, keep=tuple(offer))
        lumpy = lumpy_model(case, trial)
        found = whole_bound(lumpy.model, seconds, only=lumpy.dear, stop=stop)
        if found.bound is None or not found.closed:
            return None
        lost = had - found.bound
        if lost <= had // TOLERANCE:
            return trial, lumpy, found.bound
        kept = lumpy.kept_in(found.values)
        offer = [max(0, most - lost) if b in kept else most for b, most in enumerate(offer)]
    return None


def most_useful(case: Case, shares: Shares) -> list[int]:
    """Return by old building a part of its price, never above the level money at stake there."""
    way = sum(edge.length for edge in shares.level)
    most = [0] * len(case.old)
    for u, unit in enumerate(case.units):
        if unit.stay is not None and unit.floors:
            span = case.opds[unit.opd].span_cost * len(case.floors)
            most[unit.stay] += max(shares.height[u].values()) + span
    for u, v, weight in case.flows:
        for stay in {case.units[u].stay, case.units[v].stay}:
            if stay is not None:
                most[stay] += weight * way
    forced = {unit.stay for unit in case.units if not unit.floors}
    return [
        0 if b in forced else min(most[b], max(0, old.keep_cost) // PART)
        for b, old in enumerate(case.old)
    ]
