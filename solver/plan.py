"""A plan of a core case, and the outcome of a search: what leaves the engine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from solver.rules import CostTerm


@dataclass(frozen=True)
class Plan:
    """Who sits where.

    Parameters
    ----------
    place : tuple of int
        Location per unit: floor ``0..F-1`` or old building ``F + b``.
    rooms : tuple of (int, int)
        Shared rooms as (class, floor), sorted.
    """

    place: tuple[int, ...]
    rooms: tuple[tuple[int, int], ...] = ()


class SolveStatus(StrEnum):
    """What is proved. Only OPTIMAL and FEASIBLE carry a plan and a cost."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class BoundParts:
    """A bound made of parts of the bill that are bounded apart; see docs/model.md.

    Parameters
    ----------
    lumpy : int
        Floors, towers, old buildings, units at their cheapest, rooms, parking.
    level : int
        Height, span and trips inside towers. Where they are bounded together with the trips
        between towers: what both cost more than those by themselves.
    site : int
        Trips between towers and sites.
    """

    lumpy: int
    level: int
    site: int

    @property
    def total(self) -> int:
        """Return the bound: no plan costs less."""
        return self.lumpy + self.level + self.site


@dataclass(frozen=True)
class Progress:
    """A sign of life from the search: seconds since start, best cost and bound known so far.

    `plan` comes with each better plan so that a stop or a crash loses nothing. `bound_parts` is
    None while no bound is known or another proof knows a better one.
    """

    seconds: float
    best: int | None
    bound: int | None
    plan: Plan | None = None
    phase: str = ""
    bound_parts: BoundParts | None = None


@dataclass(frozen=True)
class Outcome:
    """The audited result of a search over one case.

    Parameters
    ----------
    status : SolveStatus
        OPTIMAL only when proved.
    plan : Plan or None
        The best plan found.
    cost : int or None
        Its cost in the money of the case (thousand rupiah a year).
    bound : int or None
        No plan can cost less than this.
    parts : tuple of (CostTerm, int)
        The cost by term; sums to `cost`.
    seconds : float
        Wall time of the search.
    seed, threads : int
        As asked for.
    case_sha256 : str
        Canonical hash of the case that was solved.
    trace : tuple of (float, int or None, int or None)
        (seconds, best, bound) over time.
    bound_parts : BoundParts or None
        What the bound is made of; None when another proof knew a better one.
    """

    status: SolveStatus
    plan: Plan | None
    cost: int | None
    bound: int | None
    parts: tuple[tuple[CostTerm, int], ...]
    seconds: float
    seed: int
    threads: int
    case_sha256: str
    trace: tuple[tuple[float, int | None, int | None], ...] = ()
    bound_parts: BoundParts | None = None

    @property
    def gap(self) -> float | None:
        """Return (cost - bound) / cost, or None while either is unknown."""
        if self.cost is None or self.bound is None:
            return None
        return 0.0 if self.cost == 0 else (self.cost - self.bound) / abs(self.cost)
