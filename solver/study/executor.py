"""Where the tasks of a study run: in this process, in worker processes, or where a caller says."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")
Stop = Callable[[], bool]

MOST_WORKERS = 61  # more handles Windows cannot wait for


def never() -> bool:
    """Return False: nobody asked to stop."""
    return False


class _Held:
    """What this process keeps between tasks: the matter of its study, and how a stop is heard."""

    matter: Any = None
    key: str = ""
    stop: Stop = staticmethod(never)


def held(key: str) -> Any:
    """Return the matter that this process was given under a key; None when it was not."""
    return _Held.matter if _Held.key == key else None


def hold(key: str, matter: Any) -> None:
    """Keep the matter of a study in this process, in place of any other."""
    _Held.key, _Held.matter = key, matter


_own = threading.local()


def stopping() -> bool:
    """Tell a task whether its study was asked to stop."""
    stop: Stop = getattr(_own, "stop", _Held.stop)
    return stop()


@contextmanager
def hearing(stop: Stop) -> Iterator[None]:
    """Let the task that this thread does hear a stop of its own.

    For workers that serve many studies at once, as those of a cluster may.
    """
    _own.stop = stop
    try:
        yield
    finally:
        del _own.stop


class SerialExecutor(Executor):
    """Does each task at once, in the calling thread: for tests, and where one process must do.

    Parameters
    ----------
    stop : callable
        Heard by the running task.
    """

    def __init__(self, stop: Stop = never) -> None:
        _Held.stop = stop

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Run the task and return its future, which is done."""
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
            if not isinstance(error, Exception):
                raise
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Forget the stop of this study."""
        _Held.stop = never


@dataclass(frozen=True)
class Crew:
    """Who works on a study.

    Parameters
    ----------
    begin : callable
        Given the key of the study, its matter and a stop, returns a fresh executor; called again
        when the last one broke.
    workers : int
        How many tasks run at once.
    lost_when : tuple of exception types
        What a future raises when a worker has died, and not the task failed.
    carries : bool
        The matter travels with every task; else `begin` has given it to each worker once.
    """

    begin: Callable[[str, Any, Stop], Executor]
    workers: int = 1
    lost_when: tuple[type[BaseException], ...] = (BrokenExecutor, MemoryError)
    carries: bool = True


def in_this_process() -> Crew:
    """Return a crew of one that works in the calling thread."""
    return Crew(lambda key, matter, stop: SerialExecutor(stop), 1)


def over(make: Callable[[], Executor], workers: int) -> Crew:
    """Return a crew over any executor; the matter of the study travels with every task.

    Parameters
    ----------
    make : callable
        Returns a fresh executor; called again when the last one broke.
    workers : int
        How many tasks it runs at once.
    """
    return Crew(lambda key, matter, stop: make(), workers)


def local_pool(workers: int | None = None) -> Crew:
    """Return a crew of worker processes on this computer.

    Each is started afresh (spawn: the same on every system), is given the matter of the study
    once, hears a stop within a fraction of a second, and ends when this process ends.

    Parameters
    ----------
    workers : int or None
        How many; None: as many as there are processors.
    """
    count = min(workers or os.cpu_count() or 1, MOST_WORKERS)

    def begin(key: str, matter: Any, stop: Stop) -> Executor:
        return LocalPool(count, key, matter)

    return Crew(begin, count, carries=False)


class LocalPool(ProcessPoolExecutor):
    """Worker processes that hold the matter of one study.

    Parameters
    ----------
    workers : int
        How many.
    key, matter
        What each worker is given when it starts.
    """

    def __init__(self, workers: int, key: str, matter: Any) -> None:
        context = multiprocessing.get_context("spawn")
        self._asked = context.Event()
        super().__init__(
            workers,
            mp_context=context,
            initializer=_begin_worker,
            initargs=(key, matter, self._asked),
        )

    def ask_to_stop(self) -> None:
        """Let the running tasks end with what they have."""
        self._asked.set()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the workers; a task that runs is asked to end."""
        self._asked.set()
        super().shutdown(wait, cancel_futures=cancel_futures)


def _begin_worker(key: str, matter: Any, asked: Event) -> None:
    """Prepare a worker: Ctrl+C is the parent's to hear, and no worker outlives its parent."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    hold(key, matter)
    _Held.stop = asked.is_set
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)
