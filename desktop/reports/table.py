"""A table of the report: cells that keep their text for people and their number for the machine."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from desktop.document.text import format_number
from solver.problem.record import FactStatus
from solver.units import Measure


class Tone(StrEnum):
    """What a cell says beyond its text; the template gives it a weight or a colour."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    MUTED = "muted"
    STRONG = "strong"
    SMALL = "small"  # sources, addresses


class LineStyle(StrEnum):
    """How a line of a table is set."""

    PLAIN = "plain"
    GROUP = "group"  # a heading across the table
    TOTAL = "total"


@dataclass(frozen=True)
class Cell:
    """One cell: its text, the number it was written from, and whether that is illustrative."""

    text: str
    value: int | None = None
    tone: Tone = Tone.PLAIN
    illustration: bool = False
    note: str = ""  # set small under the text


@dataclass(frozen=True)
class Column:
    """A column: heading, ``left`` or ``right``, and its share of the width."""

    label: str
    align: str = "left"
    share: int = 1


@dataclass(frozen=True)
class Line:
    """A line of cells; a GROUP line has one cell that spans the table."""

    cells: tuple[Cell, ...]
    style: LineStyle = LineStyle.PLAIN


@dataclass(frozen=True)
class Table:
    """A table with its title; `empty` is the sentence in its place when it has no line.

    `across` tells that every column behind the first is a scenario and every line another
    measure: such a table is read, and sorted, across.
    """

    title: str
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    note: str = ""
    empty: str = ""
    across: bool = False

    @property
    def has_illustration(self) -> bool:
        """Tell whether any cell was made from an illustration."""
        return any(cell.illustration for line in self.lines for cell in line.cells)


def words(value: str, tone: Tone = Tone.PLAIN, note: str = "") -> Cell:
    """Make a cell of words; ``–`` for none."""
    return Cell(value or "–", tone=tone, note=note)


def number(
    value: int | None,
    measure: Measure,
    *,
    unit: bool = False,
    decimals: int | None = None,
    tone: Tone = Tone.PLAIN,
    illustration: bool = False,
) -> Cell:
    """Make a cell of a number in its measure."""
    text = format_number(value, measure, unit=unit, decimals=decimals)
    return Cell(text, value, tone, illustration and bool(value))


def change(value: int, *, illustration: bool = False) -> Cell:
    """Make a cell of a difference of rupiah in full: less is good, more is bad."""
    tone = Tone.GOOD if value < 0 else Tone.BAD if value > 0 else Tone.MUTED
    text = format_number(value, Measure.RUPIAH, unit=False)
    return Cell(f"+{text}" if value > 0 else text, value, tone, illustration)


def line(*cells: Cell) -> Line:
    """Make a plain line."""
    return Line(cells)


def group(text: str) -> Line:
    """Make a heading across the table."""
    return Line((Cell(text),), LineStyle.GROUP)


def total(*cells: Cell) -> Line:
    """Make a line of totals."""
    return Line(cells, LineStyle.TOTAL)


def left(label: str, share: int = 1) -> Column:
    """Make a column of words."""
    return Column(label, "left", share)


def right(label: str, share: int = 1) -> Column:
    """Make a column of numbers."""
    return Column(label, "right", share)


def any_illustration(statuses: Iterable[FactStatus]) -> bool:
    """Tell whether one of the statuses is an illustration."""
    return any(status is FactStatus.ILLUSTRATION for status in statuses)
