"""The child's side of the pipe: progress waits for the beat, last words come last."""

from __future__ import annotations

import multiprocessing

import pytest

from desktop.jobs.messages import Advanced, Alive, Finished
from desktop.jobs.worker import Mouth, merged
from solver.plan import Plan, Progress
from tests.desktop.jobs.pretended import outcome

PLAN = Plan((0,))


def test_what_waits_is_said_before_the_last_word_and_never_after() -> None:
    ours, theirs = multiprocessing.Pipe()
    mouth = Mouth(theirs)
    mouth.tell(Advanced(Progress(1.0, 5, 1)))
    assert not ours.poll()
    mouth.tell(Finished(outcome(5)))
    assert ours.recv() == Advanced(Progress(1.0, 5, 1))
    assert isinstance(ours.recv(), Finished)
    mouth.tell(Advanced(Progress(2.0, 4, 1)))
    mouth.beat()
    assert not ours.poll()


def test_a_better_plan_never_waits() -> None:
    ours, theirs = multiprocessing.Pipe()
    mouth = Mouth(theirs)
    mouth.tell(Advanced(Progress(1.0, 5, 1)))
    mouth.tell(Advanced(Progress(1.1, 4, 1, PLAN)))
    assert ours.poll()
    assert ours.recv() == Advanced(Progress(1.1, 4, 1, PLAN))


def test_a_sign_of_life_after_a_while_and_none_after_the_last_word(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ours, theirs = multiprocessing.Pipe()
    mouth = Mouth(theirs)
    mouth.beat()
    assert not ours.poll()
    monkeypatch.setattr("desktop.jobs.worker.LIFE", -1.0)
    mouth.beat()
    assert ours.recv() == Alive()
    mouth.tell(Finished(outcome(5)))
    mouth.beat()
    assert isinstance(ours.recv(), Finished)
    assert not ours.poll()


def test_merging_keeps_the_last_plan_and_the_later_figures() -> None:
    first = Advanced(Progress(1.0, 5, 1, PLAN))
    assert merged(None, first) is first
    assert merged(first, Advanced(Progress(2.0, 5, 3))) == Advanced(Progress(2.0, 5, 3, PLAN))
    other = Advanced(Progress(3.0, 4, 3, Plan((1,))))
    assert merged(first, other) is other
