"""Work beside the window: results, refusals, stop, and only the newest wanted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from desktop.widgets import window_first
from desktop.widgets.background import Report, Task, Tasks
from solver.errors import SatuAtapError


@pytest.fixture
def refused() -> list[str]:
    return []


@pytest.fixture
def tasks(qapp: object, refused: list[str]) -> Tasks:
    return Tasks(lambda reason: refused.append(reason.key))


def test_the_result_arrives_in_the_thread_of_the_window(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[object] = []
    got: list[int] = []

    def work(report: Report) -> int:
        threads.append(threading.current_thread())
        return 42

    def done(result: int) -> None:
        threads.append(threading.current_thread())
        got.append(result)

    tasks.run("menghitung", work, done)
    qtbot.waitUntil(lambda: got == [42])
    assert threads[0] is not threading.main_thread()
    assert threads[1] is threading.main_thread()
    assert tasks.running == []


def test_progress_is_told(qtbot: QtBot, tasks: Tasks) -> None:
    heard: list[tuple[int, int]] = []
    free = threading.Event()

    def work(report: Report) -> None:
        free.wait(5)
        report(1, 3)

    done: list[object] = []
    task = tasks.run("x", work, done.append)
    task.progressed.connect(lambda n, of: heard.append((n, of)))
    free.set()
    qtbot.waitUntil(lambda: done == [None])
    assert heard == [(1, 3)]


def test_an_outside_failure_is_told_in_words(
    qtbot: QtBot, tasks: Tasks, refused: list[str]
) -> None:
    def work(report: Report) -> None:
        raise SatuAtapError("file_torn")

    tasks.run("x", work, lambda _: None)
    qtbot.waitUntil(lambda: refused == ["file_torn"])
    mine: list[str] = []
    tasks.run("x", work, lambda _: None, lambda reason: mine.append(reason.key))
    qtbot.waitUntil(lambda: mine == ["file_torn"])
    assert refused == ["file_torn"]


def test_stop_ends_the_work_at_its_next_report(qtbot: QtBot, tasks: Tasks) -> None:
    free = threading.Event()
    beyond: list[str] = []

    def work(report: Report) -> None:
        free.wait(5)
        report(1, 2)
        beyond.append("went on")

    task = tasks.run("x", work, lambda _: beyond.append("delivered"))
    task.stop()
    free.set()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert beyond == []


def test_only_the_newest_of_a_key_is_delivered(qtbot: QtBot, tasks: Tasks) -> None:
    free = threading.Event()
    got: list[int] = []

    def slow(report: Report) -> int:
        free.wait(5)
        return 1

    tasks.latest("k", "x", slow, got.append)
    tasks.latest("k", "x", lambda report: 2, got.append)
    free.set()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert got == [2]


def test_a_bug_goes_to_the_crash_net_and_the_task_ends(
    qtbot: QtBot, tasks: Tasks, bugs: list[type[BaseException]]
) -> None:
    def work(report: Report) -> None:
        raise ZeroDivisionError

    tasks.run("x", work, lambda _: None)
    qtbot.waitUntil(lambda: tasks.running == [] and bool(bugs))
    assert bugs == [ZeroDivisionError]


@pytest.mark.parametrize("reason", [SatuAtapError("file_missing"), ZeroDivisionError()])
def test_who_waits_is_told_that_there_will_be_no_result(
    qtbot: QtBot, tasks: Tasks, refused: list[str], bugs: list[type[BaseException]],
    reason: Exception,
) -> None:  # fmt: skip
    halted: list[Task[None]] = []

    def work(report: Report) -> None:
        raise reason

    task = tasks.run("x", work, lambda _: None, halted=halted.append)
    qtbot.waitUntil(lambda: bool(halted) and bool(bugs or refused))
    assert halted == [task]
    assert task.broken is bool(bugs) is not bool(refused)


def test_a_stop_after_the_end_is_a_stop(qtbot: QtBot, tasks: Tasks) -> None:
    halted: list[Task[int]] = []
    got: list[int] = []
    task = tasks.run("x", lambda _: 1, got.append, halted=halted.append)
    tasks._pool.rest()
    task.stop()
    qtbot.waitUntil(lambda: bool(halted))
    assert (got, tasks.running) == ([], [])


def test_no_thread_is_left_behind_and_new_work_has_new_ones(qtbot: QtBot, tasks: Tasks) -> None:
    threads: list[threading.Thread] = []
    for works in (3, 6):
        for _ in range(3):
            tasks.run("x", lambda _: threads.append(threading.current_thread()), lambda _: None)
        tasks._pool.rest()
        qtbot.waitUntil(lambda: tasks.running == [])
        assert len(threads) == works
        for thread in threads:
            thread.join(10)
            assert not thread.is_alive()


def test_a_result_nobody_is_left_for_is_dropped(qtbot: QtBot, tasks: Tasks) -> None:
    class Part(QObject):
        got: ClassVar[list[int]] = []

        def take(self, result: int) -> None:
            self.got.append(result)

    part, free = Part(), threading.Event()

    def work(report: Report) -> int:
        free.wait(5)
        return 1

    tasks.run("x", work, part.take)
    delete(part)
    free.set()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert Part.got == []


def test_what_depends_on_the_same_is_not_worked_out_again(qtbot: QtBot, tasks: Tasks) -> None:
    made: list[str] = []
    got: list[object] = []
    record, other = ["a record"], ["a record"]

    def work(name: str) -> Callable[[Report], str]:
        def made_now(report: Report) -> str:
            made.append(name)
            return name

        return made_now

    def ask(name: str, *of: object) -> None:
        tasks.latest("k", "x", work(name), got.append, of=of)
        qtbot.waitUntil(lambda: tasks.running == [])

    ask("first", record, "id")
    tasks.latest("k", "x", work("again"), got.append, of=(record, "i" + "d"))
    assert got == ["first"]  # a turn later, like anything that is worked out
    qtbot.waitUntil(lambda: tasks.running == [])
    assert (made, got) == (["first"], ["first", "first"])
    ask("another id", record, "en")
    ask("equal, but not the same record", other, "en")
    ask("nothing told")
    ask("nothing told, again")
    assert got[2:] == made[1:]
    assert len(made) == 5
    ask("kept", record, "id")
    tasks.forget()
    ask("after another project came", record, "id")
    assert got[-2:] == ["kept", "after another project came"]


def test_who_asks_for_what_is_under_way_gets_its_result(qtbot: QtBot, tasks: Tasks) -> None:
    free = threading.Event()
    record = ["a record"]
    first: list[int] = []
    second: list[int] = []

    def slow(report: Report) -> int:
        free.wait(5)
        return 1

    task = tasks.latest("k", "x", slow, first.append, of=(record,))
    again = tasks.latest("k", "x", lambda report: 2, second.append, of=(record,))
    assert again is task
    free.set()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert (first, second) == ([], [1])
    task.stop()
    stopped = tasks.latest("k", "x", slow, first.append, of=(record,))
    stopped.stop()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert first == []


def test_work_gives_way_to_the_window_but_a_file_does_not(
    qtbot: QtBot, tasks: Tasks, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window_first, "LONGEST", 60)
    began: list[str] = []
    apart = threading.Event()

    def open_file(report: Report) -> None:
        report(0, 1)
        apart.set()

    tasks.run("x", lambda report: began.append("reckoning"), lambda _: None)
    tasks.apart("y", open_file, lambda _: None)
    assert apart.wait(5)
    assert began == []  # the event loop had no turn yet
    qtbot.waitUntil(lambda: tasks.running == [])
    assert began == ["reckoning"]
    unwanted = tasks.run("x", lambda report: began.append("unwanted"), lambda _: None)
    unwanted.stop()
    qtbot.waitUntil(lambda: tasks.running == [])
    assert began == ["reckoning"]


def test_a_thread_keeps_what_python_knows_of_it_between_two_works(qtbot: QtBot) -> None:
    """In threads of Qt it begins anew with each work: OR-Tools, loaded in one, dies in the next."""
    tasks = Tasks(lambda _: None, threads=1)
    mine = threading.local()
    seen: list[str] = []
    tasks.run("x", lambda _: setattr(mine, "left", "here"), lambda _: None)
    tasks.run("y", lambda _: getattr(mine, "left", "gone"), seen.append)
    qtbot.waitUntil(lambda: seen == ["here"])
