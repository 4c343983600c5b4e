"""Records to rows and back in an open SQLite connection."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager

from desktop.document.document import Document, KindChange
from desktop.files.schema import APPLICATION_ID, FORMAT, columns, from_row, script, to_row
from solver.errors import Issue, Severity, issue
from solver.problem.problem import KINDS, Problem
from solver.problem.record import Record

Report = Callable[[int, int], None]  # (kinds done, of how many); may raise to end the work


def unheard(done: int, total: int) -> None:
    """Tell nobody how far it is."""


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Do everything inside or nothing; `connection` has ``isolation_level=None``."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def write_document(
    connection: sqlite3.Connection,
    document: Document,
    about: Mapping[str, str],
    report: Report = unheard,
) -> None:
    """Write a whole document into an empty database."""
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {FORMAT}")
    with transaction(connection):
        for statement in script().split(";\n"):
            connection.execute(statement)
        for done, kind in enumerate(KINDS):
            report(done, len(KINDS))
            _insert(connection, kind, enumerate(document.problem.rows(kind)))
        write_about(connection, {"project": document.project, **about})


def write_changes(connection: sqlite3.Connection, changed: tuple[KindChange, ...]) -> None:
    """Write what differs between two documents; the caller holds the transaction."""
    for change in changed:
        ids = ((id,) for id in change.removed)
        connection.executemany(f'DELETE FROM "{change.kind}" WHERE "id" = ?', ids)
        _insert(connection, change.kind, change.written)


def _insert(connection: sqlite3.Connection, kind: str, rows: Iterable[tuple[int, Record]]) -> None:
    names = columns(kind)
    marks = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{name}"' for name in names)
    connection.executemany(
        f'INSERT OR REPLACE INTO "{kind}" ({quoted}) VALUES ({marks})',
        (to_row(kind, position, record) for position, record in rows),
    )


def write_about(connection: sqlite3.Connection, about: Mapping[str, str]) -> None:
    """Write facts about the file itself."""
    connection.executemany('INSERT OR REPLACE INTO "about" VALUES (?, ?)', about.items())


def read_about(connection: sqlite3.Connection) -> dict[str, str]:
    """Return the facts about the file itself; empty when there are none."""
    if "about" not in _tables(connection):
        return {}
    return {str(k): str(v) for k, v in connection.execute('SELECT "key", "value" FROM "about"')}


def read_document(
    connection: sqlite3.Connection, report: Report = unheard
) -> tuple[Document, tuple[Issue, ...]]:
    """Return the document of a database of this format and what could not be read of it.

    Raises
    ------
    sqlite3.DatabaseError
        The database is damaged.
    """
    found: list[Issue] = []
    tables = _tables(connection)
    rows = {}
    for done, kind in enumerate(KINDS):
        report(done, len(KINDS))
        rows[kind] = tuple(_read_kind(connection, kind, tables, found))
    known = {*KINDS, "about", "working_copy"}
    found += [
        issue("file_table_unknown", table, Severity.WARNING, name=table)
        for table in sorted(tables - known)
        if not table.startswith(("sqlite_", "_sqlite_"))
    ]
    project = read_about(connection).get("project", "")
    return Document(Problem(**rows), project), tuple(found)  # type: ignore[arg-type]


def _tables(connection: sqlite3.Connection) -> set[str]:
    query = "SELECT name FROM sqlite_master WHERE type = 'table'"
    return {str(name) for (name,) in connection.execute(query)}


def _read_kind(
    connection: sqlite3.Connection, kind: str, tables: set[str], found: list[Issue]
) -> Iterator[Record]:
    if kind not in tables:
        found.append(issue("file_table_missing", kind, Severity.WARNING, name=kind))
        return
    names = [str(row[1]) for row in connection.execute(f'PRAGMA table_info("{kind}")')]
    found += [
        issue("file_column_missing", f"{kind}//{name}", Severity.WARNING, name=name)
        for name in columns(kind)
        if name not in names
    ]
    found += [
        issue("file_column_unknown", kind, Severity.WARNING, name=name)
        for name in names
        if name not in columns(kind)
    ]
    order = '"position", "id"' if {"position", "id"} <= set(names) else "rowid"
    for row in connection.execute(f'SELECT * FROM "{kind}" ORDER BY {order}'):
        values = dict(zip(names, row, strict=True))
        if not values.get("id"):
            found.append(issue("file_row_nameless", kind, Severity.WARNING))
            continue
        record, issues = from_row(kind, values)
        found += issues
        yield record
