"""What the page of moves shows and does: terms, waves, flows, months, guarantee; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from desktop.document.session import Session
from desktop.document.text import (
    format_date,
    format_money,
    format_money_short,
    format_number,
    format_ratio,
    format_value,
    half_up,
    parse,
    sentence,
)
from desktop.pages.moves.realised import RealisedGrid
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.order_moves import (
    Ready,
    UnitMove,
    WaveSum,
    by_month,
    day_of,
    flows,
    make_ready,
    movable,
    unit_moves,
    usual_terms,
    wave_sums,
)
from solver.errors import Issue
from solver.moves.build import MoveTerms
from solver.moves.model import Hindrance, MoveOrder, Obstacle
from solver.plan import SolveStatus
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from solver.units import Field, Kind, Measure

MANY = 4  # names in a sentence before the rest is counted
TERMS = MappingProxyType(
    {
        "start": Field(Kind.DAY, optional=True),
        "weeks": Field(Kind.NUMBER, Measure.COUNT, low=1, high=26),
        "people": Field(Kind.NUMBER, Measure.COUNT, low=1, high=10_000),
        "fit_out": Field(Kind.NUMBER, Measure.COUNT, low=0, high=104),
        "swing": Field(Kind.NUMBER, Measure.AREA, low=0, high=10_000_000),
    }
)
NOTES = ("unplaced", "large", "crowded", "undated", "cancelled")


@dataclass(frozen=True)
class BarText:
    """A bar of the time line."""

    first: int
    last: int
    kind: str
    text: str = ""


@dataclass(frozen=True)
class LineText:
    """A row of the time line."""

    key: str
    label: str
    said: str
    bars: tuple[BarText, ...]
    colour: int
    note: str


@dataclass(frozen=True)
class FlowText:
    """A band of the flow chart."""

    key: str
    origin: str
    target: str
    people: int
    said: str


@dataclass(frozen=True)
class PointText:
    """A column of a chart: a month with its cost, or a wave with its swing area."""

    key: str
    label: str
    amount: int
    said: str


class MovesModel:
    """The page of moves without its widgets."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self._asked = ""
        self.terms: MoveTerms = usual_terms(session.document)
        self.ready: Ready | None = None
        self.by_unit = False

    @property
    def problem(self) -> Problem:
        """The project as it is now."""
        return self.session.document.problem

    def choices(self) -> tuple[tuple[str, str], ...]:
        """Return id and name of the scenarios."""
        return movable(self.problem)

    @property
    def chosen(self) -> str:
        """Id of the scenario shown: the one asked for, else one with places for everybody."""
        ids = [id for id, _ in self.choices()]
        if self._asked in ids:
            return self._asked
        placed = {row.scenario for row in self.problem.placement if not row.pinned}
        return next((id for id in ids if id in placed), ids[0] if ids else "")

    def choose(self, id: str) -> None:
        """Show another scenario."""
        self._asked = id

    def change(self, **values: object) -> None:
        """Change the terms."""
        self.terms = replace(self.terms, **values)  # type: ignore[arg-type]  # names of the view

    def term_text(self, name: str) -> str:
        """Return a term as text."""
        value, field = getattr(self.terms, name), TERMS[name]
        return format_value(field, value)

    def read_term(self, name: str, text: str) -> str:
        """Take a term from a text; returns what is wrong with it, empty when nothing is."""
        found = parse(TERMS[name], text, name)
        if isinstance(found, Issue):
            return sentence(found)
        if found is None:
            return tr("moves.start_missing")
        self.change(**{name: found})
        return ""

    def work(self) -> Callable[[], Ready]:
        """Return the slow work as a pure function of the document as it is now."""
        document, chosen, terms = self.session.document, self.chosen, self.terms
        return lambda: make_ready(document, chosen, terms)

    def take(self, found: Ready) -> None:
        """Keep what was made ready; a better order of the very same case stays."""
        old = self.ready
        if old is not None and old.built.case == found.built.case and old.order.plan:
            found = replace(found, order=old.order)
        self.ready = found

    def take_order(self, order: MoveOrder) -> None:
        """Keep an order that was found, unless it is of another case."""
        if self.ready is not None and self.ready.built.case == order.case:
            self.ready = replace(self.ready, order=order)

    # Words

    def headline(self) -> str:
        """Return in words how long it takes, and what is paid meanwhile."""
        ready = self.ready
        if ready is None:
            return ""
        order = ready.order
        if not ready.built.case.movers:
            return tr("moves.nobody")
        if order.plan is None or order.cost is None:
            return tr("moves.none" if order.status is SolveStatus.INFEASIBLE else "moves.not_found")
        last = max(order.plan.entered)
        people = sum(m.people for m in ready.built.case.movers)
        return tr(
            "moves.headline",
            units=format_number(len(ready.built.case.movers), Measure.COUNT),
            people=format_number(people, Measure.COUNT),
            waves=format_number(last, Measure.COUNT),
            end=format_date(day_of(ready.built.terms, last + 1)),
            double=format_money_short(order.cost.double),
        )

    def guarantee(self) -> tuple[str, str]:
        """Return what is proved of the order, and the tone of the sentence."""
        order = self.ready.order if self.ready else None
        if (
            order is None
            or order.cost is None
            or not self.ready
            or not self.ready.built.case.movers
        ):
            return "", ""
        if order.status is SolveStatus.OPTIMAL:
            return tr("moves.optimal"), "positive"
        return tr("moves.gap", gap=format_ratio(order.gap or 0, 10_000)), "quiet"

    def notes(self) -> tuple[str, ...]:
        """Return what a reader must know: obstacles, circles, remarks of the case."""
        ready = self.ready
        if ready is None:
            return ()
        problem = ready.problem
        said = [self._obstacle(each) for each in ready.order.obstacles]
        for circle in ready.order.circles:
            said.append(
                tr("moves.circle", places=_names(problem, circle.buildings, _building),
                   units=_names(problem, circle.units, unit_words))
            )  # fmt: skip
        for name in NOTES:
            ids: tuple[str, ...] = getattr(ready.built, name)
            if ids:
                naming = _space if name in ("crowded", "undated") else unit_words
                said.append(
                    tr(f"moves.note.{name}", n=len(ids), names=_names(problem, ids, naming))
                )
        return tuple(said)

    def _obstacle(self, found: Obstacle) -> str:
        ready = self.ready
        assert ready is not None
        values = {
            "places": _names(ready.problem, found.buildings, _building),
            "units": _names(ready.problem, found.units, unit_words),
            "amount": format_number(found.amount, Measure.COUNT),
        }
        if found.why is Hindrance.SWING:
            values["amount"] = format_number(found.amount, Measure.AREA)
        return tr(f"moves.hindrance.{found.why.value}", **values)

    # Pictures

    def moves(self) -> tuple[UnitMove, ...]:
        """Return the moves of the order shown."""
        return unit_moves(self.ready) if self.ready else ()

    def waves(self) -> tuple[WaveSum, ...]:
        """Return the waves of the order shown."""
        return wave_sums(self.ready) if self.ready else ()

    def heads(self) -> tuple[tuple[str, str], ...]:
        """Return for every wave its number and the month that begins with it."""
        found, before = [], ""
        for wave in self.waves():
            month = month_words(wave.first)
            number = format_number(wave.number, Measure.COUNT)
            found.append((number, month if month != before else ""))
            before = month
        return tuple(found)

    def lines(self) -> tuple[LineText, ...]:
        """Return the rows of the time line: an OPD each, or a unit each."""
        ready = self.ready
        if ready is None or ready.order.plan is None:
            return ()
        moves = self.moves()
        groups: dict[str, list[UnitMove]] = {}
        for move in moves:
            groups.setdefault(move.unit if self.by_unit else move.opd, []).append(move)
        return tuple(self._line(ready, key, group) for key, group in groups.items())

    def _line(self, ready: Ready, key: str, group: list[UnitMove]) -> LineText:
        problem, ahead = ready.problem, ready.built.case.fit_out
        opds = [opd.id for opd in problem.opd]
        label = unit_words(problem, key) if self.by_unit else _opd(problem, key)
        bars: list[BarText] = []
        by_wave: dict[int, int] = {}
        for move in group:
            by_wave[move.entered] = by_wave.get(move.entered, 0) + move.people
            if move.left < move.entered:
                bars.append(BarText(move.left, move.entered - 1, "swing"))
        if ahead:
            spans = {(wave - ahead, wave - 1) for wave in by_wave}
            bars = [*(BarText(a, b, "fit_out") for a, b in sorted(spans)), *bars]
        bars += [
            BarText(wave, wave, "move", format_number(people, Measure.COUNT))
            for wave, people in sorted(by_wave.items())
        ]
        targets = dict.fromkeys(place_words(problem, move.target[0]) for move in group)
        first = format_date(day_of(ready.built.terms, min(by_wave)))
        people = format_number(sum(move.people for move in group), Measure.PERSON)
        note = f"→ {', '.join(targets)}"
        wave = format_number(min(by_wave), Measure.COUNT)
        to = ", ".join(targets)
        said = tr("moves.line_said", name=label, people=people, day=first, wave=wave, to=to)
        if any(move.left < move.entered for move in group):
            said = f"{said}; {tr('moves.waits')}"
        return LineText(key, label, said, tuple(bars), opds.index(group[0].opd), note)

    def flow_rows(self) -> tuple[FlowText, ...]:
        """Return who goes from where to where, by buildings."""
        ready = self.ready
        if ready is None:
            return ()
        found = []
        for origin, target, people, units in flows(self.moves()):
            names = [
                place_words(ready.problem, id) if id else tr("moves.nowhere")
                for id in (origin, target)
            ]
            said = tr("moves.flow_said", origin=names[0], target=names[1],
                      people=format_number(people, Measure.PERSON), n=units)  # fmt: skip
            found.append(FlowText(f"{origin}>{target}", names[0], names[1], people, said))
        return tuple(found)

    def flow_detail(self, key: str) -> str:
        """Return in words who is in a band."""
        if self.ready is None:
            return ""
        names = [
            unit_words(self.ready.problem, move.unit)
            for move in self.moves()
            if f"{move.origin[0]}>{move.target[0]}" == key
        ]
        return ", ".join(names)

    def months(self) -> tuple[PointText, ...]:
        """Return the double running cost by month."""
        return tuple(
            PointText(month.isoformat(), month_words(month), amount,
                      tr("moves.month_said", month=month_words(month), amount=format_money(amount)))
            for month, amount in by_month(self.waves())
        )  # fmt: skip

    def swings(self) -> tuple[PointText, ...]:
        """Return the swing area by wave, in whole m²; empty when none is used."""
        waves = self.waves()
        if not any(wave.swing for wave in waves):
            return ()
        return tuple(
            PointText(str(w.number), format_number(w.number, Measure.COUNT), half_up(w.swing, 100),
                      tr("moves.swing_said", wave=format_number(w.number, Measure.COUNT),
                         area=format_number(w.swing, Measure.AREA)))
            for w in waves
        )  # fmt: skip

    def emptied(self) -> str:
        """Return in words when which old building is empty and what it costs until then."""
        ready = self.ready
        if ready is None:
            return ""
        cost = {old.building: old.cost for old in ready.built.case.leaving}
        parts = []
        for wave in self.waves():
            for id in wave.emptied:
                amount, day = format_money_short(cost[id] * wave.number), format_date(wave.last)
                place = _building(ready.problem, id)
                parts.append(tr("moves.emptied", place=place, day=day, amount=amount))
        return "; ".join(parts)

    def grid(self) -> RealisedGrid:
        """Return plan against realised as a table."""
        ready = self.ready
        if ready is None or ready.scenario != self.chosen:
            return RealisedGrid(self.session, {}, {})
        terms = ready.built.terms
        days = {m.unit: day_of(terms, m.entered) for m in self.moves() if m.entered}
        return RealisedGrid(self.session, ready.planned, days)


def month_words(day: date) -> str:
    """Return month and year of a day, short."""
    return f"{tr(f'month.{day.month}')[:3]} {format_number(day.year, Measure.YEAR)}"


def _building(problem: Problem, id: str) -> str:
    return place_words(problem, id)


def _space(problem: Problem, id: str) -> str:
    floor = next((f for f in problem.floor if f.id == id), None)
    return place_words(problem, floor.building, id) if floor else place_words(problem, id)


def _opd(problem: Problem, id: str) -> str:
    found = problem.find(Opd, id)
    return (found.short or found.name) if found else id


def _names(problem: Problem, ids: tuple[str, ...], name: Callable[[Problem, str], str]) -> str:
    shown = [name(problem, id) for id in ids[:MANY]]
    rest = len(ids) - len(shown)
    return ", ".join([*shown, *([tr("moves.and_more", n=rest)] if rest else [])])
