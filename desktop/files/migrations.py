"""From an older format of the project file to the present one, a plain function a step."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import TYPE_CHECKING

from desktop.files.schema import FORMAT, TYPES, store, table_of
from solver.problem.problem import KINDS
from solver.units import Kind, declared

if TYPE_CHECKING:
    from sqlite_utils import Database

Migration = Callable[["Database"], None]


def add_tables(db: Database) -> None:
    """Add the table of every kind that the file lacks: the step when kinds were added."""
    there = set(db.table_names())
    for kind, record in KINDS.items():
        if kind not in there:
            db.execute(table_of(kind, record))


def add_fields(db: Database) -> None:
    """Add every declared field that a table lacks, with its default: the usual step."""
    for kind, record in KINDS.items():
        there = {column.name for column in db.table(kind).columns}
        defaults = {each.name: each.default for each in fields(record)}
        for name, field in declared(record).items():
            if name not in there:
                default = "" if defaults[name] is MISSING else store(defaults[name])
                needed = field.kind is Kind.REF or not field.optional
                db.table(kind).add_column(
                    name, TYPES[field.kind], not_null_default=default if needed else None
                )


def add_tables_and_fields(db: Database) -> None:
    """Add what is lacking of both: the step when kinds and fields were added."""
    add_tables(db)
    add_fields(db)


# Each function turns the format of its number into the next: MIGRATIONS[1] makes 2 of 1. It works
# on a copy of the file, never on the user's own (``db["unit"].transform(rename={...})``,
# `add_fields`), inside one transaction for all steps.
# 1 to 2: profiles of standards, photos and a background of the map. 2 to 3: targets; rules held one
# by one; what a bound is made of, and which records a result speaks of. 3 to 4: timetables of
# moves; zones of floors. 4 to 5: who kept an order of moves.
MIGRATIONS: Mapping[int, Migration] = {
    1: add_tables,
    2: add_tables_and_fields,
    3: add_tables_and_fields,
    4: add_fields,
}


def migrate(
    connection: sqlite3.Connection,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    target: int = FORMAT,
) -> bool:
    """Bring a database to the present format.

    Parameters
    ----------
    connection : sqlite3.Connection
        A copy of the file, with ``isolation_level=None``.
    migrations, target
        The steps and the format wanted; others than ours only in tests.

    Returns
    -------
    bool
        Whether anything was done. After an error nothing was.
    """
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version >= target:
        return False
    # Only here: sqlite_utils pulls pandas in and would cost half a second at every start.
    from sqlite_utils import Database

    db = Database(connection)
    with db.atomic():
        for step in range(version, target):
            migrations[step](db)
        connection.execute(f"PRAGMA user_version = {target}")
    return True
