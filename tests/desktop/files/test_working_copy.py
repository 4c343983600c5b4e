"""Every edit is on disk before anybody hears of it; what cannot be written did not happen."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.document.document import Document
from desktop.document.edits import Edit, put, set_field
from desktop.document.session import Session
from desktop.files.storage import read_document
from desktop.files.working_copy import (
    adopt_copy,
    create_copy,
    facts_of,
    working_folder,
)
from solver.errors import SatuAtapError
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from tests.support.records import edits, problems

STEPS = st.lists(st.one_of(edits(), st.sampled_from(["undo", "redo"])), max_size=6)


def on_disk(path: Path) -> Document:
    connection = sqlite3.connect(path)
    document, issues = read_document(connection)
    connection.close()
    assert issues == ()
    return document


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(problems(1), STEPS)
def test_the_copy_is_the_document_after_every_step(
    problem: Problem, steps: list[Edit | str]
) -> None:
    copy = create_copy(Document(problem, "p"), None, "")
    copy.connection.execute("PRAGMA synchronous = OFF")
    session = Session(Document(problem, "p"), copy)
    done = 0
    for step in steps:
        if callable(step):
            done += session.do("edit", step)
        else:
            done += session.undo() if step == "undo" else session.redo()
        assert on_disk(copy.file) == session.document
    assert facts_of(copy.connection)["changes"] == str(done)
    copy.discard()


def test_listeners_hear_of_what_is_on_disk(problem: Problem) -> None:
    copy = create_copy(Document(problem), None, "")
    session = Session(Document(problem), copy)
    heard = []
    session.listen(lambda kinds: heard.append((kinds, on_disk(copy.file).problem.unit[0].growth)))
    session.do("growth", set_field(Unit, "u0", "growth", 150))
    assert heard == [(frozenset({"unit"}), 150)]
    copy.discard()


def test_a_full_disk_refuses_the_edit(problem: Problem) -> None:
    copy = create_copy(Document(problem), None, "")
    session = Session(Document(problem), copy)
    (pages,) = copy.connection.execute("PRAGMA page_count").fetchone()
    copy.connection.execute(f"PRAGMA max_page_count = {pages}")
    before = session.document
    many = put(*(Unit(id=f"n{i}", opd="o", name="x" * 500) for i in range(200)))
    with pytest.raises(SatuAtapError) as caught:
        session.do("much", many)
    assert caught.value.key == "edit_disk_full"
    assert session.document is before
    assert session.undo_label is None
    assert on_disk(copy.file) == before
    assert session.do("little", set_field(Unit, "u0", "growth", 100))  # and goes on
    assert on_disk(copy.file) == session.document
    copy.discard()


def test_a_locked_copy_refuses_the_edit(problem: Problem) -> None:
    copy = create_copy(Document(problem), None, "")
    copy.connection.execute("PRAGMA busy_timeout = 0")
    other = sqlite3.connect(copy.file, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    session = Session(Document(problem), copy)
    with pytest.raises(SatuAtapError) as caught:
        session.do("growth", set_field(Unit, "u0", "growth", 150))
    other.close()
    assert caught.value.key == "edit_not_written"
    assert session.document.problem == problem
    copy.discard()


def test_what_is_acknowledged_outlives_the_power(problem: Problem) -> None:
    """A rollback journal, put onto the disk with every step."""
    copy = create_copy(Document(problem), None, "")
    asked = ("journal_mode", "synchronous")
    found = [copy.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked]
    assert found == ["delete", 2]
    copy.leave()
    again = adopt_copy(copy.file)
    assert again is not None
    assert [again.connection.execute(f"PRAGMA {name}").fetchone()[0] for name in asked] == found
    again.discard()


def test_discarding_leaves_nothing(problem: Problem) -> None:
    copy = create_copy(Document(problem), None, "")
    copy.discard()
    assert list(working_folder().iterdir()) == []


def test_a_copy_is_adopted_once_and_only_when_left(problem: Problem) -> None:
    copy = create_copy(Document(problem), Path("/x.satuatap"), "mark")
    assert adopt_copy(copy.file) is None
    copy.leave()
    again = adopt_copy(copy.file)
    assert again is not None
    assert facts_of(again.connection)["saved"] == "mark"
    assert adopt_copy(copy.file) is None
    again.discard()
    assert adopt_copy(copy.file) is None


def test_a_folder_that_cannot_be_made(
    problem: Problem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("SATUATAP_HOME", str(tmp_path / "file"))
    with pytest.raises(SatuAtapError) as caught:
        create_copy(Document(problem), None, "")
    assert caught.value.key == "copy_not_made"
