"""Workbooks (xlsx): values, formulas told apart, nothing that a bad file could break."""

from __future__ import annotations

import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from desktop.files.tables.cell import Cell, Sheet, clean, place
from solver.errors import Issue, SatuAtapError, Severity, issue

MOST_UNPACKED = 300 * 2**20  # bytes in all parts; a form has 100 KB
MOST_CELLS = 2_000_000
_FORMULA = re.compile(rb"<(\w+:)?f[ />]")
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    IndexError,
    SyntaxError,  # what XML parsers raise
    EOFError,
    OSError,
    RuntimeError,  # a part under a password
)


def read_workbook(content: bytes, path: Path) -> tuple[tuple[Sheet, ...], tuple[Issue, ...]]:
    """Read every sheet of a workbook, hidden ones too.

    Returns
    -------
    sheets : tuple of Sheet
        The sheets.
    issues : tuple of Issue
        Formulas: with a stored value it is taken (warning), without one the cell is empty (error).

    Raises
    ------
    SatuAtapError
        The file is torn, no workbook, or unpacks to more than is sensible.
    """
    has_formulas = _check_parts(content, path)
    found: list[Issue] = []
    try:
        stored = _load(content, values=True)
        written = _load(content, values=False) if has_formulas else stored
        sheets = tuple(
            _sheet(path.name, stored[sheet.title], sheet, found) for sheet in written.worksheets
        )
        stored.close()
        written.close()
    except _BROKEN as reason:
        raise SatuAtapError("table_torn", path=path) from reason
    return sheets, tuple(found)


def _check_parts(content: bytes, path: Path) -> bool:
    """Refuse what is no workbook; tell whether there is a formula in any sheet."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            unpacked = sum(part.file_size for part in parts.infolist())
            names = set(parts.namelist())
            if "xl/workbook.xml" not in names:
                raise SatuAtapError("table_no_workbook", path=path)
            if unpacked > MOST_UNPACKED:
                raise SatuAtapError("table_too_large", path=path, most=MOST_UNPACKED // 2**20)
            sheets = (name for name in names if name.startswith("xl/worksheets/"))
            return any(_FORMULA.search(parts.read(name)) for name in sheets)
    except _BROKEN as reason:
        raise SatuAtapError("table_torn", path=path) from reason


def _load(content: bytes, *, values: bool) -> Any:
    # Only here: openpyxl costs 0.4 s to load.
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # extensions of Excel that we do not read
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=values)
    if not book.worksheets:
        raise KeyError("worksheets")
    for sheet in book.worksheets:
        sheet.reset_dimensions()  # programs write wrong ones
    return book


def _sheet(file: str, stored: Any, written: Any, found: list[Issue]) -> Sheet:
    rows: list[tuple[Cell, ...]] = []
    cells = 0
    for row in _rows(file, stored, written, found):
        cells += len(row)
        if cells > MOST_CELLS:
            raise ValueError(cells)
        rows.append(row)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(str(written.title), tuple(rows))


def _rows(file: str, stored: Any, written: Any, found: list[Issue]) -> Iterator[tuple[Cell, ...]]:
    title = written.title
    pairs = (
        ((row, row) for row in stored.iter_rows())
        if stored is written
        else zip(stored.iter_rows(), written.iter_rows(), strict=True)
    )
    for number, (values, formulas) in enumerate(pairs):
        row = []
        for column, (cell, formula) in enumerate(zip(values, formulas, strict=True)):
            where = place(title, number, column)
            percent = "%" in str(getattr(formula, "number_format", "") or "")
            value = _value(cell.value)
            if formula.data_type == "f":
                known = value is not None
                key = "table_formula" if known else "table_formula_unknown"
                severity = Severity.WARNING if known else Severity.ERROR
                found.append(issue(key, f"{file} › {where}", severity))
            row.append(Cell(value, where, percent))
        while row and row[-1].value is None:
            row.pop()
        yield tuple(row)


def _value(value: object) -> str | int | Decimal | bool | date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, bool | int | date):
        return value
    if isinstance(value, float):
        return int(value) if value.is_integer() else Decimal(repr(value))
    return None if value is None else clean(str(value)) or None
