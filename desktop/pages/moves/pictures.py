"""The order of moves as rows, bands and columns with all of it in words; no Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.document.grid import Column as GridColumn
from desktop.document.read_grid import ReadCell, ReadGrid
from desktop.document.text import (
    format_date,
    format_money,
    format_money_short,
    format_number,
    half_up,
)
from desktop.reports.order_data import UnitMove
from desktop.system.translate import tr
from desktop.workflows.broken_text import place_words, unit_words
from desktop.workflows.moves.order_moves import (
    Ready,
    WaveSum,
    by_month,
    day_of,
    flows,
)
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from solver.units import Kind, Measure


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


def heads(waves: tuple[WaveSum, ...]) -> tuple[tuple[str, str], ...]:
    """Return for every wave its number and the month that begins with it."""
    found, before = [], ""
    for wave in waves:
        month = month_words(wave.first)
        number = format_number(wave.number, Measure.COUNT)
        found.append((number, month if month != before else ""))
        before = month
    return tuple(found)


def lines(ready: Ready, *, by_unit: bool) -> tuple[LineText, ...]:
    """Return the rows of the time line: an OPD each, or a unit each."""
    if ready.order.plan is None:
        return ()
    groups: dict[str, list[UnitMove]] = {}
    for move in ready.moves:
        groups.setdefault(move.unit if by_unit else move.opd, []).append(move)
    return tuple(_line(ready, key, group, by_unit) for key, group in groups.items())


def _line(ready: Ready, key: str, group: list[UnitMove], by_unit: bool) -> LineText:
    problem = ready.problem
    opds = [opd.id for opd in problem.opd]
    label = unit_words(problem, key) if by_unit else _opd(problem, key)
    targets = dict.fromkeys(place_words(problem, move.target[0]) for move in group)
    wave = min(move.entered for move in group)
    to = ", ".join(targets)
    said = tr(
        "moves.line_said",
        name=label,
        people=format_number(sum(move.people for move in group), Measure.PERSON),
        day=format_date(day_of(ready.built.terms, wave)),
        wave=format_number(wave, Measure.COUNT),
        to=to,
    )
    said = f"{said}; {_by_wave(group)}" if len({move.entered for move in group}) > 1 else said
    if any(move.left < move.entered for move in group):
        said = f"{said}; {tr('moves.waits')}"
    bars = _bars(group, ready.built.case.fit_out)
    return LineText(key, label, said, bars, opds.index(group[0].opd), f"→ {to}")


def _by_wave(group: list[UnitMove]) -> str:
    """Return the people of each wave in words: narrow boxes have no room for figures."""
    people: dict[int, int] = {}
    for move in group:
        people[move.entered] = people.get(move.entered, 0) + move.people
    parts = [
        tr("moves.wave_people", wave=format_number(wave, Measure.COUNT),
           people=format_number(count, Measure.COUNT))
        for wave, count in sorted(people.items())
    ]  # fmt: skip
    return tr("moves.by_wave", waves=", ".join(parts))


def _bars(group: list[UnitMove], ahead: int) -> tuple[BarText, ...]:
    """Return fitting out below, stays in the swing space above it, moves on top."""
    by_wave: dict[int, int] = {}
    for move in group:
        by_wave[move.entered] = by_wave.get(move.entered, 0) + move.people
    spans = sorted({(wave - ahead, wave - 1) for wave in by_wave}) if ahead else []
    waits = [(m.left, m.entered - 1) for m in group if m.left < m.entered]
    return (
        *(BarText(first, last, "fit_out") for first, last in joined(spans)),
        *(BarText(first, last, "swing") for first, last in waits),
        *(
            BarText(wave, wave, "move", format_number(people, Measure.COUNT))
            for wave, people in sorted(by_wave.items())
        ),
    )


def joined(spans: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return sorted spans with those that touch or overlap made one."""
    found: list[tuple[int, int]] = []
    for first, last in spans:
        if found and first <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(last, found[-1][1]))
        else:
            found.append((first, last))
    return found


def flow_rows(ready: Ready) -> tuple[FlowText, ...]:
    """Return who goes from where to where, by buildings."""
    found = []
    for origin, target, people, units in flows(ready.moves):
        names = [
            place_words(ready.problem, id) if id else tr("moves.nowhere") for id in (origin, target)
        ]
        said = tr("moves.flow_said", origin=names[0], target=names[1],
                  people=format_number(people, Measure.PERSON), n=units)  # fmt: skip
        found.append(FlowText(f"{origin}>{target}", names[0], names[1], people, said))
    return tuple(found)


def flow_detail(ready: Ready, key: str) -> str:
    """Return a band in words, with who is in it."""
    said = next((flow.said for flow in flow_rows(ready) if flow.key == key), "")
    names = [
        unit_words(ready.problem, move.unit)
        for move in ready.moves
        if f"{move.origin[0]}>{move.target[0]}" == key
    ]
    return f"{said}: {', '.join(names)}" if names else said


def months(waves: tuple[WaveSum, ...]) -> tuple[PointText, ...]:
    """Return the double running cost by month."""
    return tuple(
        PointText(month.isoformat(), month_words(month), amount,
                  tr("moves.month_said", month=month_words(month), amount=format_money(amount)))
        for month, amount in by_month(waves)
    )  # fmt: skip


def swings(waves: tuple[WaveSum, ...]) -> tuple[PointText, ...]:
    """Return the swing area by wave, in whole m²; empty when none is used."""
    if not any(wave.swing for wave in waves):
        return ()
    return tuple(
        PointText(str(w.number), format_number(w.number, Measure.COUNT), half_up(w.swing, 100),
                  tr("moves.swing_said", wave=format_number(w.number, Measure.COUNT),
                     area=format_number(w.swing, Measure.AREA)))
        for w in waves
    )  # fmt: skip


def emptied_grid(ready: Ready | None, waves: tuple[WaveSum, ...]) -> ReadGrid:
    """Return which old building is empty when, and what it costs until then, as a table."""
    heads = (
        GridColumn("place", tr("moves.emptied.place"), editable=False),
        GridColumn("day", tr("moves.emptied.day"), editable=False),
        GridColumn("paid", tr("moves.emptied.paid"), kind=Kind.NUMBER, editable=False),
    )
    lines: dict[str, dict[str, ReadCell]] = {}
    cost = {old.building: old.cost for old in ready.built.case.leaving} if ready else {}
    for wave in waves if ready else ():
        for id in wave.emptied:
            assert ready is not None  # there are waves
            paid = cost[id] * wave.number
            lines[id] = {
                "place": ReadCell(place_words(ready.problem, id)),
                "day": ReadCell(format_date(wave.last), wave.last.toordinal()),
                "paid": ReadCell(format_money_short(paid), paid),
            }
    return ReadGrid(heads, lines)


def month_words(day: date) -> str:
    """Return month and year of a day, short."""
    return f"{tr(f'month.{day.month}')[:3]} {format_number(day.year, Measure.YEAR)}"


def _opd(problem: Problem, id: str) -> str:
    found = problem.find(Opd, id)
    return (found.short or found.name) if found else id
