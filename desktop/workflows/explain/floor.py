"""Why this floor: every other place of a placed unit in rupiah and words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.explain.names import (
    THOUSAND,
    Names,
    causes_words,
    listed,
    money,
    names_in,
)
from desktop.workflows.solve_scenario import SolvedScenario, salvaged
from solver.case.build import BuiltCase, blocked, build_case, plan_of
from solver.check.violation import Violation
from solver.errors import Issue, SatuAtapError, issue
from solver.explain.why_here import Elsewhere, Reach, WhyHere, WhyOptions, why_here
from solver.explain.why_here_rules import Parts
from solver.plan import Plan
from solver.problem.estate import Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement
from solver.rules import PlaceReason

Causes = tuple[tuple[str, int], ...]
MOST_NAMES = 8  # listed when a name does not fit


@dataclass(frozen=True)
class Moved:
    """Another unit that has to move along or make space, by ids and names."""

    unit: str
    name: str
    before: str
    after: str


@dataclass(frozen=True)
class FloorRow:
    """One place for the unit, ready to be shown.

    Parameters
    ----------
    building, floor : str
        Ids; `floor` is empty for staying in an old building.
    name : str
        The place in words.
    here : bool
        Whether the unit is there now.
    bare : int or None
        What the unit alone at this place changes, rupiah a year; None where it may not be.
    bare_broken : tuple of str
        Rules that the bare move breaks, in words.
    repaired : int or None
        What it changes after others have moved; None without a sound plan known.
    causes : tuple of (str, int)
        The repaired change by cause: label and rupiah a year, largest first.
    moved : tuple of Moved
        The other units that move.
    reasons : tuple of PlaceReason
        Rules of the unit's own that forbid the place.
    reach : Reach or None
        What is claimed; None where the place is forbidden.
    sentences : tuple of str
        The row in words, the most important first.
    claim : str
        How sure the figure is, in a few words.
    plan : Plan or None
        The repaired plan, audited.
    """

    building: str
    floor: str
    name: str
    here: bool
    bare: int | None
    bare_broken: tuple[str, ...]
    repaired: int | None
    causes: Causes
    moved: tuple[Moved, ...]
    reasons: tuple[PlaceReason, ...]
    reach: Reach | None
    sentences: tuple[str, ...]
    claim: str = ""
    plan: Plan | None = None


@dataclass(frozen=True)
class FloorAnswer:
    """Why a unit sits where it sits.

    Parameters
    ----------
    unit, name : str
        Id and name of the unit.
    place : str
        Where it is, in words.
    sentences : tuple of str
        The answer in a few sentences.
    rows : tuple of FloorRow
        The places it may take, cheapest first, then the forbidden ones.
    better : SolvedScenario or None
        A better audited plan, ready to be taken over as one step; None when none was found.
    finished : bool
        Whether every place was looked at.
    """

    unit: str
    name: str
    place: str
    sentences: tuple[str, ...]
    rows: tuple[FloorRow, ...]
    better: SolvedScenario | None
    finished: bool


def explain_floor(
    problem: Problem,
    scenario_id: str,
    unit_id: str,
    *,
    seconds: float = 10.0,
    seed: int = 1,
    on_row: Callable[[FloorRow], None] | None = None,
    stop: Callable[[], bool] | None = None,
) -> FloorAnswer | tuple[Issue, ...]:
    """Explain the place of one unit of a scenario.

    Parameters
    ----------
    problem : Problem
        All records.
    scenario_id, unit_id : str
        The scenario, with every unit that takes part placed; the unit in question.
    seconds : float
        Longest wall time.
    seed : int
        Of all chance.
    on_row : callable or None
        Told each row whenever it is known better; of a place the last row counts.
    stop : callable or None
        Asked often; True ends the work and keeps what was found.

    Returns
    -------
    FloorAnswer or tuple of Issue
        The answer, or why there is none.
    """
    ready = placed_case(problem, scenario_id)
    if not isinstance(ready, Placed):
        return ready
    built, plan = ready.built, ready.plan
    if unit_id not in built.units:
        return (issue("explain_unit_outside", f"unit/{unit_id}"),)
    words = _Words(names_in(problem, built), built)
    tell = on_row or (lambda row: None)
    found = why_here(
        built.case,
        plan,
        built.units.index(unit_id),
        WhyOptions(seconds, seed),
        on_row=lambda row: tell(words.row(row)),
        stop=stop,
    )
    forbidden = _forbidden(problem, scenario_id, unit_id)
    return words.answer(found, forbidden)


@dataclass(frozen=True)
class Placed:
    """A case and the plan the scenario has now."""

    built: BuiltCase
    plan: Plan


def placed_case(problem: Problem, scenario_id: str) -> Placed | tuple[Issue, ...]:
    """Return the case of a scenario and its plan, or the Issues that prevent either."""
    built = build_case(problem, scenario_id)
    if isinstance(built, tuple):
        return built
    plan = plan_of(built, problem)
    if plan is not None:
        return Placed(built, plan)
    rows = problem.where(Placement, "scenario", scenario_id)
    have = {row.unit for row in rows}
    lost = sum(unit not in have for unit in built.units)
    key = "explain_unplaced" if lost else "explain_misplaced"
    return (issue(key, f"scenario/{scenario_id}", n=lost),)


def find_unit(problem: Problem, text: str) -> str:
    """Return the id of the one unit meant by an id, a name or part of one.

    Raises
    ------
    SatuAtapError
        None or more than one fits; the sentence lists some names.
    """
    if problem.find(Unit, text) is not None:
        return text
    word = text.casefold().strip()
    names = {unit.id: unit_words(problem, unit.id) for unit in problem.unit}
    for fits in (
        [id for id, name in names.items() if name.casefold() == word],
        [id for id, name in names.items() if word and word in name.casefold()],
    ):
        if len(fits) == 1:
            return fits[0]
    some = [names[id] for id in fits or list(names)]
    raise SatuAtapError("explain_no_such_unit", text=text, names=listed(some, MOST_NAMES))


def _forbidden(problem: Problem, scenario_id: str, unit_id: str) -> tuple[FloorRow, ...]:
    """Return the floors of the candidates that rules of the unit's own forbid."""
    found = []
    for id, reasons in blocked(problem, scenario_id, unit_id).items():
        if PlaceReason.NOT_CANDIDATE in reasons:
            continue
        building = problem.get(Floor, id).building
        name = place_words(problem, building, id)
        why = listed([tr(f"reason.{reason.value}") for reason in reasons])
        text = tr("explain_floor.forbidden", place=name, reason=why)
        found.append(
            FloorRow(building, id, name, False, None, (), None, (), (), reasons, None, (text,))
        )
    return tuple(found)


@dataclass(frozen=True)
class _Words:
    """Puts the findings of one case into words."""

    names: Names
    built: BuiltCase

    def row(self, row: Elsewhere) -> FloorRow:
        built = self.built
        count = len(built.floors)
        on_floor = row.place < count
        tower = built.case.floors[row.place].tower if on_floor else 0
        price = row.repaired
        return FloorRow(
            building=built.towers[tower] if on_floor else built.old[row.place - count],
            floor=built.floors[row.place] if on_floor else "",
            name=self.names.places[row.place],
            here=row.here,
            bare=THOUSAND * row.bare.change,
            bare_broken=tuple(self.names.broken(v) for v in row.bare.broken),
            repaired=None if price is None else THOUSAND * price.change,
            causes=tuple(
                (tr(f"term.{term.value}"), THOUSAND * amount)
                for term, amount in (price.causes if price else ())
            ),
            moved=tuple(
                Moved(built.units[u], self.names.units[u], *(self.names.places[p] for p in way))
                for u, *way in row.moved
            ),
            reasons=(),
            reach=row.reach,
            sentences=row_sentences(row, self.names),
            claim=claim(row),
            plan=row.plan,
        )

    def answer(self, found: WhyHere, forbidden: tuple[FloorRow, ...]) -> FloorAnswer:
        better = None
        if found.better is not None:
            better = salvaged(self.built, found.better[0], (), 0, 1)
        return FloorAnswer(
            unit=self.built.units[found.unit],
            name=self.names.units[found.unit],
            place=self.names.places[found.place],
            sentences=summary(found, self.names),
            rows=(*(self.row(row) for row in found.rows), *forbidden),
            better=better,
            finished=found.finished,
        )


def summary(found: WhyHere, names: Names) -> tuple[str, ...]:
    """Return the answer in a few sentences: where, why, what nearly won, what could be better."""
    unit, place = names.units[found.unit], names.places[found.place]
    others = [row for row in found.rows if not row.here]
    priced = [row for row in others if row.repaired is not None]
    said = [tr("explain_floor.at", unit=unit, place=place)]
    if found.broken:
        said.append(tr("explain_floor.unsound", broken=listed(_all(found.broken, names))))
    if priced:
        said += _against(priced[0], len(priced), names)
    else:
        only = "explain_floor.nowhere" if others else "explain_floor.only"
        said.append(tr(only, n=len(others)))
    if found.better is not None:
        saved = found.cost - found.better[1]
        key = "explain_floor.mended" if found.broken else "explain_floor.improved"
        said.append(tr(key, amount=money(saved)))
    if not found.finished:
        said.append(tr("explain_floor.unfinished"))
    return tuple(said)


def _against(nearest: Elsewhere, count: int, names: Names) -> list[str]:
    """Return how the place compares with the cheapest other one."""
    change = nearest.repaired.change if nearest.repaired else 0
    place = names.places[nearest.place]
    if change < 0:
        return [tr("explain_floor.beaten", place=place, amount=money(-change))]
    key = "explain_floor.best" if change else "explain_floor.even"
    compared = tr(key, n=count, place=place, amount=money(change))
    return [compared, *turning(nearest, names)]


def _all(broken: tuple[Violation, ...], names: Names) -> list[str]:
    return [names.broken(each) for each in broken]


def row_sentences(row: Elsewhere, names: Names) -> tuple[str, ...]:
    """Return one place in words."""
    place = names.places[row.place]
    if row.here:
        return (tr("explain_floor.here", place=place),)
    if row.repaired is None:
        return (_unrepaired(row, names), *turning(row, names))
    change = row.repaired.change
    said = [_priced(place, change, row.repaired.causes)]
    if row.moved:
        units = listed([names.units[u] for u, _, _ in row.moved])
        said.append(tr("explain_floor.moved", n=len(row.moved), units=units))
    return (*said, *turning(row, names))


def claim(row: Elsewhere) -> str:
    """Return in a few words how sure the figure of a place is; empty where nothing is claimed."""
    if row.here or row.reach is Reach.BARE:
        return ""
    return tr(f"explain_floor.reach.{row.reach.value}", n=row.free)


def _priced(place: str, change: int, causes: Parts) -> str:
    words = causes_words(causes, dearer=change > 0)
    if change == 0:
        return tr("explain_floor.same", place=place)
    key = "explain_floor.dearer" if change > 0 else "explain_floor.cheaper"
    return tr(key, place=place, amount=money(abs(change)), causes=words)


def _unrepaired(row: Elsewhere, names: Names) -> str:
    """Return why no plan with the unit at a place is known, with no more than is proved."""
    place = names.places[row.place]
    broken = listed(_all(row.forbids or row.bare.broken, names))
    if row.reach is Reach.PROVED and not row.forbids:
        return tr("explain_floor.impossible_bare", place=place)
    key = {
        Reach.BARE: "explain_floor.not_yet",
        Reach.PROVED: "explain_floor.impossible",
        Reach.NEARBY: "explain_floor.impossible_nearby",
    }.get(row.reach, "explain_floor.not_found")
    return tr(key, place=place, broken=broken, n=row.free)


def turning(row: Elsewhere, names: Names) -> list[str]:
    """Return what would have to change for a place to become the best one."""
    place = names.places[row.place]
    if row.repaired is not None and row.repaired.change <= 0:
        return []
    cheaper = ""
    if row.repaired is not None:
        change = row.repaired.change
        causes = [(t, a) for t, a in row.repaired.causes if a > 0]
        enough = next((i for i in (1, 2) if sum(a for _, a in causes[:i]) >= change), 0)
        if enough:
            terms = listed([tr(f"explain_floor.term.{t.value}") for t, _ in causes[:enough]])
            cheaper = tr("explain_floor.if_cheaper", causes=terms, amount=money(change))
    wider = ""
    if row.room is not None and row.room.more is not None:
        wider = tr("explain_floor.if_wider", area=names.area(row.room.more))
    if cheaper and wider:
        both = tr("explain_floor.either", first=cheaper, second=wider)
        return [tr("explain_floor.turning", place=place, what=both)]
    said = []
    if cheaper or wider:
        said.append(tr("explain_floor.turning", place=place, what=cheaper or wider))
    if row.room is not None and row.room.more is None:
        left = money(row.room.change)
        said.append(tr("explain_floor.room_is_not_enough", place=place, amount=left))
    return said
