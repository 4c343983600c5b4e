"""Sweeps: results by key, workers that die, tasks that kill, stops and bugs."""

from __future__ import annotations

import os
import signal
from collections import Counter
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from dataclasses import replace
from multiprocessing.connection import Listener
from pathlib import Path

import pytest

from solver.study.executor import Crew, SerialExecutor, in_this_process, local_pool, over
from solver.study.sweep import MOST_TRIES, Sweep, Swept
from tests.support.tasks import AUTHKEY, Sum, add, fail, tried


def swept(
    crew: Crew,
    tasks: list[Sum],
    on_done: Callable[[str, object], None] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Swept:
    with Sweep(crew, "study", 100, add, stop) as sweep:
        return sweep.run(tasks, on_done)


def sums(found: Swept) -> dict[str, int]:
    return {key: total for key, (total, _) in found.done.items()}


CREWS = {
    "serial": in_this_process,
    "pool": lambda: local_pool(2),
    "threads": lambda: over(lambda: ThreadPoolExecutor(3), 3),
}


@pytest.mark.parametrize("name", CREWS)
def test_every_executor_gives_the_same_results_in_the_order_of_the_tasks(name: str) -> None:
    tasks = [Sum(key, number) for number, key in enumerate("dcab")]
    heard: Counter[str] = Counter()
    found = swept(CREWS[name](), tasks, lambda key, _: heard.update([key]))
    assert sums(found) == {"d": 100, "c": 101, "a": 102, "b": 103}
    assert list(found.done) == ["d", "c", "a", "b"]
    assert heard == Counter("abcd")
    assert (found.lost, found.undone) == ((), ())


def test_the_second_task_of_a_key_is_dropped() -> None:
    found = swept(in_this_process(), [Sum("a", 1), Sum("b", 2), Sum("a", 3)])
    assert sums(found) == {"a": 101, "b": 102}


def test_workers_stay_from_round_to_round() -> None:
    with Sweep(local_pool(1), "study", 100, add) as sweep:
        first, second = (sweep.run([Sum("a")]).done["a"] for _ in range(2))
    assert first == second


def test_a_worker_killed_in_the_middle_loses_nothing_and_nothing_counts_twice(
    tmp_path: Path,
) -> None:
    heard: Counter[str] = Counter()
    with Listener(authkey=AUTHKEY) as listener:
        victim = Sum("victim", 7, folder=str(tmp_path), calls=listener.address)
        quick = [Sum(f"q{i}", i, folder=str(tmp_path)) for i in range(6)]

        def on_done(key: str, _: object) -> None:
            heard.update([key])
            if sum(heard.values()) == 1:  # others are done, some wait, the victim has begun
                with listener.accept() as line:
                    os.kill(line.recv(), signal.SIGTERM)

        found = swept(local_pool(2), [victim, *quick], on_done)
    assert sums(found) == {"victim": 107} | {f"q{i}": 100 + i for i in range(6)}
    assert heard == Counter(dict.fromkeys(found.done, 1))
    assert len(tried(tmp_path, "victim")) == 2
    assert found.lost == ()


def test_a_task_that_always_kills_is_given_up_and_no_other_with_it(tmp_path: Path) -> None:
    poison = Sum("poison", dies=99, folder=str(tmp_path))
    found = swept(local_pool(2), [poison, *(Sum(f"q{i}", i) for i in range(4))])
    assert sums(found) == {f"q{i}": 100 + i for i in range(4)}
    assert found.lost == ("poison",)
    assert len(tried(tmp_path, "poison")) <= MOST_TRIES


def test_a_stop_keeps_what_is_done_and_what_running_tasks_hand_over() -> None:
    done: list[str] = []
    tasks = [Sum("a", 1), Sum("slow", 2, until_stop=True), *(Sum(f"q{i}") for i in range(9))]
    found = swept(local_pool(1), tasks, lambda key, _: done.append(key), stop=lambda: len(done) > 0)
    assert sums(found)["a"] == 101
    assert sums(found).get("slow", 102) == 102
    assert set(found.undone) == {task.key for task in tasks} - set(found.done)
    assert found.undone
    assert found.lost == ()


def test_a_stop_before_the_start_does_nothing() -> None:
    found = swept(in_this_process(), [Sum("a")], stop=lambda: True)
    assert (found.done, found.undone) == ({}, ("a",))


def test_a_bug_in_a_task_is_no_death_of_a_worker() -> None:
    with Sweep(local_pool(1), "study", 100, fail) as sweep, pytest.raises(ZeroDivisionError):
        sweep.run([Sum("a")])


def out_of_memory(task: Sum) -> None:
    raise MemoryError


def test_a_task_without_memory_is_tried_again_and_then_given_up() -> None:
    made: list[object] = []
    crew = replace(in_this_process(), begin=lambda *of: made.append(of) or SerialExecutor())
    with Sweep(crew, "study", 100, out_of_memory) as sweep:
        assert sweep.run([Sum("a")]).lost == ("a",)
    assert len(made) <= MOST_TRIES


def test_what_a_listener_does_wrong_is_no_death_of_a_worker() -> None:
    crew = replace(in_this_process(), lost_when=(OSError,))

    def broken_pipe(key: str, result: object) -> None:
        raise BrokenPipeError

    with pytest.raises(BrokenPipeError):
        swept(crew, [Sum("a")], broken_pipe)


def test_workers_that_cannot_begin_are_tried_again_and_then_given_up() -> None:
    class Gone(SerialExecutor):
        # a stand-in takes fewer kinds of work than any executor
        def submit(self, *_: object, **__: object) -> Future[object]:  # type: ignore[override]
            raise BrokenExecutor

    crew = replace(in_this_process(), begin=lambda *_: Gone())
    found = swept(crew, [Sum("a"), Sum("b")])
    assert (found.done, set(found.lost)) == ({}, {"a", "b"})


def test_a_system_without_room_for_a_process_is_like_workers_that_died() -> None:
    tries: list[object] = []

    def begin(*_: object) -> SerialExecutor:
        tries.append(None)
        if len(tries) < MOST_TRIES:
            raise BlockingIOError  # what fork says when there is no memory
        return SerialExecutor()

    found = swept(replace(in_this_process(), begin=begin), [Sum("a", 1), Sum("b", 2)])
    assert sums(found) == {"a": 101, "b": 102}
    assert found.lost == ()


def test_two_deaths_over_two_tasks_lose_nothing(tmp_path: Path) -> None:
    twice = [Sum(key, 1, dies=times, folder=str(tmp_path)) for key, times in (("a", 2), ("b", 0))]
    heard: Counter[str] = Counter()
    found = swept(local_pool(2), twice, lambda key, _: heard.update([key]))
    assert sums(found) == {"a": 101, "b": 101}
    assert heard == Counter("ab")
    assert len(tried(tmp_path, "a")) == 3
    assert found.lost == ()


def kill_hard(task: Sum) -> int:
    """Die as a process does whose memory the system takes back."""
    if task.key == "poison":
        os.kill(os.getpid(), signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
    return task.number


def test_a_task_that_the_system_kills_is_given_up_alone() -> None:
    with Sweep(local_pool(2), "study", 100, kill_hard) as sweep:
        found = sweep.run([Sum("poison"), *(Sum(f"q{i}", i) for i in range(3))])
    assert found.done == {f"q{i}": i for i in range(3)}
    assert found.lost == ("poison",)


def test_a_stop_while_workers_die_ends_and_keeps_what_is_done(tmp_path: Path) -> None:
    poison = Sum("poison", dies=99, folder=str(tmp_path))
    done: list[str] = []
    found = swept(
        local_pool(1),
        [Sum("a", 1), poison, Sum("b", 2)],
        lambda key, _: done.append(key),
        stop=lambda: bool(tried(tmp_path, "poison")),
    )
    assert sums(found).get("a") == 101
    assert "poison" not in found.done
    assert {*found.done, *found.undone, *found.lost} == {"a", "b", "poison"}


def test_no_memory_for_a_second_worker_does_not_cut_the_first_one_short(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from solver.study import sweep

    running: Future[object] = Future()

    class OneProcess(SerialExecutor):
        # a stand-in takes fewer kinds of work than any executor
        def submit(self, fn: object, /, *tasks: Sum) -> Future[object]:  # type: ignore[override]
            if tasks[0].key == "first" and not running.done():
                return running
            if not running.done():
                raise OSError(12, "no memory")
            return SerialExecutor().submit(add, *tasks)

        def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
            if not running.done():  # as worker processes do: they hear a stop and hand over
                running.set_result((-1, 0))

    def ends(waiting: set[Future[object]], **_: object) -> tuple[set[Future[object]], set[object]]:
        if not running.done():
            running.set_result((101, 0))
        return waiting, set()

    monkeypatch.setattr(sweep, "wait", ends)
    crew = Crew(lambda key, matter, stop: OneProcess(), 2)
    found = swept(crew, [Sum("first", 1), Sum("second", 2)])
    assert sums(found) == {"first": 101, "second": 102}
