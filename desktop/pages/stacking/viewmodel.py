"""What the stacking page shows and does: scenario, plan, prices, edits; no Qt."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace

from desktop.document.edits import Edit, new_id, put, remove
from desktop.document.session import Session
from desktop.document.text import format_change, format_money_short, format_number
from desktop.pages.stacking.pricing import (
    PlacePrice,
    Pricer,
    Reasons,
    kept_away,
    make_pricer,
    offers,
    prices,
)
from desktop.reports.freshness import is_stale
from desktop.system.translate import tr
from desktop.widgets.stacking_plan.offer import Offer
from desktop.workflows.broken_text import broken_text, place_words, unit_words
from desktop.workflows.seats import TRAY, Place, outside
from desktop.workflows.shown_scenario import ScenarioChoice, Today
from desktop.workflows.stack_view import Need, StackView, stack_view, with_bars
from desktop.workflows.unit_needs import unit_needs
from solver.case.build import blocked
from solver.errors import Issue
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Result, Scenario, ScenarioKind
from solver.study.assess import assess
from solver.study.assessment import Assessment
from solver.units import Measure


@dataclass(frozen=True)
class Choice:
    """A scenario in the chooser."""

    id: str
    name: str
    kind: str


@dataclass(frozen=True)
class Reckoned:
    """What was reckoned beside the window for one state of the document."""

    scenario: str
    problem: Problem
    assessment: Assessment
    pricer: Pricer | tuple[Issue, ...]
    stale: bool
    broken: tuple[str, ...] = ()  # the rules broken, in words


@dataclass(frozen=True)
class HeadFigure:
    """One figure of the header, with a tone of the palette."""

    title: str
    value: str
    below: str = ""
    tone: str = ""
    warn: bool = False  # what stands below is a warning


@dataclass(frozen=True)
class Header:
    """The header: figures, the broken rules in words, whether the result is stale."""

    figures: tuple[HeadFigure, ...]
    broken: tuple[str, ...] = ()
    stale: bool = False


class StackingModel:
    """The stacking page without its widgets."""

    def __init__(self, session: Session, scenario: str = "") -> None:
        self._session = session
        self._choice = ScenarioChoice(session, Today.ASKED, scenario)
        self._reckoned: Reckoned | None = None
        self.troubled = False  # nothing comes of the reckoning that was begun last
        self._needs: tuple[object, dict[str, Need]] | None = None
        self._drawn: tuple[tuple[object, ...], StackView] | None = None
        self._reasons: dict[tuple[int, str, str], Reasons] = {}

    # Scenario -----------------------------------------------------------------------------

    @property
    def session(self) -> Session:
        """The gate through which the document changes."""
        return self._session

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self._session.document.problem

    @property
    def scenario(self) -> str:
        """Id of the scenario shown, "" when there is none."""
        return self._choice.id

    def choices(self) -> tuple[Choice, ...]:
        """Return the scenarios in their order."""
        return tuple(
            Choice(s.id, s.name, tr(f"choice.ScenarioKind.{s.kind.value}"))
            for s in self._choice.rows
        )

    def choose(self, scenario: str) -> None:
        """Show another scenario."""
        self._choice.choose(scenario)
        self._reckoned = None

    @property
    def today(self) -> bool:
        """Whether the scenario shown is what is, which nobody moves."""
        scenario = self.problem.find(Scenario, self.scenario)
        return scenario is not None and scenario.kind is ScenarioKind.TODAY

    @property
    def searched(self) -> bool:
        """Whether the program may search the whole plan: not that of today nor one by hand."""
        scenario = self.problem.find(Scenario, self.scenario)
        return scenario is not None and scenario.kind is ScenarioKind.OPTIMISED

    @property
    def editable(self) -> bool:
        """Whether units may be moved here."""
        there = self.problem.find(Scenario, self.scenario) is not None
        return there and not self.today and not self._session.read_only

    # Plan ---------------------------------------------------------------------------------

    def view(self) -> StackView:
        """Return the plan as it is now; shared rooms from the last reckoning."""
        if not self.scenario:
            return StackView()
        key = (self.problem, self._mine, self.scenario, self.editable)
        if self._drawn is None or any(a is not b for a, b in zip(self._drawn[0], key, strict=True)):
            self._drawn = (key, self._draw())
        return self._drawn[1]

    def _draw(self) -> StackView:
        uses = self._mine.assessment.floors if self._mine else ()
        limits = {use.floor: (use.net, use.people_limit) for use in uses}
        rooms = {use.floor: use.room_area for use in uses} if self._rooms_stand else {}
        made = stack_view(self.problem, self.scenario, self._unit_needs(), rooms, limits)
        made = replace(made, editable=made.editable and self.editable, broken=self._broken_by())
        return self._with_rooms(made)

    @property
    def _rooms_stand(self) -> bool:
        """Whether the shared rooms reckoned last are still there: no search has moved them since.

        Rooms of another plan would fill floors that the search left room on, until reckoned anew.
        """
        mine, scenario = self._mine, self.scenario
        if mine is None:
            return False
        return mine.problem.find(Result, scenario) is self.problem.find(Result, scenario)

    def _with_rooms(self, view: StackView) -> StackView:
        """Return a plan that counts the shared rooms of every floor."""
        count: Counter[str] = Counter()
        for need in self._mine.assessment.rooms if self._mine and self._rooms_stand else ():
            count.update(dict(need.floors))
        if not count:
            return view
        return with_bars(view, lambda bar: replace(bar, room_count=count[bar.place.floor]))

    def _broken_by(self) -> dict[str, tuple[str, ...]]:
        """Return the broken rules in words, by each unit and floor they are about."""
        found: dict[str, tuple[str, ...]] = {}
        mine = self._mine
        told = zip(mine.assessment.broken, mine.broken, strict=True) if mine else ()
        for each, text in told:
            for subject in each.subjects:
                found[subject] = (*found.get(subject, ()), text)
        return found

    def _unit_needs(self) -> dict[str, Need]:
        problem = self.problem
        scenario = problem.get(Scenario, self.scenario)
        rows = (problem.unit, problem.post, problem.space, problem.standard, problem.city)
        where = (problem.building, problem.scenario_building)  # the class of the candidates
        key = (*map(id, (*rows, *where)), scenario.year, scenario.space_mode)
        if self._needs is None or self._needs[0] != key:
            self._needs = (key, unit_needs(problem, scenario.id))
        return self._needs[1]

    def growth_key(self) -> tuple[object, ...]:
        """What the needs of other years depend on, to be compared."""
        problem = self.problem
        rows = (problem.unit, problem.post, problem.space, problem.standard, problem.city)
        scenario = problem.find(Scenario, self.scenario)
        return (*map(id, rows), self.scenario, scenario and scenario.year)

    # Reckoning ----------------------------------------------------------------------------

    def reckoning(self) -> Callable[[], Reckoned]:
        """Return the slow work as a pure function of the document as it is now."""
        document, scenario = self._session.document, self.scenario
        self.troubled = False
        known = self._mine.pricer if self._mine else None
        earlier = known if isinstance(known, Pricer) else None

        def work() -> Reckoned:
            found = assess(document.problem, scenario)
            _ = found.cash  # summed up here, not in the window
            return Reckoned(
                scenario,
                document.problem,
                found,
                make_pricer(document.problem, scenario, earlier),
                is_stale(document.problem, scenario),
                tuple(broken_text(document.problem, each) for each in found.broken),
            )

        return work

    def take(self, reckoned: Reckoned) -> None:
        """Take what was reckoned."""
        self._reckoned = reckoned

    @property
    def _mine(self) -> Reckoned | None:
        """What was reckoned last for this scenario, maybe before the last edits."""
        found = self._reckoned
        return found if found and found.scenario == self.scenario else None

    @property
    def reckoned(self) -> Reckoned | None:
        """What was reckoned for exactly the document as it is now, or None."""
        found = self._mine
        return found if found and found.problem is self.problem else None

    def offers(self, unit: str) -> dict[Place, Offer]:
        """Return what every place offers to a unit; prices are unknown while being reckoned."""
        if unit in outside(self.problem, self.scenario):
            return kept_away(self.view(), unit)
        if self.locked(self.view().place_of.get(unit, TRAY)):
            return kept_away(self.view(), unit, "stack.locked")
        return offers(self.view(), unit, self._prices(unit), self.reasons(unit))

    def locked(self, place: Place) -> bool:
        """Whether nobody may come to a place or leave it."""
        bar = self.view().bar_of.get(place)
        return bar is not None and bar.locked

    @property
    def pricer(self) -> Pricer | None:
        """The running bill of the document as it is now, None while it is being reckoned."""
        found = self.reckoned.pricer if self.reckoned else None
        return found if isinstance(found, Pricer) else None

    def _prices(self, unit: str) -> dict[Place, PlacePrice] | None:
        if self.reckoned is None:
            return None
        pricer = self.reckoned.pricer
        return prices(pricer, unit) if isinstance(pricer, Pricer) else {}

    def price_by_place(self, unit: str) -> dict[Place, int]:
        """Return the change of cost in rupiah a year by place, as far as it is known."""
        return {place: price.delta for place, price in (self._prices(unit) or {}).items()}

    def reasons(self, unit: str) -> Reasons:
        """Return why floors are not for a unit, by floor id."""
        key = (id(self.problem), self.scenario, unit)
        if key not in self._reasons:
            self._reasons = {key: blocked(self.problem, self.scenario, unit)}
        return self._reasons[key]

    def header(self) -> Header:
        """Return the header as far as it is known."""
        found = self.reckoned
        unplaced = len(self.view().tray)
        if found is None:
            return Header((*_pending(self.troubled), _unplaced(unplaced)))
        a = found.assessment
        broken = found.broken
        return Header(
            (
                HeadFigure(
                    tr("stacking.cash"),
                    format_money_short(a.cash),
                    tr("stacking.time", money=format_money_short(a.time)),
                ),
                self._against_result(found),
                HeadFigure(
                    tr("stacking.rules"),
                    tr("stacking.rules_broken", n=len(broken)) if broken else tr("stacking.sound"),
                    tr("stacking.rules_hint") if broken else tr("stacking.sound_hint"),
                    "negative" if broken else "positive",
                ),
                _unplaced(unplaced),
            ),
            broken,
            found.stale,
        )

    def _against_result(self, found: Reckoned) -> HeadFigure:
        title = tr("stacking.against")
        result = self.problem.find(Result, self.scenario)
        if result is None or result.best is None:
            return HeadFigure(title, "–", tr("stacking.not_solved"))
        cost = found.pricer.cost if isinstance(found.pricer, Pricer) else None
        if cost is None:
            return HeadFigure(title, "–", tr("stacking.incomplete"))
        more = cost - result.best
        value = format_change(more) if more else tr("stacking.unchanged")
        tone = "negative" if more > 0 else ""
        below = tr("stacking.stale_short" if found.stale else "stacking.against_hint")
        return HeadFigure(title, value, below, tone, warn=found.stale)

    # Edits --------------------------------------------------------------------------------

    def drop(self, unit: str, place: Place) -> str:
        """Put a unit on a place, or into the tray; returns what was done, "" when nothing."""
        if not self.editable or self.problem.find(Unit, unit) is None:
            return ""
        if unit in outside(self.problem, self.scenario):
            return ""
        name = unit_words(self.problem, unit)
        row = self._row(unit)
        if self.locked(place) or (row and self.locked(Place(row.building, row.floor))):
            return ""
        if place == TRAY:
            label, done = tr("stacking.do.tray", unit=name), tr("stacking.done.tray", unit=name)
            edit: Edit = remove(Placement, [row.id] if row else [])
        else:
            where = place_words(self.problem, place.building, place.floor)
            label = tr("stacking.do.move", unit=name, place=where)
            done = tr("stacking.done.move", unit=name, place=where)
            edit = put(self._placed(row, unit, place))
        return done if self._session.do(label, edit) else ""

    def _placed(self, row: Placement | None, unit: str, place: Place) -> Placement:
        if row:
            return replace(row, building=place.building, floor=place.floor, any_floor=False)
        return Placement(
            id=new_id(),
            scenario=self.scenario,
            unit=unit,
            building=place.building,
            floor=place.floor,
        )

    def pin(self, unit: str) -> str:
        """Pin a unit to its place or free it; returns what was done, "" when nothing."""
        row = self._row(unit)
        if not self.editable or row is None:
            return ""
        what, name = "unpin" if row.pinned else "pin", unit_words(self.problem, unit)
        label, done = tr(f"stacking.do.{what}", unit=name), tr(f"stacking.done.{what}", unit=name)
        edit = put(replace(row, pinned=not row.pinned, any_floor=False))
        return done if self._session.do(label, edit) else ""

    def _row(self, unit: str) -> Placement | None:
        rows = self.problem.where(Placement, "scenario", self.scenario)
        return next((row for row in rows if row.unit == unit), None)


def _pending(troubled: bool) -> tuple[HeadFigure, ...]:
    value, below = ("–", "trouble.failed") if troubled else ("…", "stacking.reckoning")
    titles = ("stacking.cash", "stacking.against", "stacking.rules")
    return tuple(HeadFigure(tr(title), value, tr(below)) for title in titles)


def _unplaced(count: int) -> HeadFigure:
    value = format_number(count, Measure.COUNT)
    hint = tr("stacking.unplaced_hint") if count else tr("stacking.all_placed")
    return HeadFigure(tr("stacking.unplaced"), value, hint, "warning" if count else "positive")
