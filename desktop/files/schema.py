"""The tables of the project file: one a kind of record, made from its declaration."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from typing import Any

from solver.errors import Issue, Severity, issue
from solver.problem.problem import KINDS
from solver.problem.record import Record
from solver.units import Field, Kind, declared

APPLICATION_ID = 0x53415450  # "SATP", seen by `file` and by everybody who opens the file
FORMAT = 5  # raised with a migration whenever a declaration changes, docs/file-format.md
SUFFIX = ".satuatap"

TYPES = {
    Kind.NUMBER: "INTEGER",
    Kind.TEXT: "TEXT",
    Kind.CHOICE: "TEXT",
    Kind.FLAG: "INTEGER",
    Kind.DAY: "TEXT",
    Kind.REF: "TEXT",
    Kind.BLOB: "TEXT",
}


def script() -> str:
    """Return the statements that make the tables of this format."""
    tables = [table_of(kind, record) for kind, record in KINDS.items()]
    about = 'CREATE TABLE "about" ("key" TEXT PRIMARY KEY NOT NULL, "value" TEXT NOT NULL) STRICT;'
    return "\n".join([*tables, about]) + "\n"


def table_of(kind: str, record: type[Record]) -> str:
    """Return the statement that makes the table of a kind."""
    lines = ['"id" TEXT PRIMARY KEY NOT NULL', '"position" INTEGER NOT NULL']
    for name, field in declared(record).items():
        needed = "" if field.optional and field.kind is not Kind.REF else " NOT NULL"
        lines.append(f'"{name}" {TYPES[field.kind]}{needed}')
    return f'CREATE TABLE "{kind}" (\n  ' + ",\n  ".join(lines) + "\n) STRICT;"


@cache
def columns(kind: str) -> tuple[str, ...]:
    """Return the columns of a kind in order: id, position, then the declared fields."""
    return ("id", "position", *declared(KINDS[kind]))


def to_row(kind: str, position: int, record: Record) -> tuple[object, ...]:
    """Return the values of a record in the order of `columns`."""
    values = (getattr(record, name) for name in columns(kind)[2:])
    return (record.id, position, *(store(value) for value in values))


def store(value: object) -> object:
    """Return a value of a record as SQLite keeps it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, bool):
        return int(value)
    return value.isoformat() if isinstance(value, date) else value


def from_row(kind: str, row: Mapping[str, object]) -> tuple[Record, list[Issue]]:
    """Return the record of a row; a value this version cannot read becomes the default.

    Parameters
    ----------
    kind : str
        Kind of record.
    row : mapping of str to object
        Values by column; a column that is absent counts as unreadable only if it has no default.

    Returns
    -------
    record : Record
        The record.
    issues : list of Issue
        ``file_value_unknown`` at ``<kind>/<id>/<field>`` for every value replaced.
    """
    found: list[Issue] = []
    values: dict[str, object] = {"id": str(row["id"])}
    for name, read, default in _readers(kind):
        if name in row:
            try:
                values[name] = read(row[name])
            except (ValueError, KeyError, TypeError):
                values[name] = default
                where = f"{kind}/{values['id']}/{name}"
                found.append(issue("file_value_unknown", where, Severity.WARNING, value=row[name]))
        else:
            values[name] = default
    return KINDS[kind](**values), found  # type: ignore[arg-type]  # names come from the class


@cache
def _readers(kind: str) -> tuple[tuple[str, Callable[[object], object], object], ...]:
    record = KINDS[kind]
    defaults = {f.name: f.default for f in dataclasses.fields(record)}
    return tuple(
        (name, _reader(field), "" if defaults[name] is dataclasses.MISSING else defaults[name])
        for name, field in declared(record).items()
    )


def _reader(field: Field) -> Callable[[object], object]:
    if field.kind is Kind.NUMBER:
        return _read_unknown_or(_read_int) if field.optional else _read_int
    if field.kind is Kind.CHOICE:
        assert field.choices is not None
        return _read_of({value.value: value for value in field.choices})
    if field.kind is Kind.FLAG:
        return _read_of({0: False, 1: True})
    if field.kind is Kind.DAY:
        return _read_unknown_or(_read_day)
    return _read_text


def _read_of(known: Mapping[Any, object]) -> Callable[[object], object]:
    return known.__getitem__


def _read_int(value: object) -> object:
    if type(value) is not int:
        raise TypeError(value)
    return value


def _read_text(value: object) -> object:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _read_day(value: object) -> object:
    if not isinstance(value, str):
        raise TypeError(value)
    return date.fromisoformat(value)


def _read_unknown_or(read: Callable[[object], object]) -> Callable[[object], object]:
    return lambda value: None if value is None else read(value)
