"""A table of the report in HTML: heads for every cell, numbers that the page can sort by."""

from __future__ import annotations

from desktop.reports.figures import Figures
from desktop.reports.markup import escape
from desktop.reports.table import Cell, Column, Line, LineStyle, Table, Tone


def table_html(table: Table, figures: Figures, id: str) -> str:
    """Return a table with its title, or the sentence in its place when it has no line.

    Parameters
    ----------
    table : Table
        What is shown.
    figures : Figures
        The report; gives the mark of illustrative figures and its meaning.
    id : str
        Of the table in the page; its title gets ``<id>-title``.
    """
    title = f'<p class="title" id="{id}-title">{escape(table.title)}</p>'
    if not table.lines:
        return f'{title if table.title else ""}<p class="quiet">{escape(table.empty)}</p>\n'
    note = f'<p class="note">{escape(table.note)}</p>' if table.note else ""
    heads = "".join(_head(column) for column in table.columns)
    lines = "\n".join(_line(each, table, figures) for each in table.lines)
    kind = "across" if table.across else "down"
    return (
        f'{title}{note}<div class="roll" role="region" tabindex="0" aria-labelledby="{id}-title">'
        f'<table class="{kind}" aria-labelledby="{id}-title">'
        f"<thead><tr>{heads}</tr></thead>\n<tbody>\n{lines}\n</tbody></table></div>\n"
    )


def _head(column: Column) -> str:
    if not column.label:
        return "<td></td>"
    return f'<th scope="col"{_side(column)}>{escape(column.label)}</th>'


def _side(column: Column) -> str:
    return ' class="n"' if column.align == "right" else ""


def _line(line: Line, table: Table, figures: Figures) -> str:
    if line.style is LineStyle.GROUP:
        words = escape(line.cells[0].text)
        span = len(table.columns)
        return f'<tr class="group"><th colspan="{span}" scope="colgroup">{words}</th></tr>'
    first, *others = zip(line.cells, table.columns, strict=False)
    cells = "".join(_cell(cell, column, figures, "td") for cell, column in others)
    kind = ' class="total"' if line.style is LineStyle.TOTAL else ""
    return f"<tr{kind}>{_cell(*first, figures, 'th')}{cells}</tr>"


def _cell(cell: Cell, column: Column, figures: Figures, tag: str) -> str:
    words = escape(cell.text)
    if cell.tone is not Tone.PLAIN:
        words = f'<span class="{cell.tone.value}">{words}</span>'
    if cell.illustration:
        meaning = escape(figures.illustration_note)
        words += f'<sup title="{meaning}">{escape(figures.illustration_mark)}</sup>'
    if cell.note:
        words += f"<small>{escape(cell.note)}</small>"
    value = "" if cell.value is None else f' data-v="{cell.value}"'
    scope = ' scope="row"' if tag == "th" else ""
    return f"<{tag}{scope}{_side(column)}{value}>{words}</{tag}>"
