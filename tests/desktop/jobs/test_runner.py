"""A run in a second process: it is heard, stopped, survives its death, and dies with its parent."""

from __future__ import annotations

import signal
import subprocess
import sys

from desktop.jobs.messages import Advanced, Failed, Finished, Lost, Message, Ready, SolveTask
from desktop.jobs.runner import Run, bare, heard_with, out_of_memory
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


def test_a_killed_worker_leaves_the_best_plan_so_far() -> None:
    run, messages = heard_of(pretended.killed)
    assert messages[-1] == Lost(-signal.SIGKILL)
    assert run.heard.plan == pretended.PLAN
    assert out_of_memory(messages[-1])


def test_no_memory_left_is_said() -> None:
    _, messages = heard_of(pretended.starved)
    assert messages[-1] == Failed("MemoryError", memory=True)
    assert out_of_memory(messages[-1])


def test_a_bug_in_the_worker_comes_with_its_traceback() -> None:
    _, messages = heard_of(pretended.broken)
    assert isinstance(messages[-1], Failed)
    assert "ValueError: a bug" in messages[-1].details
    assert not out_of_memory(messages[-1])


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
