"""A work that is followed: its news, its last word, and an end soon after a stop."""

from __future__ import annotations

import logging
import threading
import time

import pytest

from desktop.jobs import follow as follow_module
from desktop.jobs.follow import follow
from desktop.jobs.messages import Done, Failed, Lost, News
from desktop.jobs.worker import StopAsked, Tell
from tests.desktop.jobs.pretended import broken, killed_with_its_plan


class HaltError(Exception):
    """The person pressed Stop."""


def counts(task: int, tell: Tell, stop: StopAsked) -> None:
    for number in range(task):
        tell(News(number))
    tell(Done("all"))


def until_told(task: object, tell: Tell, stop: StopAsked) -> None:
    """Hear a stop and say one thing more."""
    tell(News("begun"))
    tick = threading.Event()
    while not stop():
        tick.wait(0.01)
    tell(News("after the stop"))
    tell(Done(None))


def deaf(task: object, tell: Tell, stop: StopAsked) -> None:
    """Go on as native code does that nobody can interrupt."""
    tell(News("begun"))
    threading.Event().wait()


def nothing() -> None:
    """Let it go on."""


def test_news_are_told_in_order_and_the_last_word_is_returned() -> None:
    told: list[object] = []
    last = follow(30, counts, told.append, nothing)
    assert told == list(range(30))
    assert last == Done("all")


@pytest.mark.parametrize(("work", "after"), [(until_told, ["after the stop"]), (deaf, [])])
def test_a_stop_ends_the_process_and_goes_on_to_the_caller(
    work: object, after: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[object] = []
    ran: list[follow_module.Run] = []

    class Watched(follow_module.Run):
        def __init__(self, *args: object) -> None:
            super().__init__(*args)  # type: ignore[arg-type]
            ran.append(self)

    monkeypatch.setattr(follow_module, "Run", Watched)
    monkeypatch.setattr(follow_module, "GRACE", 0.5 if work is deaf else 60.0)

    def beat() -> None:
        if told:
            raise HaltError

    with pytest.raises(HaltError):
        follow(None, work, told.append, beat)  # type: ignore[arg-type]
    assert told == ["begun", *after]
    assert ran[0].heard.last is not None, "it has ended when the caller goes on"


def test_a_deaf_process_is_killed_within_a_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """The grace is short: with what the process takes to die a second is not passed."""
    assert follow_module.GRACE + 2 * follow_module.BEAT < 1
    killed: list[float] = []
    kill = follow_module.Run.kill

    def noted(self: follow_module.Run) -> None:
        killed.append(time.monotonic())
        kill(self)

    monkeypatch.setattr(follow_module.Run, "kill", noted)
    told: list[object] = []
    asked: list[float] = []

    def beat() -> None:
        if told:
            asked.append(time.monotonic())
            raise HaltError

    with pytest.raises(HaltError):
        follow(None, deaf, told.append, beat)
    assert killed
    assert killed[0] - asked[0] >= follow_module.GRACE


@pytest.mark.parametrize(("work", "kind"), [(broken, Failed), (killed_with_its_plan, Lost)])
def test_a_death_is_the_last_word(
    work: object, kind: type, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.CRITICAL):
        last = follow(None, work, lambda _: None, nothing)  # type: ignore[arg-type]
    assert isinstance(last, kind)
