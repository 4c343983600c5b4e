"""Workers of a Dask cluster as the crew of a study; the package `distributed` is an extra."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future
from contextlib import contextmanager
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from solver.errors import SatuAtapError
from solver.study.executor import Crew, Stop

if TYPE_CHECKING:
    from distributed import Client

P = ParamSpec("P")
T = TypeVar("T")
PATIENCE = 10  # seconds for the scheduler to answer


class ClusterExecutor(Executor):
    """Tasks on a cluster, each told apart from all others, however alike they are.

    Parameters
    ----------
    client : distributed.Client
        Connected.
    """

    def __init__(self, client: Client) -> None:
        self._inner = client.get_executor(pure=False)

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """Send a task; a worker that dies over it is replaced by another one."""
        future: Future[T] = self._inner.submit(fn, *args, **kwargs)
        return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Forget the tasks; without waiting, those that have not ended are cancelled."""
        self._inner.shutdown(wait=wait and not cancel_futures)


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
    return Crew(begin, max(1, threads), (BrokenExecutor, MemoryError, OSError, *deaths))
