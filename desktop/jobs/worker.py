"""The child process: does one task, tells how it goes, listens for a stop, ends with its parent."""

from __future__ import annotations

import contextlib
import os
import threading
import traceback
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from desktop.jobs.messages import LAST, Advanced, Failed, Message, Ready, Stop

Tell = Callable[[Message], None]
StopAsked = Callable[[], bool]
Work = Callable[[Any, Tell, StopAsked], None]

BEAT = 0.1  # seconds between two signs of life


class Mouth:
    """Speaks into the pipe from any thread; progress in between two beats becomes one message."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()
        self._waiting: Advanced | None = None
        self._ended = False

    def tell(self, message: Message) -> None:
        """Send a message now; progress waits for the next beat."""
        with self._lock:
            if isinstance(message, Advanced):
                self._waiting = merged(self._waiting, message)
                return
            self._send_waiting()
            self._ended = isinstance(message, LAST)
            self._pipe.send(message)

    def beat(self) -> None:
        """Send the progress that waits."""
        with self._lock:
            self._send_waiting()

    def _send_waiting(self) -> None:
        if self._waiting is not None and not self._ended:
            self._pipe.send(self._waiting)
        self._waiting = None


def merged(earlier: Advanced | None, later: Advanced) -> Advanced:
    """Return one message that says what two said: the later figures, the last plan."""
    if earlier is None or later.progress.plan is not None:
        return later
    return Advanced(replace(later.progress, plan=earlier.progress.plan))


def serve(pipe: Connection, work: Work, task: object) -> None:
    """Do `work` on `task` in this process; every way to end is told through the pipe."""
    mouth, stop = Mouth(pipe), threading.Event()
    threading.Thread(target=_listen, args=(pipe, mouth, stop), daemon=True).start()
    try:
        mouth.tell(Ready())
        work(task, mouth.tell, stop.is_set)
    except (BrokenPipeError, ConnectionError):
        pass  # the parent has gone: nobody to tell
    except MemoryError:
        _last_words(mouth, Failed("MemoryError", memory=True))
    except Exception:  # a bug in the child is told to the parent, never lost with the process
        _last_words(mouth, Failed(traceback.format_exc()))


def _last_words(mouth: Mouth, failed: Failed) -> None:
    with contextlib.suppress(OSError):
        mouth.tell(failed)


def _listen(pipe: Connection, mouth: Mouth, stop: threading.Event) -> None:
    """Pass on a stop; send what waits at every beat; end the process when the parent is gone."""
    try:
        while True:
            if pipe.poll(BEAT) and isinstance(pipe.recv(), Stop):
                stop.set()
            mouth.beat()
    except (EOFError, OSError):
        os._exit(1)
