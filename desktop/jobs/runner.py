"""The parent's side of a solver run: start it, hear it from a thread, stop it; no Qt."""

from __future__ import annotations

import contextlib
import multiprocessing
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection
from typing import Any

from desktop.jobs.messages import (
    LAST,
    Advanced,
    Built,
    Lost,
    Message,
    SolveTask,
    Stop,
)
from desktop.jobs.solving import solve_task
from desktop.jobs.watch import USUAL, Patience, Watch
from desktop.jobs.worker import Work, serve
from solver.case.build import BuiltCase
from solver.plan import Outcome, Plan, Progress
from solver.problem.problem import Problem

GRACE = 5.0  # seconds a child may take to end after its last word
LOOK = 0.5  # seconds between two looks at the watch

OnMessage = Callable[[Message], None]
Trace = tuple[tuple[float, int | None, int | None], ...]


@dataclass(frozen=True)
class Heard:
    """All that a run has said so far; enough to keep the best plan however it ends."""

    built: BuiltCase | None = None
    progress: Progress | None = None
    plan: Plan | None = None
    trace: Trace = ()
    last: Message | None = None

    @property
    def outcome(self) -> Outcome | None:
        """The audited outcome, once there is one."""
        return getattr(self.last, "outcome", None)


def bare(problem: Problem) -> Problem:
    """Return the problem without the look-ups it has gathered, which cannot be sent."""
    return replace(problem)


class Run:
    """One child process doing one task.

    Parameters
    ----------
    task : SolveTask
        What to do.
    on_message : callable
        Called in the reading thread with each message; the last one is in LAST.
    work : callable
        What the child does; a function of a module.
    patience : Patience
        How long it is waited for; then it is ended and what was heard is kept.
    """

    def __init__(
        self,
        task: Any,
        on_message: OnMessage,
        work: Work = solve_task,
        patience: Patience = USUAL,
    ) -> None:
        if isinstance(task, SolveTask):
            task = replace(task, problem=bare(task.problem))
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._on_message = on_message
        self._asked = threading.Lock()
        self._stopping = False
        self._watch = Watch(patience, getattr(task, "seconds", None))
        self.heard = Heard()
        self._process = context.Process(target=serve, args=(theirs, work, task), daemon=True)
        with _deaf():
            self._process.start()
        theirs.close()  # so that the death of the child ends our reading
        self._thread = threading.Thread(target=self._read, args=(self._pipe,), daemon=True)
        self._thread.start()

    @property
    def running(self) -> bool:
        """Whether the last message is still to come."""
        return self._thread.is_alive()

    @property
    def pid(self) -> int | None:
        """Id of the child process."""
        return self._process.pid

    def stop(self) -> None:
        """Ask the child to end and hand over its best plan."""
        self._stopping = True
        with self._asked, contextlib.suppress(OSError):
            self._pipe.send(Stop())

    def kill(self) -> None:
        """End the child at once; what was heard so far is kept."""
        self._process.kill()

    def wait(self, seconds: float | None = None) -> Heard:
        """Wait for the last message and return all that was heard."""
        self._thread.join(seconds)
        return self.heard

    def _read(self, pipe: Connection) -> None:
        try:
            while not isinstance(self.heard.last, LAST):
                said = pipe.poll(LOOK)
                if said:
                    self._hear(pipe.recv())
                if self._watch.look(heard=said, stopping=self._stopping):
                    self._give_up()
        except (EOFError, OSError):
            self._process.join(GRACE)
            self._hear(Lost(self._process.exitcode))
        finally:
            self._process.join(GRACE)
            if self._process.is_alive():
                self._process.kill()
            pipe.close()

    def _give_up(self) -> None:
        """End a child that is silent or does not stop, unless it has just said its last word."""
        if not isinstance(self.heard.last, LAST):
            self._process.kill()
            self._process.join(GRACE)
            self._hear(Lost(self._process.exitcode, silent=True))

    def _hear(self, message: Message) -> None:
        self.heard = heard_with(self.heard, message)
        self._on_message(message)


@contextmanager
def _deaf() -> Iterator[None]:
    """Let a child be born deaf to Ctrl+C, which a terminal sends to it as well."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def heard_with(heard: Heard, message: Message) -> Heard:
    """Return what is known after one more message."""
    if isinstance(message, Built):
        return replace(heard, built=message.built)
    if isinstance(message, Advanced):
        progress = message.progress
        plan = progress.plan or heard.plan
        return replace(heard, progress=progress, plan=plan, trace=_traced(heard.trace, progress))
    return replace(heard, last=message) if isinstance(message, LAST) else heard


def _traced(trace: Trace, progress: Progress) -> Trace:
    """Return the trace with one more point, if anything became better."""
    if trace and trace[-1][1:] == (progress.best, progress.bound):
        return trace
    return (*trace, (progress.seconds, progress.best, progress.bound))
