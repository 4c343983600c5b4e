"""The child's side of the pipe: progress waits for the beat, last words come last."""

from __future__ import annotations

import multiprocessing

from desktop.jobs.messages import Advanced, Finished
from desktop.jobs.worker import Mouth, merged
from solver.plan import Plan, Progress
from tests.desktop.jobs.pretended import outcome

PLAN = Plan((0,))


def test_what_waits_is_said_before_the_last_word_and_never_after() -> None:
    ours, theirs = multiprocessing.Pipe()
    mouth = Mouth(theirs)
    mouth.tell(Advanced(Progress(1.0, 5, 1, PLAN)))
    assert not ours.poll()
    mouth.tell(Finished(outcome(5)))
    assert ours.recv() == Advanced(Progress(1.0, 5, 1, PLAN))
    assert isinstance(ours.recv(), Finished)
    mouth.tell(Advanced(Progress(2.0, 4, 1)))
    mouth.beat()
    assert not ours.poll()


def test_merging_keeps_the_last_plan_and_the_later_figures() -> None:
    first = Advanced(Progress(1.0, 5, 1, PLAN))
    assert merged(None, first) is first
    assert merged(first, Advanced(Progress(2.0, 5, 3))) == Advanced(Progress(2.0, 5, 3, PLAN))
    other = Advanced(Progress(3.0, 4, 3, Plan((1,))))
    assert merged(first, other) is other
