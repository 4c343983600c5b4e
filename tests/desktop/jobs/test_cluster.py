"""Studies on a real Dask cluster of two processes, one of which is killed in the middle."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Future
from dataclasses import replace
from itertools import count
from multiprocessing.connection import Listener
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from distributed import Client, KilledWorker, LocalCluster
from distributed.client import ClosedClientError

from desktop.jobs.cluster import ClusterExecutor, crew_of, on_cluster
from solver.case.generate import Recipe, plant
from solver.errors import SatuAtapError
from solver.study.answer import StudyOptions, StudyProgress
from solver.study.executor import Crew, in_this_process
from solver.study.pareto import find_front
from solver.study.sweep import Sweep
from tests.support.every_plan import moves_of, tiny
from tests.support.tasks import AUTHKEY, Sum, add, tried

MOST_LOOKS = 900  # of a tenth of a second, so that a test fails and never hangs
QUICK = StudyOptions(points=4, seconds=0.8, reproducible=True)


@pytest.fixture(scope="module")
def cluster() -> Iterator[LocalCluster]:
    with LocalCluster(
        n_workers=2, threads_per_worker=1, dashboard_address=":0", silence_logs=50
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


def test_a_study_of_an_hour_ends_at_a_stop_with_what_its_running_tasks_have(
    cluster: LocalCluster, crew: Crew
) -> None:
    pids(cluster)
    told: list[StudyProgress] = []
    with Client(cluster, set_as_default=False) as watcher:
        busy: Counter[bool] = Counter()

        def stop() -> bool:
            busy.update([all(watcher.processing().values())])
            return busy[True] > 20  # both have worked for two seconds

        hour = StudyOptions(points=7, seconds=3600.0)
        question = moves_of(plant(Recipe("S"), 3).case)
        front = find_front(question, hour, crew, on_progress=told.append, stop=stop)
    assert front.points, "no task had ended: these are of the tasks that ran"
    assert told
    assert front.lost == ()


def test_a_stop_reaches_the_workers_and_what_they_have_is_kept(
    crew: Crew, cluster: LocalCluster, tmp_path: Path
) -> None:
    """Two tasks that would never end are asked; those that wait are never begun."""
    pids(cluster)
    running = [Sum(f"r{i}", i, folder=str(tmp_path), until_stop=True) for i in range(2)]
    waiting = [Sum(f"w{i}", i, folder=str(tmp_path), until_stop=True) for i in range(4)]
    looks = count()

    def both() -> bool:
        return len(begun(tmp_path)) == 2 or next(looks) > MOST_LOOKS

    with Sweep(crew, "study", 100, add, stop=both) as sweep:
        found = sweep.run([*running, *waiting])
        names = begun(tmp_path)
    assert {key: total for key, (total, _) in found.done.items()} == {
        key: 100 + int(key[1:]) for key in names
    }
    assert len(found.done) == 2
    assert found.lost == ()
    assert len(found.undone) == 4
    assert begun(tmp_path) == names


def begun(folder: Path) -> set[str]:
    """Return the tasks that a worker has begun."""
    return {mark.name.partition("-")[0] for mark in folder.iterdir()}


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


def test_a_stop_right_after_a_worker_died_loses_and_doubles_nothing(
    crew: Crew, cluster: LocalCluster, tmp_path: Path
) -> None:
    """Of two tasks at work one dies with its worker; the other hands over at the stop."""
    processes = pids(cluster)
    heard: Counter[str] = Counter()
    killed: list[int] = []
    looks = count()

    def stop() -> bool:
        if len(begun(tmp_path)) == 2 and not killed:
            killed.append(next(iter(processes.values())))
            os.kill(killed[0], signal.SIGTERM)
        return bool(killed) or next(looks) > MOST_LOOKS

    tasks = [Sum(key, 1, folder=str(tmp_path), until_stop=True) for key in "ab"]
    with Sweep(crew, "study", 100, add, stop=stop) as sweep:
        found = sweep.run(tasks, lambda key, _: heard.update([key]))
    assert killed
    assert found.done
    assert all(total == 101 for total, _ in found.done.values())
    assert set(heard.values()) == {1}
    assert sorted([*found.done, *found.undone]) == ["a", "b"]
    assert found.lost == ()


class PretendedClient:
    """A client whose tasks all end in one way."""

    def __init__(self, error: Exception, status: str = "running") -> None:
        self.error = error
        self.status = status
        self.ended: list[bool] = []
        self.scheduler = SimpleNamespace(event_set=lambda name: name)
        self.events: list[str] = []

    def sync(self, ask: Callable[..., str], name: str) -> None:
        self.events.append(ask(name))

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


def test_a_cluster_whose_scheduler_is_gone_is_lost_and_no_bug() -> None:
    def closed(*_: object, **__: object) -> None:
        raise ClosedClientError

    client = PretendedClient(OSError())
    client.submit = client.shutdown = closed
    with Sweep(crew_of(client, (KilledWorker,)), "study", 100, add) as sweep:
        found = sweep.run([Sum("a"), Sum("b")])
    assert (found.done, set(found.lost)) == ({}, {"a", "b"})


def test_a_client_that_is_closed_is_given_nothing() -> None:
    """It would take the task and never answer."""
    executor = ClusterExecutor(PretendedClient(OSError(), "closed"))
    with pytest.raises(BrokenExecutor):
        executor.submit(add, Sum("a"))


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
