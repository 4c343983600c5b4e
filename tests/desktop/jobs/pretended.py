"""Work for the solver process that needs no solver: what the child can do, well and badly."""

from __future__ import annotations

import os
import signal
import threading

from desktop.jobs.messages import Advanced, Finished
from desktop.jobs.worker import StopAsked, Tell
from solver.plan import Outcome, Plan, Progress, SolveStatus

PLAN = Plan((0, 1))


def outcome(cost: int) -> Outcome:
    return Outcome(SolveStatus.FEASIBLE, PLAN, cost, 90, (), 1.0, 1, 1, "hash")


def until_stopped(task: object, tell: Tell, stop: StopAsked) -> None:
    """Find a plan, then look on until stopped; the outcome keeps the plan."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    tick = threading.Event()
    while not stop():
        tick.wait(0.01)
    tell(Finished(outcome(120)))


def chatter(task: object, tell: Tell, stop: StopAsked) -> None:
    """Say a thousand things in one breath; the plan comes with the first only."""
    tell(Advanced(Progress(0.0, 1000, 0, PLAN)))
    for i in range(1000):
        tell(Advanced(Progress(i / 1000, 1000 - i, i)))
    tell(Finished(outcome(1)))


def killed(task: object, tell: Tell, stop: StopAsked) -> None:
    """Find a plan, then die as when the system runs out of memory."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    threading.Event().wait(0.5)  # long enough for one beat
    os.kill(os.getpid(), signal.SIGKILL)


def starved(task: object, tell: Tell, stop: StopAsked) -> None:
    raise MemoryError


def broken(task: object, tell: Tell, stop: StopAsked) -> None:
    raise ValueError("a bug")
