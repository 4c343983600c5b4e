"""A run in a second process: it is heard, stopped, survives its death, and dies with its parent."""

from __future__ import annotations

import signal
import subprocess
import sys
import threading

import pytest

from desktop.jobs.messages import (
    Advanced,
    Alive,
    Failed,
    Finished,
    Lost,
    Message,
    Ready,
    SolveTask,
)
from desktop.jobs.runner import Run, bare, heard_with
from desktop.jobs.watch import Patience
from desktop.jobs.worker import Work
from solver.plan import Progress
from solver.problem.problem import Problem
from tests.desktop.jobs import pretended
from tests.house.source import ROOT

LONG = 60  # seconds after which a test has failed


def heard_of(work: object) -> tuple[Run, list[Message]]:
    messages: list[Message] = []
    run = Run("task", messages.append, work)  # type: ignore[arg-type]
    run.wait(LONG)
    return run, messages


def test_a_stop_keeps_the_best_plan() -> None:
    messages: list[Message] = []

    def hear(message: Message) -> None:
        messages.append(message)
        if isinstance(message, Advanced):
            run.stop()

    run = Run("task", hear, pretended.until_stopped)
    heard = run.wait(LONG)
    assert isinstance(messages[0], Ready)
    assert isinstance(messages[-1], Finished)
    assert heard.outcome is not None
    assert heard.outcome.plan == heard.plan == pretended.PLAN
    assert not run.running


def test_a_thousand_signs_of_life_become_few_and_lose_no_plan() -> None:
    run, messages = heard_of(pretended.chatter)
    advanced = [m for m in messages if isinstance(m, Advanced)]
    assert 1 <= len(advanced) < 50
    assert run.heard.plan == pretended.PLAN
    assert run.heard.progress is not None
    assert run.heard.progress.best == 1
    assert run.heard.trace[-1][1:] == (1, 999)


DEATHS = (
    (pretended.killed, Lost(-signal.SIGKILL)),
    (pretended.killed_with_its_plan, Lost(-signal.SIGKILL)),
    (pretended.aborted, Lost(-signal.SIGABRT)),
    (pretended.starved, Failed("MemoryError", memory=True)),
    (pretended.hungry, Failed("MemoryError", memory=True)),
)


@pytest.mark.parametrize(("work", "last"), DEATHS, ids=lambda x: getattr(x, "__name__", ""))
def test_however_the_worker_dies_the_best_plan_so_far_is_there(work: Work, last: Message) -> None:
    messages: list[Message] = []

    def hear(message: Message) -> None:
        messages.append(message)
        if isinstance(message, Advanced):
            run.stop()

    run = Run("task", hear, work)
    heard = run.wait(LONG)
    assert messages[-1] == heard.last == last
    assert heard.plan == pretended.PLAN
    assert heard.trace == ((0.1, 120, 90),)
    assert heard.outcome is None


@pytest.mark.parametrize("work", [pretended.frozen, pretended.deaf], ids=["frozen", "deaf"])
def test_a_worker_that_no_longer_reacts_is_ended(work: Work) -> None:
    """One is stopped by a signal and silent, one is alive and does not hear the stop."""
    short = Patience(silent=5.0, stopping=1.0)

    def hear(message: Message) -> None:
        if isinstance(message, Advanced):
            run.stop()

    run = Run("task", hear, work, short)
    heard = run.wait(LONG)
    assert heard.last == Lost(-signal.SIGKILL, silent=True)
    assert heard.plan == pretended.PLAN


def test_a_silent_worker_is_ended_without_a_stop() -> None:
    run = Run("task", lambda message: None, pretended.frozen, Patience(silent=2.5))
    assert run.wait(LONG).last == Lost(-signal.SIGKILL, silent=True)


def test_a_living_worker_is_not_silent() -> None:
    """It says nothing of its own for longer than patience lasts, but it is alive."""
    alive: list[Message] = []

    def hear(message: Message) -> None:
        alive.append(message)
        if alive.count(Alive()) == 4:
            run.stop()

    run = Run("task", hear, pretended.until_stopped, Patience(silent=2.5))
    assert isinstance(run.wait(LONG).last, Finished)


def test_beyond_its_time_and_overtime_a_worker_is_ended() -> None:
    task = SolveTask(Problem(), "s", 0, 1, 1)
    run = Run(task, lambda message: None, pretended.deaf, Patience(overtime=1.0))
    assert run.wait(LONG).last == Lost(-signal.SIGKILL, silent=True)


@pytest.mark.parametrize("apart", [False, True])
def test_a_worker_does_not_hear_the_keyboard(apart: bool) -> None:
    """From the main thread it is born deaf; from another one it makes itself so."""
    runs: list[Run] = []

    def hear(message: Message) -> None:
        if isinstance(message, Advanced):
            runs[0].stop()

    def start() -> None:
        runs.append(Run("task", hear, pretended.interrupted))

    thread = threading.Thread(target=start)
    if apart:
        thread.start()
        thread.join()
    else:
        start()
    assert isinstance(runs[0].wait(LONG).last, Finished)


def test_an_interrupt_inside_the_work_is_told() -> None:
    run, messages = heard_of(pretended.left)
    assert isinstance(messages[-1], Failed)
    assert "KeyboardInterrupt" in messages[-1].details
    assert run.heard.plan == pretended.PLAN


def test_a_bug_in_the_worker_comes_with_its_traceback() -> None:
    _, messages = heard_of(pretended.broken)
    assert isinstance(messages[-1], Failed)
    assert "ValueError: a bug" in messages[-1].details


def test_the_worker_ends_when_its_parent_is_killed() -> None:
    """Start a parent that starts a worker, kill the parent, see that the worker's pipe ends."""
    code = (
        "from desktop.jobs.runner import Run\n"
        "from tests.desktop.jobs import pretended\n"
        "import threading\n"
        "if __name__ == '__main__':\n"
        "    said = threading.Event()\n"
        "    run = Run('task', lambda m: said.set(), pretended.until_stopped)\n"
        "    said.wait(60)\n"
        "    print(run.pid, flush=True)\n"
        "    threading.Event().wait(60)\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    assert parent.stdout is not None
    assert int(parent.stdout.readline()) > 0
    parent.kill()
    # The worker holds the other end of the parent's standard output: it closes when it ends.
    rest, _ = parent.communicate(timeout=LONG)
    assert rest == ""


def test_a_problem_is_sent_without_its_lookups() -> None:
    problem = Problem()
    assert problem.standards == {}
    assert "standards" in problem.__dict__
    assert "standards" not in bare(problem).__dict__
    assert SolveTask(bare(problem), "s", 1, 1, 1).problem == problem


def test_the_trace_grows_only_when_something_became_better() -> None:
    run, _ = heard_of(pretended.chatter)
    same = heard_with(run.heard, Advanced(Progress(9.0, 1, 999)))
    assert same.trace == run.heard.trace
    better = heard_with(run.heard, Advanced(Progress(9.0, 1, 1000)))
    assert len(better.trace) == len(run.heard.trace) + 1
