"""A table of the report in Word: widths that hold its figures, heads that come again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from desktop.reports.markup import escape
from desktop.reports.part import LINES
from desktop.reports.table import Cell, Line, LineStyle, Table, Tone
from desktop.reports.word.markup import line_break, paragraph, run

TWIPS = 1440 / 25.4  # a millimetre
_POINTS = 8  # size of the letters of style TableText
_PADDING = 3.4  # mm, both edges of a cell
_WIDEST_WORD = 46.0  # mm; an address longer than that is broken
_LONG = 1500  # letters; such a cell may be taller than a page, so its row may be parted
# Widths of Arial in thousandths of its size; all figures are alike.
_NARROW, _WIDE = frozenset("iljtfrI.,:;|!'()[]/- "), frozenset("mwMWABCDEGHKNOPQRSUVXYZ%@&+=–")
_TONES = {
    Tone.PLAIN: "",
    Tone.GOOD: "Good",
    Tone.BAD: "Bad",
    Tone.MUTED: "Quiet",
    Tone.STRONG: "Strong",
    Tone.SMALL: "Small",
}
_AS_WIDE_AS_A_MARK = "\xa0"  # in bold Arial a space is as wide as an i
_WASH, _ACCENT = "F2F5F9", "1F3A5F"


@dataclass(frozen=True)
class _Marks:
    """The letter behind illustrative figures, and whether any cell of the table bears it."""

    letter: str
    used: bool


def text_mm(text: str, points: float = _POINTS) -> float:
    """Return about how wide a text is in Arial, mm."""
    thousandths = sum(300 if c in _NARROW else 760 if c in _WIDE else 560 for c in text)
    return thousandths * points * 25.4 / 72 / 1000


def least_widths(table: Table) -> list[float]:
    """Return for each column the width of its longest word with the edges of the cell, mm."""
    least = [_longest_word(column.label) for column in table.columns]
    for each in table.lines:
        if each.style is not LineStyle.GROUP:
            for at, cell in enumerate(each.cells):
                least[at] = max(least[at], _longest_word(f"{cell.text} {cell.note}"))
    return [min(wide, _WIDEST_WORD) + _PADDING for wide in least]


def _longest_word(text: str) -> float:
    return max((text_mm(word) for word in text.split()), default=0) * 1.08  # heads are bold


def needs_wide(table: Table, width: float) -> bool:
    """Tell whether a table of finished figures has no room on a page of this width, mm."""
    return sum(least_widths(table)) > width


def column_widths(table: Table, width: float) -> list[float]:
    """Share a width among the columns, mm: by their shares, but none below its longest word."""
    least = least_widths(table)
    spare = width - sum(least)
    if spare <= 0:
        return [each * width / sum(least) for each in least]
    shares = sum(column.share for column in table.columns)
    wished = [width * column.share / shares for column in table.columns]
    more = [max(0.0, wish - each) for wish, each in zip(wished, least, strict=True)]
    whole = sum(more) or 1.0
    return [each + spare * extra / whole for each, extra in zip(least, more, strict=True)]


def table_xml(
    table: Table, width: float, mark: str, on_line: Callable[[int], None] = lambda _: None
) -> str:
    """Return a table as WordprocessingML; `mark` is the letter behind illustrative figures.

    `on_line` is told how many lines are done, now and then.
    """
    widths = [round(each * TWIPS) for each in column_widths(table, width)]
    grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    aligned = [column.align == "right" for column in table.columns]
    marks = _Marks(mark, table.has_illustration)
    rows = []
    for done, each in enumerate(table.lines):
        if done % LINES == 0:
            on_line(done)
        rows.append(_line(each, widths, aligned, marks))
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0"'
        ' w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblCaption w:val="{escape(table.title)}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{_head(table, widths, aligned)}{''.join(rows)}</w:tbl>"
    )


def _head(table: Table, widths: Sequence[int], aligned: Sequence[bool]) -> str:
    cells = [
        _cell(wide, paragraph("TableHeadFigure" if right else "TableHead", run(column.label)))
        for column, wide, right in zip(table.columns, widths, aligned, strict=True)
    ]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{''.join(cells)}</w:tr>"


def _line(line: Line, widths: Sequence[int], aligned: Sequence[bool], marks: _Marks) -> str:
    if line.style is LineStyle.GROUP:
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_WASH}"/>'
        span = f'<w:gridSpan w:val="{len(widths)}"/>{shade}'
        words = paragraph("TableGroup", run(line.cells[0].text))
        return f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{_cell(sum(widths), words, span)}</w:tr>"
    total = line.style is LineStyle.TOTAL
    edges = "".join(
        f'<w:{edge} w:val="single" w:sz="6" w:space="0" w:color="{_ACCENT}"/>'
        for edge in ("top", "bottom")
    )
    border = f"<w:tcBorders>{edges}</w:tcBorders>" if total else ""
    cells = [
        _cell(wide, _words(cell, marks, right=right, total=total), border)
        for cell, wide, right in zip(line.cells, widths, aligned, strict=False)
    ]
    whole = "" if any(len(cell.text) > _LONG for cell in line.cells) else "<w:cantSplit/>"
    return f"<w:tr><w:trPr>{whole}</w:trPr>{''.join(cells)}</w:tr>"


def _cell(width: int, content: str, more: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}</w:tcPr>{content}</w:tc>'


def _words(cell: Cell, marks: _Marks, *, right: bool, total: bool) -> str:
    """Return the text of a cell, its mark, and its note on a line of its own."""
    parts = [run(cell.text, _TONES[cell.tone] or ("Strong" if total else ""))]
    if cell.illustration:
        parts.append(run(marks.letter, "IllustrationMark"))
    elif right and marks.used:
        parts.append(run(_AS_WIDE_AS_A_MARK, "IllustrationMark"))  # so that digits stay aligned
    if cell.note:
        parts += [line_break(), run(cell.note, "Small")]
    return paragraph("TableFigure" if right else "TableText", *parts)
