"""Workers of a Dask cluster as the crew of a study; the package `distributed` is an extra."""

from __future__ import annotations

import contextlib
import threading
import time
import uuid
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from solver.errors import SatuAtapError
from solver.study.executor import Crew, Stop, hearing

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")
LISTEN = 0.5  # seconds between two questions of a worker whether to stop
PATIENCE = 10  # seconds for the scheduler to answer
ENDED = ("closing", "closed")  # a client that lost its scheduler for good


_LOST: tuple[type[BaseException], ...] = (BrokenExecutor, MemoryError, OSError)


class NotBegunError(Exception):
    """The study was asked to stop before a worker came to this task."""


class ClusterExecutor(Executor):
    """Tasks on a cluster, each told apart from all others, however alike they are.

    Its futures cannot be cancelled: nobody here knows which tasks run. A stop is an event of the
    scheduler that the running tasks look at; they hand over what they have.

    Parameters
    ----------
    client : distributed.Client
        Connected.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._inner = client.get_executor(pure=False)
        self._name = f"satuatap-stop-{uuid.uuid4().hex}"
        self._asked = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Send a task; a worker that dies over it is replaced by another one."""
        work = partial(fn, *args, **kwargs)
        if self._client.status in ENDED:  # it would take the task and never answer
            raise BrokenExecutor
        with _connected():
            inner: Future[T] = self._inner.submit(with_stop, self._name, work)
        outer: Future[T] = Future()
        outer.set_running_or_notify_cancel()
        inner.add_done_callback(lambda done: _hand_over(done, outer))
        return outer

    def ask_to_stop(self) -> None:
        """Let the running tasks end with what they have, and keep others from beginning."""
        if not self._asked:
            self._asked = True
            # A scheduler that does not answer must not hold up who pressed Stop.
            threading.Thread(target=self._tell_stop, daemon=True).start()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Forget the tasks; without waiting, those that have not ended are cancelled."""
        if cancel_futures and not wait:
            self.ask_to_stop()  # a task that runs cannot be cancelled, but hears this
        with contextlib.suppress(BrokenExecutor), _connected():
            self._inner.shutdown(wait=wait and not cancel_futures)

    def _tell_stop(self) -> None:
        from distributed import Event

        with contextlib.suppress(OSError, RuntimeError), _connected():
            Event(self._name, self._client).set()


@contextmanager
def _connected() -> Iterator[None]:
    """Let a client that lost its scheduler for good look like an executor that broke."""
    from distributed.client import ClosedClientError

    try:
        yield
    except ClosedClientError as error:
        raise BrokenExecutor from error


def _hand_over(done: Future[T], to: Future[T]) -> None:
    """Let one future end as another did."""
    if done.cancelled():
        to.set_exception(CancelledError())
    elif (error := done.exception()) is not None:
        to.set_exception(error)
    else:
        to.set_result(done.result())


def with_stop(name: str, work: Callable[[], T]) -> T:
    """Do a task on a worker of a cluster, where it hears the stop of its study.

    Raises
    ------
    NotBegunError
        The stop was there before.
    """
    heard = _Heard(name)
    if heard():
        raise NotBegunError
    with hearing(heard):
        return work()


class _Heard:
    """Whether the stop was told; the scheduler is asked twice a second at most."""

    def __init__(self, name: str) -> None:
        from distributed import Event, get_client

        self._event = Event(name, get_client())
        self._told = False
        self._next = 0.0

    def __call__(self) -> bool:
        """Return whether the study was asked to stop."""
        if not self._told and time.monotonic() >= self._next:
            self._told = bool(self._event.is_set())
            self._next = time.monotonic() + LISTEN
        return self._told


@contextmanager
def on_cluster(address: str) -> Iterator[Crew]:
    """Give the crew of a running cluster.

    Parameters
    ----------
    address : str
        Of its scheduler: ``tcp://10.0.0.5:8786``.

    Raises
    ------
    SatuAtapError
        The package is not installed, or nobody answers at the address.
    """
    try:
        from distributed import Client, KilledWorker
    except ImportError as error:
        raise SatuAtapError("cluster_missing") from error
    try:
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise SatuAtapError("cluster_unreachable", address=address) from error
    try:
        yield crew_of(client, (KilledWorker,))
    finally:
        client.close()


def crew_of(client: Client, deaths: tuple[type[BaseException], ...]) -> Crew:
    """Return the crew of a connected client.

    Parameters
    ----------
    client : distributed.Client
        Connected.
    deaths : tuple of exception types
        What says that a task was given up because its workers died.
    """

    def begin(key: str, matter: object, stop: Stop) -> Executor:
        return ClusterExecutor(client)

    threads = sum(client.nthreads().values())
    return Crew(begin, max(1, threads), (NotBegunError, *_LOST, *deaths))
