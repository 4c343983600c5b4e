"""One sheet of the workbook: formats, headings, rows, print set-up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from desktop.document.text import SHAPES
from desktop.reports.figures import Paper
from desktop.reports.workbook.term import Term
from desktop.system.translate import tr
from solver.units import Measure

FONT = "Arial"  # on every office computer; Inter is not
INK, ACCENT, WASH, AMBER = "#1b1f24", "#1f3a5f", "#f2f5f9", "#fff3dc"
PAPER_CODES = {Paper.F4: 14, Paper.A4: 9}  # 14 is folio, 215.9 x 330.2 mm
TITLE_ROW, NOTE_ROW, TOTAL_ROW, HEAD_ROW, FIRST_ROW = 0, 1, 2, 3, 4

_NUMBERS = {
    "int": "#,##0;-#,##0;0",
    "money": "#,##0;[Red]-#,##0;0",
    "area": "#,##0.00",
    "ratio": "0.0%",
    "percent": "0.00%",
    "plain": "0",
    "decimal": "#,##0.00",
    "day": "d mmmm yyyy",
}


class Formats:
    """The formats of one workbook, each made once."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._made: dict[tuple[str, ...], Any] = {}

    def get(self, number: str = "", *traits: str) -> Any:
        """Return the format for a kind of number with traits such as ``bold`` or ``marked``."""
        key = (number, *sorted(traits))
        if key not in self._made:
            properties: dict[str, Any] = {
                "font_name": FONT,
                "font_size": 9,
                "font_color": INK,
                "valign": "top",
            }
            if not number:
                properties |= {"align": "left", "indent": 1}
            if number:
                properties["num_format"] = _NUMBERS[number]
                properties["align"] = "right"
            for trait in traits:
                properties |= _TRAITS[trait]
            self._made[key] = self._book.add_format(properties)
        return self._made[key]


_TRAITS: dict[str, dict[str, Any]] = {
    "wrap": {"text_wrap": True},
    "bold": {"bold": True},
    "line": {"bottom": 4, "bottom_color": "#c9d1da"},
    "marked": {"bg_color": AMBER},
    "title": {"bold": True, "font_size": 14, "font_color": ACCENT, "indent": 0},
    "note": {"font_color": "#5b6673", "italic": True, "indent": 0},
    "warning": {"bg_color": AMBER, "font_color": "#8a4b00", "bold": True},
    "head": {
        "bold": True,
        "font_color": "#ffffff",
        "bg_color": ACCENT,
        "text_wrap": True,
        "valign": "vcenter",
        "border": 1,
        "border_color": "#ffffff",
    },
    "right": {"align": "right", "indent": 0},
    "total": {"bold": True, "bg_color": WASH},
}


@dataclass(frozen=True)
class Head:
    """A column of a sheet: heading, width in characters, kind of number ("" for words)."""

    label: str
    width: int
    number: str = ""
    total: bool = False  # summed above the heading


Spec = tuple[tuple[str, int, str, bool], ...]  # key of each heading, then as in Head


def heads_of(spec: Spec) -> list[Head]:
    """Return the columns of a sheet, their headings ``workbook.column.<key>``."""
    return [Head(tr(f"workbook.column.{k}"), w, n, t) for k, w, n, t in spec]


class Sheet:
    """A sheet with a title, a note, totals, a heading row and rows of data below.

    Parameters
    ----------
    book : xlsxwriter.Workbook
        The workbook.
    formats : Formats
        Its formats.
    key : str
        Name and title are ``workbook.sheet.<key>`` and ``workbook.title.<key>``.
    heads : sequence of Head
        The columns.
    """

    def __init__(self, book: Any, formats: Formats, key: str, heads: Sequence[Head]) -> None:
        self.name = tr(f"workbook.sheet.{key}")
        self.page = book.add_worksheet(self.name)
        self.formats = formats
        self.heads = tuple(heads)
        self.row = FIRST_ROW
        self._sums = [0.0] * len(self.heads)
        self.page.write_string(TITLE_ROW, 0, tr(f"workbook.title.{key}"), formats.get("", "title"))
        note = tr(f"workbook.note.{key}")
        self.page.write_string(NOTE_ROW, 0, note, formats.get("", "note"))
        for column, head in enumerate(self.heads):
            self.page.set_column(column, column, head.width)
            traits = ("head", "right") if head.number else ("head",)
            self.page.write_string(HEAD_ROW, column, head.label, formats.get("", *traits))
        self.page.set_row(TITLE_ROW, 22)
        self.page.set_row(NOTE_ROW, 15)
        self.page.set_row(HEAD_ROW, 30)

    def add(self, *values: Value, marked: bool = False) -> int:
        """Write one row; returns its number counted from 1, as formulas do."""
        for column, value in enumerate(values):
            self._write(column, value, marked)
        widths = [head.width for head in self.heads]
        self.page.set_row(self.row, row_height(values, widths))
        self.row += 1
        return self.row

    def _write(self, column: int, value: Value, marked: bool) -> None:
        head = self.heads[column]
        traits = ("line", "marked") if marked and head.number and value is not None else ("line",)
        shape = self.formats.get(head.number, *traits)
        if isinstance(value, Formula):
            self.page.write_formula(self.row, column, f"={value.text}", shape, value.cached)
            self._sums[column] += 0 if isinstance(value.cached, str) else value.cached
        elif isinstance(value, date):
            self.page.write_datetime(self.row, column, value, self.formats.get("day", *traits))
        elif isinstance(value, str):
            self.page.write_string(self.row, column, value, self.formats.get("", "wrap", *traits))
        elif value is None:
            self.page.write_blank(self.row, column, None, shape)
        else:
            self.page.write_number(self.row, column, value, shape)
            self._sums[column] += value

    def cell(self, column: int, row: int | None = None) -> str:
        """Return the address of a cell of the row being written, or of another (from 1)."""
        return f"{letters(column)}{self.row + 1 if row is None else row}"

    def range(self, column: int) -> str:
        """Return the absolute address of all data of a column, for formulas of other sheets."""
        last = max(self.row, FIRST_ROW + 1)
        name = letters(column)
        return f"'{self.name}'!${name}${FIRST_ROW + 1}:${name}${last}"

    def finish(self, paper: Paper, frozen: int, footer: str, printed: int = 0) -> None:
        """Freeze, filter, total and set up the print of the sheet once all rows are written.

        `printed` columns go on paper, all when 0.
        """
        page, last = self.page, max(self.row - 1, FIRST_ROW)
        for column, head in enumerate(self.heads):
            if head.total and self.row > FIRST_ROW:
                name = letters(column)
                text = f"=SUBTOTAL(109,{name}{FIRST_ROW + 1}:{name}{last + 1})"
                shape = self.formats.get(head.number, "total")
                page.write_formula(TOTAL_ROW, column, text, shape, round(self._sums[column], 4))
        if any(head.total for head in self.heads) and self.row > FIRST_ROW:
            label = tr("workbook.label.visible_total")
            page.write_string(TOTAL_ROW, 0, label, self.formats.get("", "total"))
        page.freeze_panes(FIRST_ROW, frozen)
        if self.row > FIRST_ROW:
            page.autofilter(HEAD_ROW, 0, last, len(self.heads) - 1)
        print_setup(page, paper, footer)
        page.repeat_rows(HEAD_ROW)
        page.print_area(0, 0, last, (printed or len(self.heads)) - 1)


@dataclass(frozen=True)
class Formula:
    """A live formula and the value it comes to, shown until a spreadsheet recalculates."""

    text: str
    cached: int | float | str


Value = str | int | float | date | Formula | None


def live(term: Term) -> Formula:
    """Return a term as a cell."""
    value = term.value
    return Formula(term.text, int(value) if value.denominator == 1 else float(value))


def row_height(values: Sequence[Value], widths: Sequence[int]) -> float:
    """Return the height of a row in points so that its longest words wrap into their cell.

    Not every spreadsheet fits rows by itself; a cell holds about 1.1 letters per unit of width.
    """
    lines = (
        sum(-(-max(1, len(part)) * 10 // (11 * width)) for part in value.split("\n"))
        for value, width in zip(values, widths, strict=False)
        if isinstance(value, str)
    )
    return 3.0 + 11.5 * min(34, max(lines, default=1))


def print_setup(page: Any, paper: Paper, footer: str, pages_tall: int = 0) -> None:
    """Set landscape, paper, one page wide, margins and footer."""
    page.set_landscape()
    page.set_paper(PAPER_CODES[paper])
    page.fit_to_pages(1, pages_tall)
    page.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
    pages = tr("workbook.label.page_footer")
    page.set_footer(f"&L&8{footer.replace('&', '&&')}&R&8{pages}")
    page.hide_gridlines(2)


def letters(column: int) -> str:
    """Return the letters of a column counted from 0."""
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def shown(value: int, measure: Measure) -> int | float:
    """Return a number in the unit in which it is shown; percents as a share of 1."""
    scale = 10_000 if measure is Measure.BASIS_POINT else SHAPES[measure].scale
    return value if scale == 1 else value / scale


def number_format(measure: Measure) -> str:
    """Return the kind of number a measure is written as."""
    if measure is Measure.BASIS_POINT:
        return "percent"
    if measure in (Measure.YEAR, Measure.LEVEL):
        return "plain"
    return "int" if SHAPES[measure].scale == 1 else "decimal"


def unit_word(measure: Measure) -> str:
    """Return the unit of a measure in words, for its own column."""
    shape = SHAPES[measure]
    return shape.before + (tr(shape.after) if shape.after else "")
