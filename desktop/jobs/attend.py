"""Wait for a run in the calling thread: hear its news, pass on a stop, end it when leaving."""

from __future__ import annotations

import logging
import queue
from collections.abc import Callable
from typing import Any

from desktop.jobs.messages import LAST, Advanced, Failed, Lost, Message
from desktop.jobs.runner import Heard, Run
from desktop.jobs.watch import USUAL, Patience
from desktop.jobs.worker import Work
from solver.plan import Progress

BEAT = 0.1  # seconds between two questions whether to stop

_log = logging.getLogger(__name__)


def attend(
    task: Any,
    work: Work,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    patience: Patience = USUAL,
) -> Heard:
    """Do a task in a second process and return all that it said, however it ended.

    Parameters
    ----------
    task, work, patience
        As in `desktop.jobs.runner.Run`.
    on_progress : callable or None
        Told how it goes, from this thread.
    stop : callable or None
        Asked ten times a second; once it returns True the best plan is asked for.
    """
    messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
    run = Run(task, messages.put, work, patience)
    asked = False
    last: Message | None = None
    try:
        while not isinstance(last, LAST):
            if not asked and stop is not None and stop():
                asked = True
                run.stop()
            try:
                last = messages.get(timeout=BEAT)
            except queue.Empty:
                continue
            if isinstance(last, Advanced) and on_progress is not None:
                on_progress(last.progress)
    finally:
        if not isinstance(last, LAST):  # an exception, such as a second Ctrl+C
            run.kill()
    if isinstance(last, Failed):
        _log.error("the solver process failed\n%s", last.details)
    elif isinstance(last, Lost):
        _log.error("the solver process was lost: %s", last)
    return run.wait()
