"""Who moves in which wave, as tables: wave by wave, or a line an OPD where a city is large."""

from __future__ import annotations

from desktop.document.text import format_date, format_number
from desktop.reports.compare_tables import illustrated_group
from desktop.reports.order_data import OrderData, OrderWave, UnitMove
from desktop.reports.place_tables import MOST_BUILDINGS, buildings_counted
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import Cell, Line, Table, group, left, line, number, right, words
from desktop.system.translate import tr
from solver.problem.organisation import Opd
from solver.units import Measure

FEW_BUILDINGS = 2  # that are named where a line stands for a whole OPD


def entering_table(reckoning: Reckoning, order: OrderData) -> Table:
    """Return who moves in each wave: a line an OPD, its units counted, from where to where."""
    lines: list[Line] = []
    for wave in order.waves:
        if wave.moves:
            lines.append(group(_wave_head(wave)))
            lines += [_opd_line(reckoning, wave, opd) for opd in reckoning.problem.opd
                      if any(move.opd == opd.id for move in wave.moves)]  # fmt: skip
    columns = (
        left(tr("report.column.opd"), 20),
        right(tr("report.column.units_all"), 8),
        right(tr("report.column.people"), 8),
        left(tr("report.column.from"), 34),
        left(tr("report.column.to"), 30),
    )
    return Table(tr("report.title.entering"), columns, tuple(lines), tr("report.note.entering"))


def _wave_head(wave: OrderWave) -> str:
    return tr(
        "report.word.wave_head",
        wave=format_number(wave.number, Measure.COUNT),
        first=format_date(wave.first),
        last=format_date(wave.last),
        units=tr("report.word.units_count", n=format_number(len(wave.moves), Measure.COUNT)),
        people=format_number(wave.people, Measure.PERSON),
    )


def _opd_line(reckoning: Reckoning, wave: OrderWave, opd: Opd) -> Line:
    moves = [move for move in wave.moves if move.opd == opd.id]
    name = words(opd.short or opd.name, note=_waiting(wave, moves))
    return line(name, *_moved(reckoning, moves))


def _moved(
    reckoning: Reckoning, moves: list[UnitMove], most: int = MOST_BUILDINGS
) -> tuple[Cell, ...]:
    """Return units, people, from where and to where; so many buildings are named."""
    inside = sum(bool(move.origin[0]) and move.origin[0] == move.target[0] for move in moves)
    count = format_number(inside, Measure.COUNT)
    return (
        number(len(moves), Measure.COUNT),
        number(sum(move.people for move in moves), Measure.PERSON,
               illustration=illustrated_group(reckoning, "people")),
        words(buildings_counted(reckoning, [move.origin[0] for move in moves], most)),
        words(buildings_counted(reckoning, [move.target[0] for move in moves], most),
              note=tr("report.word.other_floor", n=count) if inside else ""),
    )  # fmt: skip


def opd_waves_table(reckoning: Reckoning, order: OrderData) -> Table:
    """Return a line an OPD with the waves it moves in: for cities too large for every wave."""
    lines: list[Line] = []
    for opd in reckoning.problem.opd:
        found = {wave.number: [m for m in wave.moves if m.opd == opd.id] for wave in order.waves}
        waves = [wave for wave in order.waves if found[wave.number]]
        if waves:
            moves = [move for wave in waves for move in found[wave.number]]
            days = f"{format_date(waves[0].first)} – {format_date(waves[-1].last)}"
            lines.append(
                line(
                    words(opd.short or opd.name),
                    words(_numbers([wave.number for wave in waves]), note=days),
                    *_moved(reckoning, moves, FEW_BUILDINGS),
                )
            )
    columns = (
        left(tr("report.column.opd"), 16),
        left(tr("report.column.wave"), 26),
        right(tr("report.column.units_all"), 7),
        right(tr("report.column.people"), 8),
        left(tr("report.column.from"), 23),
        left(tr("report.column.to"), 20),
    )
    return Table(tr("report.title.opd_waves"), columns, tuple(lines), tr("report.note.entering"))


def _numbers(waves: list[int]) -> str:
    """Return numbers of waves with those that follow each other joined: ``3, 5–7``."""
    runs: list[list[int]] = []
    for each in waves:
        if runs and each == runs[-1][1] + 1:
            runs[-1][1] = each
        else:
            runs.append([each, each])
    return ", ".join(
        "–".join(dict.fromkeys(format_number(end, Measure.COUNT) for end in run)) for run in runs
    )


def _waiting(wave: OrderWave, moves: list[UnitMove]) -> str:
    """Return how many units have waited in the swing space, and since when."""
    left = [move.left for move in moves if move.left < wave.number]
    if not left:
        return ""
    since = format_number(min(left), Measure.COUNT)
    return tr("report.word.waited", n=format_number(len(left), Measure.COUNT), wave=since)
