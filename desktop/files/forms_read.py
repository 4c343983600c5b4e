"""A form that came back: its cells, and what it was when it was written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from desktop.document.text import SHAPES, format_number, parse
from desktop.files.form_layout import (
    FORM_FORMAT,
    HIDDEN,
    LISTS,
    MARK,
    SHEETS,
    columns,
)
from desktop.files.tables.cell import Cell, Sheet, clean
from desktop.files.tables.table import read_bytes
from desktop.files.tables.workbook import read_workbook
from solver.errors import Issue, SatuAtapError, issue
from solver.units import Field, Kind


@dataclass(frozen=True)
class FormRow:
    """A line of a form: the hidden id (empty for a new record) and its cells by field."""

    id: str
    where: str
    cells: Mapping[str, Cell]


@dataclass(frozen=True)
class Form:
    """A form as it came back.

    Parameters
    ----------
    path : Path
        The file.
    project, opd, name, written : str
        From which project and for which OPD it was written, and when.
    base : mapping
        Values when it was written, exactly, by (kind, id) and field.
    units : mapping of str to str
        Id of each unit by its label when the form was written.
    lists : mapping
        What could be chosen: for each list the value by label (lower case).
    rows : mapping of str to tuple of FormRow
        Lines that hold anything, by kind.
    issues : tuple of Issue
        Formulas and sheets that are absent.
    """

    path: Path
    project: str
    opd: str
    name: str
    written: str
    base: Mapping[tuple[str, str], Mapping[str, str]]
    units: Mapping[str, str]
    lists: Mapping[str, Mapping[str, str]]
    rows: Mapping[str, tuple[FormRow, ...]]
    issues: tuple[Issue, ...] = field(default=())


def read_form(path: Path) -> Form:
    """Read a form.

    Raises
    ------
    SatuAtapError
        The file cannot be read, is no form of ours, or of a newer format.
    """
    sheets, issues = read_workbook(read_bytes(path), path)
    by_name = {sheet.name: sheet for sheet in sheets}
    hidden, lists = by_name.get(HIDDEN), by_name.get(LISTS)
    facts = _facts(hidden) if hidden else {}
    if hidden is None or lists is None or not facts.get("opd"):
        raise SatuAtapError("form_foreign_file", path=path)
    if not facts.get("format", "").isdigit() or int(facts["format"]) > FORM_FORMAT:
        raise SatuAtapError("form_newer", path=path)
    base, units = _base(hidden)
    found = {kind: rows for sheet in sheets for kind, rows in _records(path, sheet)}
    absent = [issue("form_sheet_missing", f"{path.name} › {k}") for k in SHEETS if k not in found]
    return Form(
        path,
        facts.get("project", ""),
        facts["opd"],
        facts.get("name", ""),
        facts.get("written", ""),
        base,
        units,
        _lists(lists),
        found,
        (*issues, *absent),
    )


def _facts(hidden: Sheet) -> dict[str, str]:
    facts: dict[str, str] = {}
    for row in hidden.rows:
        if not row:
            break
        facts[row[0].text] = row[1].text if len(row) > 1 else ""
    return facts


def _base(
    hidden: Sheet,
) -> tuple[dict[tuple[str, str], dict[str, str]], dict[str, str]]:
    base: dict[tuple[str, str], dict[str, str]] = {}
    units: dict[str, str] = {}
    for row in hidden.rows:
        if len(row) >= 3:
            kind, id, name = (cell.text for cell in row[:3])
            value = row[3].text if len(row) > 3 else ""
            if kind == "label":
                units[value.casefold()] = id
            else:
                base.setdefault((kind, id), {})[name] = value
    return base, units


def _lists(sheet: Sheet) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for at in range(0, len(sheet.rows[0]) if sheet.rows else 0, 2):
        entries = [(r[at].text, r[at + 1].text) for r in sheet.rows[1:] if len(r) > at + 1]
        key = sheet.rows[0][at].text
        found[key] = {label.casefold(): value for label, value in entries if label}
    return found


def _records(path: Path, sheet: Sheet) -> list[tuple[str, tuple[FormRow, ...]]]:
    """Return the kind and the lines of a sheet, found by its hidden line of names."""
    for number, row in enumerate(sheet.rows[:20]):
        mark = row[0].text if row else ""
        kind = mark.removeprefix(f"{MARK}/")
        if kind != mark and kind in SHEETS:
            names = {cell.text: at for at, cell in enumerate(row) if at}
            lines = sheet.rows[number + 3 :]  # below the heading and its units
            rows = tuple(_row(path, kind, line, names) for line in lines if line)
            return [(kind, rows)]
    return []


def _row(path: Path, kind: str, line: Sequence[Cell], names: Mapping[str, int]) -> FormRow:
    def cell(name: str) -> Cell:
        at = names.get(name, len(line))
        found = line[at] if at < len(line) else Cell(None, line[0].where)
        return Cell(found.value, f"{path.name} › {found.where}", found.percent)

    cells = {column.name: cell(column.name) for column in columns(kind) if column.name in names}
    return FormRow(line[0].text, f"{path.name} › {line[0].where}", cells)


def read_cell(what: Field, cell: Cell, choices: Mapping[str, str]) -> object | Issue:
    """Return the value of a cell for a field, or an Issue that names the cell.

    Parameters
    ----------
    what : Field
        The declaration.
    cell : Cell
        Never empty; an empty cell is the caller's to judge.
    choices : mapping of str to str
        For references: the id by label (lower case).
    """
    if what.kind is Kind.REF:
        id = choices.get(clean(cell.text).casefold())
        return id if id is not None else issue("form_reference", cell.where, text=cell.text)
    if what.kind is Kind.NUMBER and what.measure:
        if isinstance(cell.value, int | Decimal) and not isinstance(cell.value, bool):
            return _number(what, cell)
        return parse(what, cell.text, cell.where)
    if what.kind is Kind.DAY and isinstance(cell.value, date):
        return cell.value
    if what.kind is Kind.FLAG and isinstance(cell.value, bool):
        return cell.value
    return parse(what, cell.text, cell.where)


def _number(what: Field, cell: Cell) -> object | Issue:
    assert what.measure is not None
    shape = SHAPES[what.measure]
    # Typed as 2,5% Excel keeps 0.025; a count of percent is meant.
    times = shape.scale * (100 if cell.percent else 1)
    exact = Decimal(str(cell.value)) * times
    value = int(exact.to_integral_value())
    # Sums made by spreadsheets carry a trembling last digit.
    if abs(exact - value) > Decimal("0.000001") * max(1, abs(value)):
        return issue(
            "number_too_fine", cell.where, text=cell.text, decimals=len(str(shape.scale)) - 1
        )
    if not what.low <= value <= what.high:
        shown = format_number(value, what.measure)
        low, high = (format_number(bound, what.measure) for bound in (what.low, what.high))
        if value < what.low:
            return issue("number_too_low", cell.where, value=shown, low=low)
        return issue("number_too_high", cell.where, value=shown, high=high)
    return value
