"""Executors of studies: in this process, in worker processes that hold the matter once."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor

import pytest

from solver.study.executor import (
    MOST_WORKERS,
    LocalPool,
    SerialExecutor,
    held,
    hold,
    in_this_process,
    local_pool,
    over,
    stopping,
)
from tests.support.tasks import Sum, add


def test_the_serial_executor_does_each_task_at_once() -> None:
    done: list[int] = []
    executor = SerialExecutor()
    future = executor.submit(done.append, 1)
    assert (done, future.done(), future.result()) == ([1], True, None)
    with pytest.raises(ZeroDivisionError):
        executor.submit(divmod, 1, 0).result()
    with pytest.raises(KeyboardInterrupt):  # not kept in a future that nobody may look at
        executor.submit(interrupt)


def interrupt() -> None:
    raise KeyboardInterrupt


def test_a_task_of_the_serial_executor_hears_the_stop_of_its_study_only() -> None:
    executor = SerialExecutor(lambda: True)
    assert executor.submit(stopping).result()
    executor.shutdown()
    assert not stopping()


def test_what_is_held_is_held_under_its_key() -> None:
    hold("a", 7)
    assert (held("a"), held("b")) == (7, None)
    hold("b", 8)
    assert (held("a"), held("b")) == (None, 8)


def test_a_worker_holds_the_matter_and_hears_a_stop() -> None:
    pool = LocalPool(1, "study", 40)
    try:
        total, process = pool.submit(add, Sum("a", 2)).result()
        assert total == 42
        assert process != os.getpid()
        waiting = pool.submit(add, Sum("b", 3, until_stop=True))
        pool.ask_to_stop()
        assert waiting.result()[0] == 43
    finally:
        pool.shutdown()


def test_crews_say_how_many_work_and_whether_the_matter_travels() -> None:
    assert (in_this_process().workers, in_this_process().carries) == (1, True)
    assert (local_pool(3).workers, local_pool(3).carries) == (3, False)
    assert local_pool().workers == os.cpu_count()
    assert local_pool(1000).workers == MOST_WORKERS
    threads = over(lambda: ThreadPoolExecutor(2), 2)
    with threads.begin("study", 1, lambda: False) as executor:
        assert executor.submit(add, Sum("a", 1, carried=1)).result() == (2, os.getpid())
