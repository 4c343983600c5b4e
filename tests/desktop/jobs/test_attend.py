"""Waiting for a run: news in this thread, stops passed on, nothing left running, deaths logged."""

from __future__ import annotations

import threading

import pytest

from desktop.jobs import attend as room
from desktop.jobs.attend import attend
from desktop.jobs.messages import Failed, Finished, Lost
from desktop.jobs.runner import Run
from solver.plan import Progress
from tests.desktop.jobs import pretended


def test_news_come_in_this_thread_and_a_stop_goes_back() -> None:
    threads: list[threading.Thread] = []
    told: list[Progress] = []

    def hear(progress: Progress) -> None:
        threads.append(threading.current_thread())
        told.append(progress)

    heard = attend("task", pretended.until_stopped, hear, lambda: bool(told))
    assert isinstance(heard.last, Finished)
    assert {*threads} == {threading.current_thread()}
    assert told[0].plan == pretended.PLAN


def test_a_death_is_logged_and_leaves_the_plan(caplog: pytest.LogCaptureFixture) -> None:
    heard = attend("task", pretended.aborted)
    assert isinstance(heard.last, Lost)
    assert heard.plan == pretended.PLAN
    assert "lost" in caplog.text


def test_a_bug_is_logged_with_its_traceback(caplog: pytest.LogCaptureFixture) -> None:
    assert isinstance(attend("task", pretended.broken).last, Failed)
    assert "ValueError: a bug" in caplog.text


def test_who_leaves_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A second Ctrl+C raises; the process is not left behind."""
    runs: list[Run] = []

    def made(*words: object) -> Run:
        runs.append(Run(*words))  # type: ignore[arg-type]
        return runs[-1]

    def hear(progress: Progress) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(room, "Run", made)
    with pytest.raises(KeyboardInterrupt):
        attend("task", pretended.until_stopped, hear)
    assert isinstance(runs[0].wait(60).last, Lost)
    assert not runs[0].running
