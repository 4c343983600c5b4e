"""Work beside the window: a pure function in another thread, with progress, stop and result."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from desktop.widgets.window_first import claim, give_way, let_go
from solver.errors import SatuAtapError

T = TypeVar("T")
Report = Callable[[int, int], None]  # (done, of how many)


class Stopped(Exception):  # noqa: N818 - no fault: the user asked for it
    """The person pressed Stop; raised inside the work by its next report of progress."""


class Task(QObject, Generic[T]):
    """One piece of work under way.

    `progressed(done, total)`, then exactly one of `finished(result)`, `failed(SatuAtapError)`,
    `stopped()`; all arrive in the thread of the window. A bug ends in the crash net, and the task
    as stopped and `broken`.
    """

    progressed = Signal(int, int)
    finished = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, label: str, *, awaited: bool = False) -> None:
        super().__init__()
        self.label = label
        self.awaited = awaited  # somebody waits for a file: the window does not go first
        self.begun = time.monotonic()
        self.broken = False
        self._stop = threading.Event()

    def stop(self) -> None:
        """Ask the work to end at its next report; its result is then not delivered."""
        self._stop.set()

    @property
    def stopping(self) -> bool:
        """Whether somebody asked the work to end."""
        return self._stop.is_set()

    def report(self, done: int, total: int) -> None:
        """Called by the work: tell how far it is; raises Stopped when it is to end."""
        self.give_way()
        if self._stop.is_set():
            raise Stopped
        self.progressed.emit(done, total)

    def give_way(self) -> None:
        """Called by the work: wait while the window makes or paints something."""
        if not self.awaited:
            give_way()


def _carry_out(
    task: Task[Any],
    work: Callable[[Report], Any],
    unwanted: Callable[[Any], object] | None = None,
) -> None:
    """Do the work of a task in the thread of the caller, and tell how it ended."""
    task.give_way()
    if task.stopping:
        task.stopped.emit()
        return
    try:
        result = work(task.report)
    except Stopped:
        task.stopped.emit()
    except SatuAtapError as reason:
        if task.stopping:  # nobody asks any more why it failed
            task.stopped.emit()
        else:
            task.failed.emit(reason)
    except BaseException:
        task.broken = True
        task.stopped.emit()
        raise  # a bug: the hook of threads leads to the crash net
    else:
        if task.stopping:  # too late to be stopped, and nobody wants the result
            if unwanted:
                unwanted(result)
            task.stopped.emit()
        else:
            task.finished.emit(result)


_Work = tuple[Callable[[], None], threading.Event]  # the event: its thread has let go of it
_Queue = SimpleQueue[_Work | None]


class _Pool:
    """A few threads of Python's own.

    Not those of Qt: in them Python has its state of a thread only while a work lasts, and a library
    that remembers the state it was first loaded in (OR-Tools, by pybind11) goes astray in the next.

    What a work holds, such as a page, goes in the thread of the window, never in one of these: it
    is kept here until the thread has let go of it.
    """

    def __init__(self, threads: int) -> None:
        self._most = threads
        self._waiting: _Queue = SimpleQueue()
        self._kept: list[_Work] = []
        self._threads = 0

    def begin(self, work: Callable[[], None]) -> threading.Event:
        """Do a work as soon as a thread is free; the event tells that the thread let go of it."""
        self.tidy()
        self._kept.append((work, threading.Event()))
        self._waiting.put(self._kept[-1])
        if self._threads < min(self._most, len(self._kept)):
            self._threads += 1
            threading.Thread(target=_do, args=[self._waiting], name="beside", daemon=True).start()
        return self._kept[-1][1]

    def rest(self) -> None:
        """Wait until nothing is under way, and let the threads end; the next work has new ones."""
        for _, let_go_of in self._kept:
            let_go_of.wait()
        self.tidy()
        for _ in range(self._threads):
            self._waiting.put(None)
        self._waiting, self._threads = SimpleQueue(), 0

    def tidy(self) -> None:
        """Let go of what is over; called in the thread of the window."""
        self._kept = [each for each in self._kept if not each[1].is_set()]


def _do(waiting: _Queue) -> None:
    """Do one work after another, until None comes."""
    while (given := waiting.get()) is not None:
        work, let_go_of = given
        del given
        try:
            work()
        except BaseException as bug:
            told = (type(bug), bug, bug.__traceback__, threading.current_thread())
            threading.excepthook(threading.ExceptHookArgs(told))
            del told
        del work
        let_go_of.set()
        del let_go_of


@dataclass(frozen=True)
class _Ends:
    """Who is told how a task ended, and what its result depends on when it is to be kept."""

    done: Callable[[Any], None]
    failed: Callable[[SatuAtapError], None]
    halted: Callable[[Task[Any]], None] | None = None
    unwanted: Callable[[Any], object] | None = None
    key: str = ""
    of: tuple[object, ...] = ()


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    """Tell whether two works depend on the same: the very same records, equal names."""
    return len(one) == len(other) and all(
        a is b or (isinstance(a, str) and a == b) for a, b in zip(one, other, strict=True)
    )


def _wanted(take: Callable[[Any], None]) -> bool:
    """Tell whether the part whose method takes a result is still there."""
    owner = getattr(take, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)


class Tasks(QObject):
    """Runs work for the pages, one pool for the window; `changed` tells that one began or ended.

    Parameters
    ----------
    on_failure : callable
        Told of an outside failure (``SatuAtapError``) that the caller does not take itself.
    """

    changed = Signal()

    def __init__(
        self,
        on_failure: Callable[[SatuAtapError], None],
        threads: int = 2,
    ) -> None:
        super().__init__()
        self._pool = _Pool(threads)
        self._on_failure = on_failure
        self._newest: dict[str, Task[Any]] = {}
        self._ends: dict[Task[Any], _Ends] = {}
        self._kept: dict[str, tuple[tuple[object, ...], Any]] = {}
        self._held: dict[Task[Any], threading.Event] = {}
        self.running: list[Task[Any]] = []

    def run(
        self,
        label: str,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[SatuAtapError], None] | None = None,
        *,
        halted: Callable[[Task[T]], None] | None = None,
    ) -> Task[T]:
        """Run ``work(report)`` in another thread and give its result to `done` in this one.

        `work` must be a pure function of frozen data: it gets no session and no widget. `done`
        should be a method of the part that wants the result: when that part is gone by then, the
        result is dropped. `halted` is told when there will be no result: the work was stopped,
        failed (after `failed` was told why) or ended in a bug.
        """
        return self._start(label, work, _Ends(done, failed or self._on_failure, halted))

    def apart(
        self,
        label: str,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[SatuAtapError], None] | None = None,
        *,
        halted: Callable[[Task[T]], None] | None = None,
        unwanted: Callable[[T], object] | None = None,
    ) -> Task[T]:
        """Like `run`, in a thread that nobody waits for: a share that is gone may hold it for long.

        It takes no place from other work and gives no way to the window; neither `stop_all` nor the
        end of the program waits for it. `unwanted` puts away a result that came after all when the
        task was stopped.
        """
        ends = _Ends(done, failed or self._on_failure, halted, unwanted)
        task = self._begin(Task(label, awaited=True), ends)
        do = partial(_carry_out, task, work, unwanted)
        threading.Thread(target=do, name="apart", daemon=True).start()
        return task

    def latest(
        self,
        key: str,
        label: str,
        work: Callable[[Report], T],
        done: Callable[[T], None],
        failed: Callable[[SatuAtapError], None] | None = None,
        *,
        halted: Callable[[Task[T]], None] | None = None,
        of: tuple[object, ...] = (),
    ) -> Task[T]:
        """Like `run`, but a newer task of the same key makes the older results unwanted.

        `of` names all that the result depends on: frozen records, and texts such as an id or the
        language. Then the last result is kept, and whoever asks for the same, such as the same
        page in another look, gets it a turn later, or that of the work already under way.
        """
        ends = _Ends(done, failed or self._on_failure, halted, key=key, of=of)
        if key in self._newest:
            if self._joined(self._newest[key], ends):
                return self._newest[key]
            self._newest[key].stop()
        kept = self._kept.get(key)
        if of and kept and _same(kept[0], of):
            self._newest[key] = task = self._begin(Task(label), ends)
            QTimer.singleShot(0, partial(self._finish, task, kept[1]))
            return task
        self._newest[key] = self._start(label, work, ends)
        return self._newest[key]

    def forget(self) -> None:
        """Keep no result any more: another project is open."""
        self._kept.clear()

    def stop_all(self) -> None:
        """Ask everything to end and wait for it: before the project is closed."""
        for task in self.running:
            task.stop()
        let_go()
        self._pool.rest()
        self.forget()

    def _joined(self, task: Task[Any], ends: _Ends) -> bool:
        """Tell somebody else how a task ends, when it does what they ask for."""
        mine = self._ends[task]
        if task.stopping or not (ends.of and _same(mine.of, ends.of)):
            return False
        self._ends[task] = ends
        return True

    def _start(self, label: str, work: Callable[[Report], T], ends: _Ends) -> Task[T]:
        task = self._begin(Task(label), ends)
        self._held[task] = self._pool.begin(partial(_carry_out, task, work))
        return task

    def _begin(self, task: Task[Any], ends: _Ends) -> Task[Any]:
        self._ends[task] = ends
        task.finished.connect(lambda result: self._finish(task, result))
        task.failed.connect(lambda reason: self._fail(task, reason))
        task.stopped.connect(lambda: self._halt(task))
        self.running.append(task)
        self.changed.emit()
        claim()  # who asks for work shows something first
        return task

    def _finish(self, task: Task[Any], result: Any) -> None:
        ends = self._ends[task]
        if ends.of:
            self._kept[ends.key] = (ends.of, result)
        if task.stopping:  # pressed after the work had ended
            self._put_away(ends, result)
            self._halt(task)
            return
        self._forget(task)
        if _wanted(ends.done):
            ends.done(result)
        else:
            self._put_away(ends, result)

    def _fail(self, task: Task[Any], reason: SatuAtapError) -> None:
        ends = self._ends[task]
        if not task.stopping and _wanted(ends.failed):
            ends.failed(reason)
        self._halt(task)

    def _halt(self, task: Task[Any]) -> None:
        ends = self._ends[task]
        self._forget(task)
        if ends.halted and _wanted(ends.halted):
            ends.halted(task)

    @staticmethod
    def _put_away(ends: _Ends, result: Any) -> None:
        if ends.unwanted:
            ends.unwanted(result)

    def _forget(self, task: Task[Any]) -> None:
        held = self._held.pop(task, None)
        if held is not None:
            held.wait()  # for a moment: its thread has told the end and has only to let go
            self._pool.tidy()
        self._ends.pop(task, None)
        if task in self.running:
            self.running.remove(task)
            self._newest = {k: t for k, t in self._newest.items() if t is not task}
            self.changed.emit()
