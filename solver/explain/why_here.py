"""Why a unit sits where it sits: every other place after the best local repair, by cause."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from solver.case.model import Case
from solver.check.violation import Violation
from solver.explain.why_here_rules import Price
from solver.explain.why_here_study import Study
from solver.plan import Plan

ROOM_SHARE = 0.15  # of the time, kept for asking how much area would do


class Reach(StrEnum):
    """What is claimed about a place."""

    BARE = "bare"  # only the bare move is priced yet
    TRIED = "tried"  # the best that a local search met; better may exist
    NEARBY = "nearby"  # best, or impossible, while only some units may move: `free` of them
    PROVED = "proved"  # best, or impossible, whatever else moves


@dataclass(frozen=True)
class Room:
    """How much area more would make a place as good as where the unit is.

    Parameters
    ----------
    more : int
        Area that is enough, in the area of the case; less was not enough for the local search.
        None when no area alone is enough: the place is dearer even if everything fits.
    change : int
        What the place costs more with that area (0 or less), or with any area when None.
    """

    more: int | None
    change: int


@dataclass(frozen=True)
class Elsewhere:
    """One place for the unit.

    Parameters
    ----------
    place : int
        Location: a floor or its old building.
    here : bool
        Whether the unit is there in the plan.
    bare : Price
        Against the plan, with nobody else moved; rules broken with their amounts.
    repaired : Price or None
        Against the best plan known with the unit where it is, after others have moved; None
        while no sound plan with the unit at this place is known.
    moved : tuple of (int, int, int)
        The other units that sit elsewhere than in that plan: unit, from, to.
    plan : Plan or None
        The repaired plan, audited.
    cost : int or None
        Its cost.
    forbids : tuple of Violation
        Without a repair: what is broken still, or for certain when the reach is PROVED.
    reach : Reach
        What is claimed.
    free : int
        How many units were free to move when the reach is NEARBY.
    room : Room or None
        What area would do, when it was asked.
    """

    place: int
    here: bool
    bare: Price
    repaired: Price | None = None
    moved: tuple[tuple[int, int, int], ...] = ()
    plan: Plan | None = None
    cost: int | None = None
    forbids: tuple[Violation, ...] = ()
    reach: Reach = Reach.BARE
    free: int = 0
    room: Room | None = None


@dataclass(frozen=True)
class WhyHere:
    """The answer for one unit.

    Parameters
    ----------
    unit, place : int
        The unit, and where the plan has it.
    cost : int
        Cost of the plan as it was given, sound or not.
    broken : tuple of Violation
        What the plan breaks.
    reference : int or None
        Cost of the best sound plan known with the unit where it is; None when none was found.
    rows : tuple of Elsewhere
        Every place the unit may take; cheapest repaired first, then those without repair.
    better : (Plan, int) or None
        A sound plan cheaper than the given one (or any, when that is unsound), audited.
    finished : bool
        Whether every place got its first repair; False when stopped or out of time before.
    """

    unit: int
    place: int
    cost: int
    broken: tuple[Violation, ...]
    reference: int | None
    rows: tuple[Elsewhere, ...]
    better: tuple[Plan, int] | None
    finished: bool


@dataclass(frozen=True)
class WhyOptions:
    """How long and with what chance.

    Parameters
    ----------
    seconds : float
        Wall time in all; the first repair of every place goes before refining.
    seed : int
        Of all chance.
    """

    seconds: float = 10.0
    seed: int = 1


def why_here(
    case: Case,
    plan: Plan,
    unit: int,
    options: WhyOptions | None = None,
    *,
    on_row: Callable[[Elsewhere], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> WhyHere:
    """Price every place a unit may take, after the best local repair found.

    Parameters
    ----------
    case : Case
        The case.
    plan : Plan
        A plan with every unit at a place it may take; other rules may be broken.
    unit : int
        The unit in question.
    options : WhyOptions or None
        Time and seed.
    on_row : callable or None
        Told every row when it is known better, the cheapest bare move first; a place may come
        several times, the last time counts.
    stop : callable or None
        Asked often; True ends the work and keeps what was found.

    Raises
    ------
    UnsoundResultError
        When a repaired plan fails its audit: a bug.

    Notes
    -----
    A repaired price is what was found: the true price is that or less, unless its reach says
    more. Prices compare with the best plan known that leaves the unit where it is, so that what
    could be improved anyway is not put down to the place.
    """
    options = options or WhyOptions()
    end = time.monotonic() + options.seconds
    asked = stop or (lambda: False)
    study = Study(case, plan, unit, options.seed, lambda: asked() or time.monotonic() >= end)
    tell = on_row or (lambda row: None)
    for place in study.order:
        study.look(place)
        tell(_row(study, place))
    finished = study.settle(lambda place: tell(_row(study, place)))
    last = ROOM_SHARE * options.seconds
    study.refine(lambda: end - last - time.monotonic(), lambda place: tell(_row(study, place)))
    study.ask_rooms(lambda place: tell(_row(study, place)))
    rows = sorted((_row(study, place) for place in study.order), key=_worth)
    return WhyHere(
        unit=unit,
        place=plan.place[unit],
        cost=study.given_cost,
        broken=study.given_broken,
        reference=study.reference.cost if study.reference else None,
        rows=tuple(rows),
        better=study.better,
        finished=finished,
    )


def _worth(row: Elsewhere) -> tuple[bool, bool, int]:
    price = row.repaired or row.bare
    return row.repaired is None, bool(row.forbids), price.change


def _row(study: Study, place: int) -> Elsewhere:
    """Return what is known of a place."""
    found = study.found[place]
    spot = found.best
    here = place == study.here
    reach = Reach.BARE
    if found.certain or found.whole:
        reach = Reach.PROVED
    elif found.free:
        reach = Reach.NEARBY
    elif spot is not None or found.tried:
        reach = Reach.TRIED
    return Elsewhere(
        place=place,
        here=here,
        bare=found.bare,
        repaired=study.price(place),
        moved=study.moved(place),
        plan=spot.plan if spot else None,
        cost=spot.cost if spot else None,
        forbids=() if spot else found.certain or found.left,
        reach=reach,
        free=found.free,
        room=None if found.room is None else Room(*found.room),
    )
