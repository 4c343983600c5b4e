"""Ctrl+C during a search: the first time it stops and keeps the best, the second time it ends."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from desktop.cli.console import end_progress, say_error
from desktop.system.translate import tr

INTERRUPTED = 130  # how a shell knows a run that was interrupted


@contextmanager
def stoppable() -> Iterator[Callable[[], bool]]:
    """Give a function that tells whether the user asked to stop.

    A second Ctrl+C raises KeyboardInterrupt as usual. Outside of the main thread no signal can be
    heard and nothing changes.
    """
    asked = threading.Event()
    if threading.current_thread() is not threading.main_thread():
        yield asked.is_set
        return

    def hear(number: int, frame: FrameType | None) -> None:
        if asked.is_set():
            raise KeyboardInterrupt
        asked.set()
        end_progress()
        say_error(tr("cli.stopping"))

    before = signal.signal(signal.SIGINT, hear)
    try:
        yield asked.is_set
    finally:
        signal.signal(signal.SIGINT, before)
