"""The comparison as tables: short for the first page, in full for the section behind it."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.text import format_money_short
from desktop.reports.comparison import Row
from desktop.reports.reckoning import Reckoning
from desktop.reports.table import Cell, Line, Table, Tone, group, left, line, number, right
from desktop.system.translate import has, tr
from solver.units import Measure

SUMMARY_ROWS = (
    "cash",
    "saving",
    "one_off",
    "people_moved",
    "emptied",
    "short_car",
    "short_motorcycle",
    "unplaced",
    "broken",
)
_SHORT_MONEY = (Measure.RUPIAH_YEAR, Measure.RUPIAH)
# Kinds of record whose illustrations colour the figures of a group.
GROUP_KINDS: dict[str, tuple[str, ...]] = {
    "money": ("running_cost", "standard", "building", "floor", "unit"),
    "time": ("trip", "unit", "standard"),
    "people": ("unit",),
    "estate": ("building", "floor", "unit"),
    "rooms": ("meeting",),
    "parking": ("site", "vehicle", "unit"),
    "rules": ("floor", "unit"),
}


def illustrated_group(reckoning: Reckoning, name: str) -> bool:
    """Tell whether the figures of a group rest on records that were invented to fill a gap."""
    return any(kind in reckoning.illustrated for kind in GROUP_KINDS[name])


def summary_table(reckoning: Reckoning) -> Table:
    """Return the comparison of the first page: one line a question, money shortened."""
    comparison = reckoning.comparison
    lines = [_line(reckoning, comparison.row(key), short=True) for key in SUMMARY_ROWS]
    guarantees = (
        Cell(reckoning.guarantee(c.id).short, tone=Tone.MUTED) for c in comparison.scenarios
    )
    lines.append(Line((Cell(tr("report.label.guarantee")), *guarantees)))
    return _table(reckoning, tr("report.title.summary_table"), lines)


def full_table(reckoning: Reckoning) -> Table:
    """Return the whole comparison, grouped, money in full."""
    lines: list[Line] = []
    seen = ""
    for row in reckoning.comparison.rows:
        if row.group != seen:
            seen = row.group
            lines.append(group(tr(f"comparison_group.{seen}")))
        lines.append(_line(reckoning, row, short=False))
    return _table(reckoning, tr("report.title.full_table"), lines)


def _table(reckoning: Reckoning, title: str, lines: list[Line]) -> Table:
    columns = [left("", 23)]
    for column in reckoning.comparison.scenarios:
        columns.append(right(column.name, 16))
    return Table(title, tuple(columns), tuple(lines), across=True)


def _line(reckoning: Reckoning, row: Row, *, short: bool) -> Line:
    marked = illustrated_group(reckoning, row.group)
    praised = _praised(reckoning, row)
    cells = [
        _cell(row, position, praised, short=short, illustration=marked)
        for position in range(len(row.values))
    ]
    doc = f"comparison.{row.key}.doc"
    note = tr(doc) if not short and has(doc) else ""
    return line(Cell(tr(f"comparison.{row.key}"), note=note), *cells)


def _praised(reckoning: Reckoning, row: Row) -> frozenset[int]:
    """Return where a good figure may be set as one: only where everybody has a place.

    Of the cash that is the cheapest of those; a plan that leaves units out is cheap for nothing.
    """
    unplaced = reckoning.comparison.row("unplaced").values
    whole = {at for at, without in enumerate(unplaced) if not without}
    if row.key != "cash":
        return frozenset(whole)
    known = (value if at in whole else None for at, value in enumerate(row.values))
    return replace(row, values=tuple(known)).best()


def _cell(
    row: Row, position: int, praised: frozenset[int], *, short: bool, illustration: bool
) -> Cell:
    value = row.values[position]
    tone = _tone(row, position, praised)
    illustration = illustration and bool(value)  # a zero is never a guess
    if short and row.measure in _SHORT_MONEY:
        text = format_money_short(value)
        return Cell(text, value, tone, illustration)
    unit = row.measure is Measure.AREA
    return number(value, row.measure, unit=unit, tone=tone, illustration=illustration)


def _tone(row: Row, position: int, praised: frozenset[int]) -> Tone:
    value = row.values[position]
    wrong = row.key in ("unplaced", "broken", "over_area", "over_people")
    if value and (wrong or row.key.startswith("short_")):
        return Tone.BAD
    if value is not None and row.key == "saving":
        good = Tone.GOOD if position in praised else Tone.MUTED
        return good if value > 0 else Tone.BAD if value < 0 else Tone.PLAIN
    return Tone.STRONG if row.key == "cash" and position in praised else Tone.PLAIN
