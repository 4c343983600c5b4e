"""The child process: does one task, tells how it goes, listens for a stop, ends with its parent."""

from __future__ import annotations

import contextlib
import os
import signal
import threading
import time
import traceback
from collections.abc import Callable
from dataclasses import replace
from multiprocessing.connection import Connection
from typing import Any

from desktop.jobs.messages import LAST, Advanced, Alive, Failed, Message, Ready, Stop

Tell = Callable[[Message], None]
StopAsked = Callable[[], bool]
Work = Callable[[Any, Tell, StopAsked], None]

BEAT = 0.1  # seconds between two looks at the pipe
LIFE = 1.0  # seconds of silence after which a sign of life is given


class Mouth:
    """Speaks into the pipe from any thread; figures in between two beats become one message."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._lock = threading.Lock()
        self._waiting: Advanced | None = None
        self._ended = False
        self._said = time.monotonic()

    def tell(self, message: Message) -> None:
        """Send a message now; figures wait for the next beat, a better plan never does."""
        with self._lock:
            if isinstance(message, Advanced):
                self._waiting = merged(self._waiting, message)
                if message.progress.plan is not None:
                    self._send_waiting()
                return
            self._send_waiting()
            self._send(message)
            self._ended = isinstance(message, LAST)

    def beat(self) -> None:
        """Send what waits; a sign of life when nothing has been said for a while."""
        with self._lock:
            self._send_waiting()
            if time.monotonic() - self._said > LIFE:
                self._send(Alive())

    def _send_waiting(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            self._send(waiting)

    def _send(self, message: Message) -> None:
        if not self._ended:  # after the last word there is nothing to say
            self._pipe.send(message)
            self._said = time.monotonic()


def merged(earlier: Advanced | None, later: Advanced) -> Advanced:
    """Return one message that says what two said: the later figures, the last plan."""
    if earlier is None or later.progress.plan is not None:
        return later
    return Advanced(replace(later.progress, plan=earlier.progress.plan))


def serve(pipe: Connection, work: Work, task: object) -> None:
    """Do `work` on `task` in this process; every way to end is told through the pipe."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is for the parent, which then says stop
    mouth, stop = Mouth(pipe), threading.Event()
    threading.Thread(target=_listen, args=(pipe, mouth, stop), daemon=True).start()
    failed = _done(mouth, work, task, stop)
    if failed is not None:  # told only here, where the memory of the work is free again
        _last_words(mouth, failed)


def _done(mouth: Mouth, work: Work, task: object, stop: threading.Event) -> Failed | None:
    """Do the work; return what went wrong."""
    try:
        mouth.tell(Ready())
        work(task, mouth.tell, stop.is_set)
    except (BrokenPipeError, ConnectionError):
        return None  # the parent has gone: nobody to tell
    except MemoryError:
        return Failed("MemoryError", memory=True)
    except (Exception, KeyboardInterrupt, SystemExit):  # a bug is told, never lost with the process
        return Failed(traceback.format_exc())
    return None


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
