"""Older formats open; a step that fails leaves nothing half done."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from desktop.document.document import Document
from desktop.files.migrations import MIGRATIONS, add_fields, migrate
from desktop.files.schema import FORMAT
from desktop.files.storage import read_document, write_document
from solver.problem.organisation import Opd
from solver.problem.problem import Problem

KEPT_ON = "2026-11-20T09:30:00"
FORMATS = Path(__file__).with_name("formats")
DOCUMENT = Document(Problem(opd=(Opd(id="o", name="Dinas", short="D"),)), "p")


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    write_document(connection, DOCUMENT, {})
    yield connection
    connection.close()


def version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def to_2(db: Any) -> None:
    db["opd"].transform(rename={"short": "brief"})


def to_3(db: Any) -> None:
    db["opd"].add_column("colour", str)


def fail(db: Any) -> None:
    db["opd"].drop()
    raise ZeroDivisionError


def test_every_older_format_has_its_step_and_opens() -> None:
    assert set(MIGRATIONS) == set(range(1, FORMAT))
    for number in range(1, FORMAT + 1):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        connection.executescript((FORMATS / f"format_{number}.sql").read_text(encoding="utf-8"))
        connection.execute(f"PRAGMA user_version = {number}")
        assert migrate(connection) is (number < FORMAT)
        assert read_document(connection) == (Document(), ())
        connection.close()


def test_the_present_format_is_left_alone(connection: sqlite3.Connection) -> None:
    assert migrate(connection) is False
    assert read_document(connection) == (DOCUMENT, ())


def test_steps_follow_each_other(connection: sqlite3.Connection) -> None:
    start = version(connection)
    assert migrate(connection, {start: to_2, start + 1: to_3}, start + 2) is True
    names = [row[1] for row in connection.execute('PRAGMA table_info("opd")')]
    assert "brief" in names
    assert "colour" in names
    assert "short" not in names
    assert version(connection) == start + 2
    assert connection.execute('SELECT brief FROM "opd"').fetchone() == ("D",)


def test_new_fields_come_with_their_defaults(connection: sqlite3.Connection) -> None:
    for kind, name in (("unit", "growth"), ("unit", "occupied"), ("opd", "kind"), ("opd", "short")):
        connection.execute(f'ALTER TABLE "{kind}" DROP COLUMN "{name}"')
    start = version(connection)
    assert migrate(connection, {start: add_fields}, start + 1) is True
    opd = replace(DOCUMENT.problem.opd[0], short="")
    assert read_document(connection) == (Document(Problem(opd=(opd,)), "p"), ())


def test_a_step_that_fails_takes_the_others_back(connection: sqlite3.Connection) -> None:
    start = version(connection)
    with pytest.raises(ZeroDivisionError):
        migrate(connection, {start: to_2, start + 1: fail}, start + 2)
    assert version(connection) == start
    assert read_document(connection) == (DOCUMENT, ())


def test_a_file_of_format_1_keeps_what_it_says_and_gets_the_new_tables() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript((FORMATS / "format_1.sql").read_text(encoding="utf-8"))
    connection.execute("PRAGMA user_version = 1")
    connection.execute(
        'INSERT INTO "standard" ("id", "position", "source", "status", "note", "group", "measure",'
        ' "value", "low", "high", "dated", "changed_by", "changed_on") VALUES'
        " ('space.staff', 0, '', 'own', '', 'space', 'dm2', 437, 0, 900, '', 'Sari', '2026-03-01')"
    )
    assert migrate(connection) is True
    document, issues = read_document(connection)
    assert issues == ()
    row = document.problem.standards["space.staff"]
    assert (row.value, row.changed_by, row.changed_on) == (437, "Sari", "2026-03-01")
    assert document.problem.photo == document.problem.standard_profile == ()
    connection.close()


def test_an_order_kept_in_format_4_stays_and_nobody_is_made_up_for_it() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.executescript((FORMATS / "format_4.sql").read_text(encoding="utf-8"))
    connection.execute("PRAGMA user_version = 4")
    connection.execute(
        'INSERT INTO "timetable" ("id", "position", "scenario", "start", "weeks", "people",'
        ' "fit_out", "swing", "realised", "outcome", "bound", "seed", "case_sha256",'
        ' "plan_sha256", "found_on", "waves") VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)',
        ("s", 0, "s", "2027-01-04", 3, 150, 4, 0, 1, "optimal", 7, 1, "c", "p", KEPT_ON, "[]"),
    )
    assert migrate(connection) is True
    document, issues = read_document(connection)
    connection.close()
    assert issues == ()
    (row,) = document.problem.timetable
    assert (row.weeks, row.people, row.bound) == (3, 150, 7)
    assert (row.found_on, row.kept_by) == (KEPT_ON, "")
