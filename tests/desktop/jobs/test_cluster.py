"""Studies on a real Dask cluster of two processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import replace
from multiprocessing.connection import Listener
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, KilledWorker, LocalCluster

from desktop.jobs.cluster import ClusterExecutor, crew_of, on_cluster
from solver.errors import SatuAtapError
from solver.study.answer import StudyOptions, StudyProgress
from solver.study.executor import Crew, in_this_process
from solver.study.pareto import find_front
from solver.study.sweep import Sweep
from tests.support.every_plan import moves_of, tiny
from tests.support.tasks import AUTHKEY, Sum, add, tried

QUICK = StudyOptions(points=4, seconds=0.8, reproducible=True)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=None, silence_logs=50
    ) as made:
        yield made


@pytest.fixture
def crew(cluster: LocalCluster, caplog: pytest.LogCaptureFixture) -> Iterator[Crew]:
    """Return its crew, both workers there; Dask logs the deaths that are meant."""
    with on_cluster(cluster.scheduler_address) as made:
        yield made


def pids(cluster: LocalCluster) -> dict[str, int]:
    """Return the process of each worker by address, once both are there."""
    with Client(cluster, set_as_default=False) as client:
        client.wait_for_workers(2)
        return dict(client.run(os.getpid))


def test_a_study_on_a_cluster_is_the_same_as_here(crew: Crew) -> None:
    question = moves_of(tiny(8))
    there = find_front(question, QUICK, crew)
    here = find_front(question, QUICK, in_this_process())
    assert crew.workers == 2
    assert replace(there, seconds=0.0) == replace(here, seconds=0.0)


def test_a_worker_killed_in_a_study_loses_nothing_and_nothing_counts_twice(
    cluster: LocalCluster, crew: Crew
) -> None:
    question = moves_of(tiny(8))
    processes = pids(cluster)
    told: list[StudyProgress] = []

    def kill_one(progress: StudyProgress) -> None:
        told.append(progress)
        if len(told) == 3:
            os.kill(next(iter(processes.values())), signal.SIGTERM)

    there = find_front(question, QUICK, crew, on_progress=kill_one)
    calm: list[StudyProgress] = []
    here = find_front(question, QUICK, in_this_process(), on_progress=calm.append)
    assert replace(there, seconds=0.0) == replace(here, seconds=0.0)
    assert [progress.done for progress in told] == list(range(1, len(calm) + 1))
    assert set(pids(cluster).values()) != set(processes.values())


def test_a_worker_killed_over_a_task_has_it_done_by_another(
    crew: Crew, cluster: LocalCluster, tmp_path: Path
) -> None:
    pids(cluster)
    heard: Counter[str] = Counter()
    with Listener(authkey=AUTHKEY) as listener:
        victim = Sum("victim", 7, folder=str(tmp_path), calls=listener.address)
        quick = [Sum(f"q{i}", i, folder=str(tmp_path)) for i in range(6)]

        def on_done(key: str, _: object) -> None:
            heard.update([key])
            if sum(heard.values()) == 1:
                with listener.accept() as line:  # the victim says who does it, and waits
                    os.kill(line.recv(), signal.SIGTERM)

        with Sweep(crew, "study", 100, add) as sweep:
            found = sweep.run([victim, *quick], on_done)
    assert {key: total for key, (total, _) in found.done.items()} == {
        "victim": 107,
        **{f"q{i}": 100 + i for i in range(6)},
    }
    assert set(heard.values()) == {1}
    assert len(tried(tmp_path, "victim")) == 2


class PretendedClient:
    """A client whose tasks all end in one way."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.ended: list[bool] = []

    def get_executor(self, *, pure: bool) -> PretendedClient:
        assert not pure
        return self

    def nthreads(self) -> dict[str, int]:
        return {"a": 2, "b": 1}

    def submit(self, *_: Any) -> Future[Any]:
        future: Future[Any] = Future()
        future.set_exception(self.error)
        return future

    def shutdown(self, *, wait: bool) -> None:
        self.ended.append(wait)


def test_a_task_that_the_cluster_gives_up_is_lost_and_nothing_else() -> None:
    client = PretendedClient(KilledWorker("a", None, 3))
    crew = crew_of(client, (KilledWorker,))
    assert crew.workers == 3
    with Sweep(crew, "study", 100, add) as sweep:
        assert sweep.run([Sum("a")]).lost == ("a",)
    assert client.ended
    assert not any(client.ended)


def test_ending_with_patience_waits_for_the_tasks() -> None:
    client = PretendedClient(OSError())
    with ClusterExecutor(client):
        pass
    assert client.ended == [True]


def test_an_address_where_nobody_answers_is_one_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("desktop.jobs.cluster.PATIENCE", 0.2)
    for address in ("tcp://127.0.0.1:9", "gopher://here", "nowhere"):
        with pytest.raises(SatuAtapError, match="cluster_unreachable"), on_cluster(address):
            pass


def test_a_computer_without_the_package_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(SatuAtapError, match="cluster_missing"), on_cluster("tcp://127.0.0.1:9"):
        pass
