"""The order of the moves as tables: wave by wave, who moves in each, what empties, what became."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from desktop.document.text import format_date, format_number
from desktop.reports.compare_tables import illustrated_group
from desktop.reports.order_data import Become, OrderData, OrderWave
from desktop.reports.order_who_tables import entering_table, opd_waves_table
from desktop.reports.place_tables import buildings_counted
from desktop.reports.places import building_label
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import (
    Cell,
    Line,
    Table,
    Tone,
    left,
    line,
    number,
    right,
    total,
    words,
)
from desktop.system.translate import tr
from solver.problem.estate import Building
from solver.problem.organisation import Opd, Unit
from solver.problem.realisation import MoveStatus
from solver.units import Measure

MOST_LINES = 200  # about four pages; beyond that a line an OPD says in which waves it moves


def order_tables(reckoning: Reckoning) -> tuple[Table, ...]:
    """Return the tables of the section; only those that have something to say, but at least one."""
    order = reckoning.order or OrderData(())
    tables = [wave_table(reckoning, order)]
    if order.waves:
        lines = sum(1 + len({move.opd for move in wave.moves}) for wave in order.waves)
        entering = entering_table if lines <= MOST_LINES else opd_waves_table
        tables.append(entering(reckoning, order))
    if order.emptied:
        tables.append(emptying_table(reckoning, order))
    if order.told:
        tables.append(become_table(reckoning, order))
    return tuple(tables)


def wave_table(reckoning: Reckoning, order: OrderData) -> Table:
    """Return a line for each wave; waves in which nothing moves are one line together."""
    swing = any(wave.swing for wave in order.waves)
    lines = []
    for quiet, found in groupby(order.waves, lambda wave: wave.quiet):
        waves = list(found)
        runs = [waves] if quiet else [[wave] for wave in waves]
        lines += [_wave_line(reckoning, run, swing=swing) for run in runs]
    if lines:
        lines.append(_wave_total(reckoning, order, swing=swing))
    columns = (
        left(tr("report.column.wave"), 11),
        left(tr("report.column.first_day"), 19),
        left(tr("report.column.last_day"), 19),
        right(tr("report.column.units_all"), 7),
        right(tr("report.column.people"), 8),
        *([right(tr("report.column.swing"), 11)] if swing else []),
        right(tr("report.column.double"), 17),
        left(tr("report.column.emptied"), 20),
    )
    title, note = tr("report.title.waves"), tr("report.note.waves")
    empty = tr("report.empty.waves" if reckoning.order else "report.empty.order")
    return Table(title, columns, tuple(lines), note, empty)


def _wave_line(reckoning: Reckoning, run: list[OrderWave], *, swing: bool) -> Line:
    first, last = run[0], run[-1]
    people, money = (illustrated_group(reckoning, name) for name in ("people", "money"))
    units = sum(len(wave.moves) for wave in run)
    tone = Tone.PLAIN if units else Tone.MUTED
    names = [building_label(reckoning.problem.get(Building, id)) for id in first.emptied]
    return line(
        Cell(wave_words(first, last), first.number, tone),
        _day(first.first, tone),
        _day(last.last, tone),
        number(units, Measure.COUNT, tone=tone),
        number(sum(w.people for w in run), Measure.PERSON, unit=False, tone=tone,
               illustration=people),
        *([number(first.swing, Measure.AREA, decimals=0)] if swing else []),
        number(sum(wave.double for wave in run), Measure.RUPIAH, illustration=money),
        words(", ".join(names)),
    )  # fmt: skip


def _day(day: date, tone: Tone = Tone.PLAIN) -> Cell:
    """Make a cell of a day that a table can be sorted by."""
    return Cell(format_date(day), day.toordinal(), tone)


def wave_words(first: OrderWave, last: OrderWave) -> str:
    """Return the number of a wave, or of the first and last of several."""
    numbers = dict.fromkeys(format_number(wave.number, Measure.COUNT) for wave in (first, last))
    return "–".join(numbers)


def _wave_total(reckoning: Reckoning, order: OrderData, *, swing: bool) -> Line:
    people, money = (illustrated_group(reckoning, name) for name in ("people", "money"))
    most = max(wave.swing for wave in order.waves)
    area = format_number(most, Measure.AREA, unit=False, decimals=0)
    count = format_number(len(order.emptied), Measure.COUNT)
    return total(
        words(tr("report.word.total")),
        words(" "),
        words(" "),
        number(sum(len(wave.moves) for wave in order.waves), Measure.COUNT),
        number(sum(wave.people for wave in order.waves), Measure.PERSON, illustration=people),
        *([Cell(tr("report.word.most", value=area), most)] if swing else []),
        number(order.double, Measure.RUPIAH, illustration=money),
        words(tr("report.word.buildings_count", n=count)),
    )


def emptying_table(reckoning: Reckoning, order: OrderData) -> Table:
    """Return when each old building is empty, and what is paid for it until then."""
    marked = illustrated_group(reckoning, "money")
    lines = [
        line(
            words(building_label(reckoning.problem.get(Building, each.building))),
            number(each.wave, Measure.COUNT),
            _day(each.day),
            number(each.cost, Measure.RUPIAH, illustration=marked),
            number(each.paid, Measure.RUPIAH, illustration=marked),
        )
        for each in order.emptied
    ]
    paid = sum(each.paid for each in order.emptied)
    lines.append(
        total(
            words(tr("report.word.total")),
            words(" "),
            words(" "),
            number(sum(each.cost for each in order.emptied), Measure.RUPIAH, illustration=marked),
            number(paid, Measure.RUPIAH, illustration=marked),
        )
    )
    columns = (
        left(tr("report.column.building"), 34),
        right(tr("report.column.wave"), 11),
        left(tr("report.column.empty_after"), 20),
        right(tr("report.column.wave_cost"), 17),
        right(tr("report.column.paid"), 18),
    )
    title, note = tr("report.title.emptying"), tr("report.note.emptying")
    return Table(title, columns, tuple(lines), note)


def become_table(reckoning: Reckoning, order: OrderData) -> Table:
    """Return plan against realised, a line an OPD of which anything is recorded."""
    problem = reckoning.problem
    rows: dict[str, list[Become]] = {opd.id: [] for opd in problem.opd}
    for each in order.become:
        rows[problem.get(Unit, each.unit).opd].append(each)
    lines = [
        line(words(problem.get(Opd, id).short or problem.get(Opd, id).name),
             *_became(reckoning, found))
        for id, found in rows.items()
        if any(each.move is not MoveStatus.PLANNED for each in found)
    ]  # fmt: skip
    *counts, _ = _became(reckoning, order.become)
    lines.append(total(words(tr("report.word.total")), *counts, words(" ")))
    columns = (
        left(tr("report.column.opd"), 14),
        right(tr("report.column.units_told"), 7),
        right(tr("report.column.moved"), 9),
        right(tr("report.column.cancelled"), 11),
        right(tr("report.column.late"), 11),
        right(tr("report.column.elsewhere"), 11),
        left(tr("report.column.moved_on"), 19),
        left(tr("report.column.moved_to"), 25),
    )
    title, note = tr("report.title.become"), tr("report.note.become")
    return Table(title, columns, tuple(lines), note)


def _became(reckoning: Reckoning, found: Iterable[Become]) -> tuple[Cell, ...]:
    rows = tuple(found)
    moved = [each for each in rows if each.move is MoveStatus.MOVED]
    days = sorted(each.day for each in moved if each.day)
    ends = dict.fromkeys(format_date(day) for day in (days[0], days[-1])) if days else {}
    known = [each.late for each in moved if each.late is not None]
    late = sum(days > 0 for days in known) if known else None
    places = [each.place[0] for each in moved if each.place]
    return (
        number(len(rows), Measure.COUNT),
        number(len(moved), Measure.COUNT),
        number(sum(each.move is MoveStatus.CANCELLED for each in rows), Measure.COUNT),
        number(late, Measure.COUNT, tone=Tone.BAD if late else Tone.PLAIN),
        number(sum(each.elsewhere for each in moved), Measure.COUNT),
        words(" – ".join(ends)),
        words(buildings_counted(reckoning, places)),
    )
