"""Scenarios side by side for a person: figures, guarantees, and who sits elsewhere in which."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.document.document import Document
from desktop.document.text import half_up
from desktop.reports.comparison import MOST_SCENARIOS, Comparison, Row, compare
from desktop.reports.freshness import is_stale
from desktop.reports.guarantee import Guarantee, guarantee_of
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.seats import TRAY, Place, floor_label, seats
from solver.costs.line import CostGroup
from solver.problem.estate import Building
from solver.problem.problem import Problem
from solver.problem.scenario import ScenarioKind
from solver.study.assessment import Assessment
from solver.units import Measure

MOST = MOST_SCENARIOS  # beside today
DRAWN = (CostGroup.RUNNING, CostGroup.ONE_OFF, CostGroup.TIME)  # wishes are no money


@dataclass(frozen=True)
class Elsewhere:
    """A unit that does not sit in the same place in all scenarios.

    `places` are in the order of the scenarios; empty where the unit has no place.
    """

    unit: str
    name: str
    places: tuple[str, ...]


@dataclass(frozen=True)
class FloorLine:
    """A floor that is not used alike in all scenarios.

    `uses` are (people, area of units and rooms in dm²) in the order of the scenarios; None where
    the floor is not reckoned. `net` is what it offers, dm².
    """

    floor: str
    building: str
    name: str
    net: int
    uses: tuple[tuple[int, int] | None, ...]


@dataclass(frozen=True)
class SideBySide:
    """What the page and the command line show.

    Parameters
    ----------
    comparison : Comparison
        The figures; the first scenario is today when the project has it.
    guarantees : tuple of Guarantee
        How good each plan is, in the order of the scenarios.
    groups : tuple of (CostGroup, tuple of int)
        Rupiah a year by group of cost, in the order of the scenarios.
    elsewhere : tuple of Elsewhere
        Who sits elsewhere, in the order of the project.
    floors : tuple of FloorLine
        The floors that are not used alike, in the order of the project.
    """

    comparison: Comparison
    guarantees: tuple[Guarantee, ...]
    groups: tuple[tuple[CostGroup, tuple[int, ...]], ...]
    elsewhere: tuple[Elsewhere, ...]
    floors: tuple[FloorLine, ...] = ()


def compare_scenarios(document: Document, scenario_ids: Sequence[str]) -> SideBySide:
    """Set today and at most four others side by side; slow, so beside the window."""
    found = compare(document, scenario_ids)
    reckoned = [column.assessment for column in found.scenarios]
    spacious = Row(
        "area_per_person",
        tuple(area_per_person(each) for each in reckoned),
        Measure.AREA,
        None,
        "people",
    )
    at = next((i for i, row in enumerate(found.rows) if row.group == "estate"), len(found.rows))
    rows = (*found.rows[:at], spacious, *found.rows[at:])
    return SideBySide(
        replace(found, rows=rows),
        tuple(_guarantee(document, column.id) for column in found.scenarios),
        tuple((group, tuple(each.by_group[group] for each in reckoned)) for group in DRAWN),
        elsewhere(document, [column.id for column in found.scenarios]),
        floor_lines(document.problem, reckoned),
    )


def area_per_person(reckoned: Assessment) -> int | None:
    """Return the net area of the floors in use by each of their people, dm²; None without any."""
    used = [floor for floor in reckoned.floors if floor.people]
    people = sum(floor.people for floor in used)
    return half_up(sum(floor.net for floor in used), people) if people else None


def floor_lines(problem: Problem, reckoned: Sequence[Assessment]) -> tuple[FloorLine, ...]:
    """Return the floors that are not used alike in all scenarios."""
    used = [{use.floor: use for use in each.floors} for each in reckoned]
    found = []
    for floor in problem.floor:
        here = [uses.get(floor.id) for uses in used]
        if len({None if u is None else frozenset(u.units) for u in here}) < 2:
            continue
        building = problem.find(Building, floor.building)
        found.append(
            FloorLine(
                floor.id,
                building.name if building else "",
                floor_label(floor),
                max((u.net for u in here if u), default=floor.net or 0),
                tuple(None if u is None else (u.people, u.unit_area + u.room_area) for u in here),
            )
        )
    return tuple(found)


def elsewhere(document: Document, scenario_ids: Sequence[str]) -> tuple[Elsewhere, ...]:
    """Return the units that do not sit in the same place in all scenarios."""
    problem = document.problem
    places = [seats(problem, id) for id in scenario_ids]
    found = []
    for unit in problem.unit:
        mine = [seat.get(unit.id, TRAY) for seat in places]
        if len({_told(place, mine) for place in mine}) > 1:
            texts = tuple(
                place_words(problem, place.building, place.floor) if place.building else ""
                for place in mine
            )
            found.append(Elsewhere(unit.id, unit_words(problem, unit.id), texts))
    return tuple(found)


def _told(place: Place, others: Sequence[Place]) -> Place:
    """Return the place without its floor when one of the others leaves the floor open."""
    same = [other for other in others if other.building == place.building]
    return Place(place.building) if any(not other.floor for other in same) else place


def _guarantee(document: Document, scenario_id: str) -> Guarantee:
    found = guarantee_of(document, scenario_id)
    if found.kind is not ScenarioKind.OPTIMISED:
        return found
    return replace(found, stale=is_stale(document.problem, scenario_id))
