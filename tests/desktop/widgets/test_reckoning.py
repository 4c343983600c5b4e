"""What becomes of a reckoning: a result, an outside failure, a stop, a bug, a newer one."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets.background import Report, Tasks
from desktop.widgets.reckoning import Reckoning, Trouble
from solver.errors import SatuAtapError


def unwanted(reason: SatuAtapError) -> None:
    raise AssertionError(reason)


class Heard:
    """A reckoning and what was heard of it."""

    def __init__(self) -> None:
        self.tasks = Tasks(unwanted)
        self.reckoning = Reckoning(self.tasks, "x", "Menghitung …")
        self.got: list[object] = []
        self.troubles: list[Trouble] = []
        self.reckoning.troubled.connect(self.troubles.append)

    @property
    def busy(self) -> str:
        return self.reckoning.busy.text()

    @property
    def quiet(self) -> bool:
        return not self.tasks.running


@pytest.fixture
def heard(look: None) -> Heard:
    return Heard()


def waits(free: threading.Event, result: object = None) -> Callable[[Report], object]:
    def work(report: Report) -> object:
        free.wait(5)
        report(1, 1)
        return result

    return work


def test_the_result_is_taken_and_nothing_is_busy(qtbot: QtBot, heard: Heard) -> None:
    heard.reckoning.begin(lambda _: 7, heard.got.append)
    assert heard.busy == "Menghitung …"
    qtbot.waitUntil(lambda: heard.got == [7])
    assert heard.busy == ""
    assert heard.troubles == []


def test_an_outside_failure_says_why_and_what_to_do(qtbot: QtBot, heard: Heard) -> None:
    def work(report: Report) -> None:
        raise SatuAtapError("costs_no_today")

    heard.reckoning.begin(work, heard.got.append)
    qtbot.waitUntil(lambda: bool(heard.troubles))
    assert heard.troubles[0].title == "Belum dapat dihitung"
    assert heard.troubles[0].words.endswith("sudah diatasi, hitung lagi.")
    assert "skenario" in heard.troubles[0].words
    assert heard.busy == ""


def test_a_bug_is_told_on_the_page_as_well(
    qtbot: QtBot, heard: Heard, bugs: list[type[BaseException]]
) -> None:
    def work(report: Report) -> None:
        raise ZeroDivisionError

    heard.reckoning.begin(work, heard.got.append)
    qtbot.waitUntil(lambda: bool(heard.troubles) and bool(bugs))
    assert heard.troubles[0].title == "Penghitungan terhenti karena kesalahan program"
    assert heard.busy == ""


def test_a_stop_by_the_person_is_no_failure(qtbot: QtBot, heard: Heard) -> None:
    free = threading.Event()
    heard.reckoning.begin(waits(free), heard.got.append)
    heard.tasks.running[-1].stop()
    free.set()
    qtbot.waitUntil(lambda: bool(heard.troubles))
    assert heard.troubles[0].title == "Penghitungan dihentikan"
    assert (heard.busy, heard.got) == ("", [])


def test_a_stop_that_comes_after_the_end_is_told_as_well(qtbot: QtBot, heard: Heard) -> None:
    heard.reckoning.begin(lambda _: 7, heard.got.append)
    task = heard.tasks.running[-1]
    heard.tasks._pool.rest()
    task.stop()
    qtbot.waitUntil(lambda: bool(heard.troubles))
    assert (heard.busy, heard.got) == ("", [])


def test_a_newer_one_makes_the_older_silent(qtbot: QtBot, heard: Heard) -> None:
    free = threading.Event()
    heard.reckoning.begin(waits(free, 1), heard.got.append)
    heard.reckoning.begin(waits(free, 2), heard.got.append)
    assert heard.busy == "Menghitung …"
    free.set()
    qtbot.waitUntil(lambda: heard.quiet)
    assert (heard.got, heard.troubles) == ([2], [])


def test_what_is_dropped_is_not_heard_of(qtbot: QtBot, heard: Heard) -> None:
    free = threading.Event()
    heard.reckoning.begin(waits(free, 1), heard.got.append)
    heard.reckoning.drop()
    assert heard.busy == ""
    free.set()
    qtbot.waitUntil(lambda: heard.quiet)
    assert heard.got == heard.troubles == []
