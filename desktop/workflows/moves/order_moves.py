"""The order of moves of a scenario: made ready, found, told by wave, month and unit, realised."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from desktop.document import edits
from desktop.document.document import Document
from desktop.document.edits import Edit
from desktop.reports.order_data import UnitMove
from desktop.workflows.moves.kept_order import (
    Kept,
    Standing,
    keep,
    kept_order,
    terms_of,
    timetable_of,
)
from solver.moves.build import MovesBuilt, MoveTerms, Place, build_moves
from solver.moves.check import in_swing, last_left, wave_load
from solver.moves.model import MoveCase, MoveOrder, MovePlan
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.realisation import MoveStatus, Realisation
from solver.problem.scenario import Placement
from solver.study.assess import assess

if TYPE_CHECKING:
    from solver.moves.solve import Tell

FIRST_EFFORT = 1.0  # proves the order of an ordinary plan, about a second on a quiet machine
FIRST_SECONDS = 15.0  # and on a busy one no longer than this


@dataclass(frozen=True)
class Ready:
    """A scenario whose moves can be ordered: the problem, the case, the order known so far.

    `from_today` is the case of the same plan from today's seats, whatever has happened since;
    `kept` is the order in the file and whether it still holds.
    """

    problem: Problem
    scenario: str
    built: MovesBuilt
    order: MoveOrder
    from_today: MovesBuilt
    kept: Kept | None = None

    @property
    def planned(self) -> Mapping[str, tuple[Place, Place]]:
        """Return from and to of all moves of the plan, those that are done too."""
        return self.from_today.places

    @cached_property
    def moves(self) -> tuple[UnitMove, ...]:
        """Return every unit that moves, by wave, then as in the project; made once."""
        return _unit_moves(self)

    @cached_property
    def waves(self) -> tuple[WaveSum, ...]:
        """Return every wave from the first to the last one of the order; made once."""
        return _wave_sums(self)

    @property
    def is_kept(self) -> bool:
        """Tell whether the order shown is the one in the file."""
        kept = self.kept.order if self.kept else None
        return kept is not None and kept.plan == self.order.plan


@dataclass(frozen=True)
class WaveSum:
    """What happens in a wave: its days, people and units moved, swing area in use, old buildings.

    `paid` are the old buildings still paid, `emptied` those left for good, `double` what the former
    cost in this wave, rupiah; `swing` in dm².
    """

    number: int
    first: date
    last: date
    people: int
    units: int
    swing: int
    paid: tuple[str, ...]
    emptied: tuple[str, ...]
    double: int


def first_monday(day: date) -> date:
    """Return the first Monday on or after a day."""
    return day + timedelta(days=-day.weekday() % 7)


def usual_terms(document: Document) -> MoveTerms:
    """Return how a city moves when nobody has said otherwise: from the year after the base year."""
    city = document.problem.city
    year = city[0].base_year + 1 if city else 2027
    return MoveTerms(first_monday(date(year, 1, 1)))


def terms_for(document: Document, scenario_id: str) -> MoveTerms:
    """Return the terms of the order kept for a scenario, else the usual ones.

    Without a kept order nobody begins before the first place to move to is there: waiting for new
    buildings is no double cost.
    """
    usual, row = usual_terms(document), timetable_of(document.problem, scenario_id)
    if row:
        return terms_of(row, usual)
    opening = first_opening(document.problem, scenario_id)
    return replace(usual, start=max(usual.start, first_monday(opening))) if opening else usual


def first_opening(problem: Problem, scenario_id: str) -> date | None:
    """Return when the first place to move to is there; None when one has no date: it is there."""
    days = []
    for row in problem.where(Placement, "scenario", scenario_id):
        unit, building = problem.find(Unit, row.unit), problem.find(Building, row.building)
        if unit is None or building is None or unit.building == building.id:
            continue
        floor = problem.find(Floor, row.floor) if row.floor else None
        found = [day for day in (building.available, floor.available if floor else None) if day]
        if not found:
            return None
        days.append(max(found))
    return min(days, default=None)


def idle_until(ready: Ready) -> tuple[int, date] | None:
    """Return how many waves pass before anything can be fitted out, and the day it can be.

    None when the first wave is of use, or nothing is ordered.
    """
    plan, case = ready.order.plan, ready.built.case
    if plan is None or not plan.left:
        return None
    waves = min(*plan.left, min(plan.entered) - case.fit_out) - 1
    return (waves, day_of(ready.built.terms, waves + 1)) if waves > 0 else None


def make_ready(
    document: Document, scenario_id: str, terms: MoveTerms, seconds: float = FIRST_SECONDS
) -> Ready:
    """Return the case of a scenario with the order in the file, else with a first one found.

    The first one is the same at every look: days and costs that change by themselves are not
    believed. Slow, so beside the window.
    """
    problem = document.problem
    reckoned = assess(problem, scenario_id)
    rooms = {floor.floor: floor.room_area for floor in reckoned.floors if floor.room_area}
    built = build_moves(problem, scenario_id, terms, rooms)
    from_today = build_moves(problem, scenario_id, replace(terms, realised=False), rooms)
    kept = kept_order(timetable_of(problem, scenario_id), built, from_today)
    order = kept.order if kept else None
    if order is None:
        from solver.moves.solve import OrderOptions, order_moves

        order = order_moves(built.case, OrderOptions(seconds, 1, effort=FIRST_EFFORT))
    return _told(Ready(problem, scenario_id, built, order, from_today, kept))


def _told(ready: Ready) -> Ready:
    """Make moves and waves here, beside the window, so that showing them is quick."""
    _ = ready.moves, ready.waves
    return ready


def find_order(
    ready: Ready,
    seconds: float,
    *,
    threads: int = 2,
    stop: Callable[[], bool] | None = None,
    tell: Tell | None = None,
) -> Ready:
    """Return the best order found in a time, never worse than the one known."""
    from solver.moves.solve import OrderOptions, order_moves

    options = OrderOptions(seconds, threads)
    order = order_moves(ready.built.case, options, stop=stop, tell=tell)
    return _told(replace(ready, order=order))


def day_of(terms: MoveTerms, wave: int) -> date:
    """Return the first day of a wave."""
    return terms.start + timedelta(weeks=terms.weeks * (wave - 1))


def keep_order(ready: Ready, found_on: str, person: str = "") -> Edit:
    """Return the edit that keeps the order shown in the file; it must have a plan."""
    return keep(ready.scenario, ready.built, ready.from_today, ready.order, found_on, person)


def planned_days(ready: Ready) -> dict[str, date]:
    """Return the first day of the wave each unit is to enter in, of those that moved already too.

    What has moved has its day from the order in the file, as long as that is of the same plan.
    """
    terms, kept = ready.built.terms, ready.kept
    days = {}
    if kept is not None and kept.standing not in (Standing.PLAN, Standing.TERMS):
        days = {unit: day_of(terms, entered) for unit, (_, entered) in kept.waves.items()}
    return days | {m.unit: day_of(terms, m.entered) for m in ready.moves if m.entered}


def _unit_moves(ready: Ready) -> tuple[UnitMove, ...]:
    case, plan = ready.built.case, ready.order.plan
    found = []
    for i, mover in enumerate(case.movers):
        origin, target = ready.built.places[mover.unit]
        waves = (plan.left[i], plan.entered[i]) if plan else (0, 0)
        opd = ready.problem.get(Unit, mover.unit).opd
        found.append(UnitMove(mover.unit, opd, mover.people, origin, target, *waves))
    return tuple(sorted(found, key=lambda move: move.entered))


def _wave_sums(ready: Ready) -> tuple[WaveSum, ...]:
    case, plan, terms = ready.built.case, ready.order.plan, ready.built.terms
    if plan is None or not plan.entered:
        return ()
    last = last_left(case, plan)
    return tuple(_wave(case, plan, terms, w, last) for w in range(1, max(plan.entered) + 1))


def _wave(
    case: MoveCase, plan: MovePlan, terms: MoveTerms, wave: int, last: tuple[int, ...]
) -> WaveSum:
    old = list(zip(case.leaving, last, strict=True))
    people, units = wave_load(case, plan, wave)
    return WaveSum(
        wave,
        day_of(terms, wave),
        day_of(terms, wave + 1) - timedelta(days=1),
        people,
        units,
        in_swing(case, plan, wave),
        tuple(each.building for each, end in old if end >= wave),
        tuple(each.building for each, end in old if end == wave),
        sum(each.cost for each, end in old if end >= wave),
    )


def by_month(waves: tuple[WaveSum, ...]) -> tuple[tuple[date, int], ...]:
    """Return the double running cost by month (its first day), rupiah; sums to that of the waves.

    A wave counts in the months its days lie in, by days; what does not divide goes to the last.
    """
    found: dict[date, int] = {}
    for wave in waves:
        days = (wave.last - wave.first).days + 1
        parts: dict[date, int] = {}
        for i in range(days):
            month = (wave.first + timedelta(days=i)).replace(day=1)
            parts[month] = parts.get(month, 0) + 1
        given = 0
        for at, (month, count) in enumerate(parts.items()):
            amount = wave.double * count // days if at + 1 < len(parts) else wave.double - given
            given += amount
            found[month] = found.get(month, 0) + amount
    return tuple(sorted(found.items()))


def flows(moves: tuple[UnitMove, ...]) -> tuple[tuple[str, str, int, int], ...]:
    """Return (from, to, people, units) by pair of buildings; an empty id is nowhere."""
    found: dict[tuple[str, str], list[int]] = {}
    for move in moves:
        pair = found.setdefault((move.origin[0], move.target[0]), [0, 0])
        pair[0] += move.people
        pair[1] += 1
    return tuple((a, b, people, units) for (a, b), (people, units) in found.items())


def realisation_of(problem: Problem, unit: str) -> Realisation | None:
    """Return what became of the move of a unit; the last row counts."""
    rows = problem.where(Realisation, "unit", unit)
    return rows[-1] if rows else None


def realise(
    problem: Problem,
    units: tuple[str, ...],
    move: MoveStatus,
    day: date | None,
    targets: dict[str, Place],
) -> Edit:
    """Return the edit that records what became of the moves of units.

    Parameters
    ----------
    problem : Problem
        Where earlier news may stand; they are replaced, their source and note kept.
    units : tuple of str
        Whose moves.
    move : MoveStatus
        PLANNED takes back what was recorded.
    day : date or None
        When they moved; only kept with MOVED.
    targets : dict
        Where they moved to: building and floor by unit; only kept with MOVED.
    """
    rows = []
    for unit in units:
        row = realisation_of(problem, unit) or Realisation(id=edits.new_id(), unit=unit)
        moved = move is MoveStatus.MOVED
        building, floor = targets.get(unit, (row.building, row.floor)) if moved else ("", "")
        on = day if moved else None
        rows.append(replace(row, move=move, moved_on=on, building=building, floor=floor))
    return edits.put(*rows)
