"""One gate: refused edits leave nothing, undo and redo lead back, listeners hear what differs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.document import Document, KindChange
from desktop.document.edits import Edit, put, set_field
from desktop.document.session import MOST_UNDO, Session
from solver.problem.organisation import Opd
from solver.problem.problem import Problem
from tests.support.records import edits, problems

START = Document(Problem(opd=(Opd(id="o", name="Dinas", short="D"),)))
RENAME = set_field(Opd, "o", "name", "Badan")


class Memory:
    """A journal that keeps what it is given, or refuses."""

    def __init__(self) -> None:
        self.written: list[tuple[KindChange, ...]] = []
        self.refuses = False

    def write(self, changed: tuple[KindChange, ...]) -> None:
        if self.refuses:
            raise ConnectionError
        self.written.append(changed)


def test_do_undo_redo() -> None:
    session = Session(START)
    assert session.do("rename", RENAME)
    renamed = session.document
    assert (session.undo_label, session.redo_label, session.changed) == ("rename", None, True)
    assert session.undo()
    assert session.document is START
    assert (session.undo_label, session.redo_label, session.changed) == (None, "rename", False)
    assert session.redo()
    assert session.document is renamed
    assert not session.redo()
    session.undo()
    assert not session.undo()


def test_an_edit_that_changes_nothing_is_no_step() -> None:
    journal = Memory()
    session = Session(START, journal)
    assert not session.do("rename", set_field(Opd, "o", "name", "Dinas"))
    assert session.undo_label is None
    assert journal.written == []


def test_a_new_edit_forgets_what_was_undone() -> None:
    session = Session(START)
    session.do("rename", RENAME)
    session.undo()
    session.do("other", set_field(Opd, "o", "short", "X"))
    assert session.redo_label is None


def test_what_the_journal_refuses_did_not_happen() -> None:
    journal = Memory()
    session = Session(START, journal)
    session.do("rename", RENAME)
    heard: list[frozenset[str]] = []
    session.listen(heard.append)
    before = session.document
    journal.refuses = True
    for attempt in (lambda: session.do("x", set_field(Opd, "o", "short", "X")), session.undo):
        with pytest.raises(ConnectionError):
            attempt()
    assert session.document is before
    assert session.undo_label == "rename"
    assert session.redo_label is None
    assert heard == []
    journal.refuses = False
    session.undo()
    journal.refuses = True
    with pytest.raises(ConnectionError):
        session.redo()
    assert session.redo_label == "rename"
    assert session.document is START


def test_read_only() -> None:
    session = Session(START, read_only=True)
    with pytest.raises(PermissionError):
        session.do("rename", RENAME)
    journal = Memory()
    session.become_ours(journal)
    assert session.do("rename", RENAME)
    assert len(journal.written) == 1


def test_saved_and_recovered() -> None:
    session = Session(START)
    session.do("rename", RENAME)
    session.saved()
    assert not session.changed
    session.undo()
    assert session.changed
    session.redo()
    assert not session.changed
    recovered = Session(START, unsaved=True)
    assert recovered.changed
    recovered.saved()
    assert not recovered.changed


def test_listeners_hear_the_kinds_and_can_stop() -> None:
    session = Session(START)
    heard: list[frozenset[str]] = []
    stop = session.listen(heard.append)
    session.do("rename", RENAME)
    session.undo()
    stop()
    session.redo()
    assert heard == [frozenset({"opd"}), frozenset({"opd"})]


def test_a_listener_that_fails_does_not_lose_the_step() -> None:
    session = Session(START)

    def fail(_: frozenset[str]) -> None:
        raise ZeroDivisionError

    stop = session.listen(fail)
    with pytest.raises(ZeroDivisionError):
        session.do("rename", RENAME)
    stop()
    assert session.undo_label == "rename"
    assert session.undo()
    assert session.document is START


def test_the_step_is_there_when_listeners_hear_of_it() -> None:
    session = Session(START)
    labels: list[tuple[str | None, str | None]] = []
    session.listen(lambda _: labels.append((session.undo_label, session.redo_label)))
    session.do("rename", RENAME)
    session.undo()
    session.redo()
    assert labels == [("rename", None), (None, "rename"), ("rename", None)]


def test_old_steps_are_forgotten() -> None:
    session = Session(START)
    for n in range(MOST_UNDO + 5):
        session.do(str(n), put(Opd(id="o", name=str(n), short="D")))
    steps = 0
    while session.undo():
        steps += 1
    assert steps == MOST_UNDO


@settings(max_examples=40, deadline=None)
@given(problems(1), st.lists(edits(), max_size=5))
def test_undoing_everything_is_the_beginning(problem: Problem, made: list[Edit]) -> None:
    session = Session(Document(problem))
    seen = [session.document]
    for edit in made:
        if session.do("edit", edit):
            seen.append(session.document)
    for document in reversed(seen[:-1]):
        assert session.undo()
        assert session.document is document
    assert not session.undo()
    for document in seen[1:]:
        assert session.redo()
        assert session.document is document
