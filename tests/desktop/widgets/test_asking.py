"""A question in a process of its own: news, last word, stop, and silence after it is dropped."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.text import sentence
from desktop.jobs.messages import Done, Failed, Message, News, Refused
from desktop.jobs.worker import StopAsked, Tell
from desktop.widgets.asking import Asking, trouble
from solver.errors import issue


def counts(task: int, tell: Tell, stop: StopAsked) -> None:
    """Tell so many numbers."""
    for n in range(task):
        tell(News(n))
    tell(Done(task))


def waits(task: int, tell: Tell, stop: StopAsked) -> None:
    """Tell one number and wait until stopped."""
    import threading

    tell(News(task))
    tick = threading.Event()
    while not stop():
        tick.wait(0.01)
    tell(Done("stopped"))


def fails(task: int, tell: Tell, stop: StopAsked) -> None:
    """Fail."""
    raise RuntimeError("broken")


@pytest.fixture
def asking(qtbot: QtBot) -> Iterator[Asking]:
    made = Asking()
    yield made
    made.drop()


def test_news_come_in_order_and_then_the_last_word(qtbot: QtBot, asking: Asking) -> None:
    heard: list[object] = []
    asking.heard.connect(lambda m: heard.append(m.what) if isinstance(m, News) else None)
    with qtbot.waitSignal(asking.ended, timeout=20_000) as ended:
        asking.ask(3, counts)
        assert asking.running
    assert heard == [0, 1, 2]
    assert ended.args == [Done(3)]
    assert not asking.running


def test_a_stop_is_answered_and_a_newer_question_silences_the_older(
    qtbot: QtBot, asking: Asking
) -> None:
    ended: list[Message] = []
    heard: list[object] = []
    asking.ended.connect(ended.append)
    asking.heard.connect(lambda m: heard.append(m.what) if isinstance(m, News) else None)
    asking.ask(1, waits)
    asking.ask(2, waits)
    qtbot.waitUntil(lambda: 2 in heard, timeout=20_000)
    asking.stop()
    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert ended == [Done("stopped")]
    assert 1 not in heard


def test_why_there_is_no_answer_in_words() -> None:
    missing = issue("case_format", "format", value="x")
    assert trouble(Refused((missing, missing))) == " ".join([sentence(missing)] * 2)
    assert trouble(Done(1)) == ""


def test_a_bug_is_logged_and_said(
    qtbot: QtBot, asking: Asking, caplog: pytest.LogCaptureFixture
) -> None:
    with qtbot.waitSignal(asking.ended, timeout=20_000) as ended:
        asking.ask(1, fails)
    assert ended.args is not None
    assert isinstance(ended.args[0], Failed)
    assert trouble(ended.args[0])
    assert "RuntimeError: broken" in caplog.text
