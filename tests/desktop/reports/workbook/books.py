"""Workbooks made of the example city, and how tests read them."""

from __future__ import annotations

from io import BytesIO

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from desktop.reports.figures import Paper, figures
from desktop.reports.reckoning import Reckoning
from desktop.reports.workbook.book import write_workbook
from tests.desktop.reports.example import WHEN


def made(reckoning: Reckoning, paper: Paper = Paper.F4) -> bytes:
    """Return the workbook of a reckoning."""
    return write_workbook(reckoning, figures(reckoning, WHEN, paper), paper, WHEN)


def opened(content: bytes, *, values: bool = False) -> Workbook:
    """Open a workbook for its formulas, or for the values they carry."""
    return load_workbook(BytesIO(content), data_only=values)


def column(book: Workbook, sheet: str, name: str) -> list[object]:
    """Return the values of a column by its heading, below the heading row."""
    page = book[sheet]
    (at,) = [c.column for c in page[4] if c.value == name]
    return [page.cell(row, at).value for row in range(5, page.max_row + 1)]
