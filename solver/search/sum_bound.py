"""The sum bound: lumpy, level and site money relaxed apart, their least amounts added up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from solver.case.model import Case
from solver.cpsat.build import build
from solver.cpsat.linear import whole_bound
from solver.search.level_cuts import level_program
from solver.search.lumpy import lumpy_model
from solver.search.shares import Shares, share_out
from solver.search.sites import site_case

MOST_CUTS = 60_000  # units at places, and flows over cuts, that the level program takes
LUMPY_TRY, LEVEL_TRY, SITE_TRY = 0.25, 0.5, 0.25  # shares of the time left for each first try
AGAIN = 0.6  # share of the time left for a part that was not closed at first


@dataclass(frozen=True)
class SumBound:
    """What every plan pays at least, by part.

    Parameters
    ----------
    lumpy : int or None
        Floors, towers, old buildings, units at their cheapest, rooms, parking; None until known.
    level : int
        Height, span and trips inside towers.
    site : int
        Trips between towers and sites.
    """

    lumpy: int | None = None
    level: int = 0
    site: int = 0

    @property
    def total(self) -> int | None:
        """Return the bound, None while the lumpy part is unknown; the others are never below 0."""
        return None if self.lumpy is None else self.lumpy + self.level + self.site


def raise_sum(
    case: Case,
    left: Callable[[], float],
    stop: Callable[[], bool],
    on_better: Callable[[SumBound], None],
) -> SumBound:
    """Raise the parts of the sum bound one after the other.

    Parameters
    ----------
    case : Case
        The case.
    left : callable
        Seconds left.
    stop : callable
        Asked from another thread; True ends a search, though not the level program.
    on_better : callable
        Told the bound after each part.
    """
    shares = share_out(case)
    known = SumBound()
    closed = {"lumpy": False, "site": False}

    def enter(part: str, seconds: float) -> None:
        nonlocal known
        if stop() or closed.get(part):
            return
        amount = 0
        if part == "level":
            amount = _level(case, shares, seconds)
        else:
            model = lumpy_model(case, shares) if part == "lumpy" else build(site).model
            found, closed[part] = whole_bound(model, seconds, stop=stop)
            if found is None:
                return
            amount = found
        before = getattr(known, part)
        known = replace(known, **{part: amount if before is None else max(before, amount)})
        on_better(known)

    site = site_case(case, shares)
    closed["site"] = not site.flows
    enter("lumpy", left() * LUMPY_TRY)
    enter("level", left() * LEVEL_TRY)
    enter("site", left() * SITE_TRY)
    enter("lumpy", left() * AGAIN)
    enter("site", left() * AGAIN)
    return known


def _level(case: Case, shares: Shares, seconds: float) -> int:
    """Return the level part; 0 when the solver ends without an answer."""
    places = sum(len(unit.floors) for unit in case.units)
    small = places + len(case.flows) * len(shares.level) <= MOST_CUTS
    program = level_program(case, shares, with_cuts=small)
    multipliers = program.multipliers(seconds)
    return 0 if multipliers is None else max(0, program.bound(multipliers))
