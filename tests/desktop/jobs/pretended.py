"""Work for the solver process that needs no solver: what the child can do, well and badly."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path

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


def _heard(tell: Tell, stop: StopAsked) -> None:
    """Tell a plan and wait until the other side has it: it then says stop."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    tick = threading.Event()
    while not stop():
        tick.wait(0.01)


def killed(task: object, tell: Tell, stop: StopAsked) -> None:
    """Find a plan, then die as when the system runs out of memory."""
    _heard(tell, stop)
    os.kill(os.getpid(), signal.SIGKILL)


def killed_with_its_plan(task: object, tell: Tell, stop: StopAsked) -> None:
    """Die in the very moment after a plan was told."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    os.kill(os.getpid(), signal.SIGKILL)


def aborted(task: object, tell: Tell, stop: StopAsked) -> None:
    """Die as native code does that finds itself in an impossible state."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    os.abort()


def frozen(task: object, tell: Tell, stop: StopAsked) -> None:
    """Find a plan, then give no sign of life any more."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    os.kill(os.getpid(), signal.SIGSTOP)


def deaf(task: object, tell: Tell, stop: StopAsked) -> None:
    """Find a plan, then neither end nor hear a stop, though alive."""
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    threading.Event().wait()


def starved(task: object, tell: Tell, stop: StopAsked) -> None:
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    raise MemoryError


def hungry(task: object, tell: Tell, stop: StopAsked) -> None:
    """Ask for more memory than this process may have."""
    import resource

    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + 50_000_000
    resource.setrlimit(resource.RLIMIT_AS, (most, most))
    hoard = []
    while True:
        hoard.append(bytearray(1_000_000))


def interrupted(task: object, tell: Tell, stop: StopAsked) -> None:
    """Hear Ctrl+C as a terminal sends it to everybody; go on until stopped."""
    os.kill(os.getpid(), signal.SIGINT)
    until_stopped(task, tell, stop)


def left(task: object, tell: Tell, stop: StopAsked) -> None:
    tell(Advanced(Progress(0.1, 120, 90, PLAN)))
    raise KeyboardInterrupt


def broken(task: object, tell: Tell, stop: StopAsked) -> None:
    raise ValueError("a bug")
