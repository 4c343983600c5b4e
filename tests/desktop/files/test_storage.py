"""Every problem survives writing and reading; what is damaged is told, not lost in silence."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pytest
from hypothesis import given, settings

from desktop.document.document import Document, changes
from desktop.document.edits import Edit
from desktop.files.storage import read_document, transaction, write_changes, write_document
from solver.problem.organisation import Opd, Unit
from solver.problem.problem import KINDS, Problem
from tests.support.records import edits, problems


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    connection = memory()
    yield connection
    connection.close()


def memory() -> sqlite3.Connection:
    return sqlite3.connect(":memory:", isolation_level=None)


SMALL = Problem(
    opd=(Opd(id="o", name="Dinas", short="D"),),
    unit=(Unit(id="u", opd="o", name="A"), Unit(id="v", opd="o", name="B")),
)


@settings(max_examples=40, deadline=None)
@given(problems())
def test_any_problem_is_read_as_it_was_written(problem: Problem) -> None:
    connection = memory()
    write_document(connection, Document(problem, "p"), {})
    assert read_document(connection) == (Document(problem, "p"), ())
    connection.close()


@settings(max_examples=60, deadline=None)
@given(problems(), edits(), edits())
def test_written_changes_are_the_document(problem: Problem, first: Edit, second: Edit) -> None:
    connection = memory()
    before = Document(problem, "p")
    write_document(connection, before, {})
    for edit in (first, second):
        after = edit(before)
        with transaction(connection):
            write_changes(connection, changes(before, after))
        assert read_document(connection) == (after, ())
        before = after
    connection.close()


def test_nothing_of_a_failed_transaction_stays(connection: sqlite3.Connection) -> None:
    write_document(connection, Document(SMALL), {})

    def fail() -> None:
        with transaction(connection):
            connection.execute('DELETE FROM "unit"')
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert len(read_document(connection)[0].problem.unit) == 2


def test_a_table_that_is_absent_is_told(connection: sqlite3.Connection) -> None:
    write_document(connection, Document(SMALL), {})
    connection.execute('DROP TABLE "unit"')
    document, issues = read_document(connection)
    assert document.problem.unit == ()
    assert document.problem.opd == SMALL.opd
    assert [(i.key, i.where) for i in issues] == [("file_table_missing", "unit")]


def test_columns_and_tables_that_differ_are_told(connection: sqlite3.Connection) -> None:
    write_document(connection, Document(SMALL), {})
    connection.execute('ALTER TABLE "unit" DROP COLUMN "growth"')
    connection.execute('ALTER TABLE "unit" ADD COLUMN "colour" TEXT')
    connection.execute('CREATE TABLE "more" (x)')
    document, issues = read_document(connection)
    assert document.problem == SMALL
    assert sorted(i.key for i in issues) == [
        "file_column_missing",
        "file_column_unknown",
        "file_table_unknown",
    ]


def test_a_row_without_id_is_told_and_left_out(connection: sqlite3.Connection) -> None:
    write_document(connection, Document(SMALL), {})
    connection.execute("UPDATE \"unit\" SET id = '' WHERE id = 'v'")
    document, issues = read_document(connection)
    assert [u.id for u in document.problem.unit] == ["u"]
    assert [i.key for i in issues] == ["file_row_nameless"]


def test_every_kind_is_stored_in_its_order(connection: sqlite3.Connection) -> None:
    write_document(connection, Document(SMALL), {})
    connection.execute("UPDATE \"unit\" SET position = 9 WHERE id = 'u'")
    assert [u.id for u in read_document(connection)[0].problem.unit] == ["v", "u"]
    assert len(KINDS) == sum(1 for _ in Problem())
