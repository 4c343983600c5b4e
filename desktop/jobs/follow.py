"""Follow a work that is no search in the calling thread: its news, and an end within a second."""

from __future__ import annotations

import logging
import queue
import time
from collections.abc import Callable
from typing import Any

from desktop.jobs.messages import LAST, Failed, Lost, Message, News
from desktop.jobs.runner import Run
from desktop.jobs.watch import USUAL, Patience
from desktop.jobs.worker import Work

BEAT = 0.1  # seconds between two questions whether to go on
GRACE = 0.5  # seconds to end by itself after a stop

_log = logging.getLogger(__name__)


def follow(
    task: Any,
    work: Work,
    on_news: Callable[[Any], None],
    beat: Callable[[], None],
    patience: Patience = USUAL,
) -> Message:
    """Do a task in a second process and return its last word, however it ended.

    Parameters
    ----------
    task, work, patience
        As in `desktop.jobs.runner.Run`.
    on_news : callable
        Told what every `News` holds, from this thread; also what comes after a stop.
    beat : callable
        Called ten times a second. What it raises is the stop: the process may end by itself, is
        killed when it does not do so at once, and then the exception goes on to the caller.
    """
    messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
    run = Run(task, messages.put, work, patience)
    last: Message | None = None
    try:
        while not isinstance(last, LAST):
            beat()
            last = _next(messages, on_news, BEAT)
    finally:
        if not isinstance(last, LAST):
            _end(run, messages, on_news)
    if isinstance(last, Failed):
        _log.error("a process failed\n%s", last.details)
    elif isinstance(last, Lost):
        _log.error("a process was lost: %s", last)
    return last


def _end(run: Run, messages: queue.SimpleQueue[Message], on_news: Callable[[Any], None]) -> None:
    """Ask the process to end, kill it when it does not, and hear all it has said."""
    run.stop()
    until, last = time.monotonic() + GRACE, None
    while not isinstance(last, LAST):
        left = until - time.monotonic()
        if left <= 0:
            run.kill()
        last = _next(messages, on_news, max(left, BEAT))


def _next(
    messages: queue.SimpleQueue[Message], on_news: Callable[[Any], None], seconds: float
) -> Message | None:
    """Return the next message, None when none came in time; its news is told."""
    try:
        message = messages.get(timeout=seconds)
    except queue.Empty:
        return None
    if isinstance(message, News):
        on_news(message.what)
    return message
