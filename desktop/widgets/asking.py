"""A question answered by a process of its own: its news and last word reach the window."""

from __future__ import annotations

import contextlib
import logging
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.document.text import sentence
from desktop.jobs.ending import why_ended
from desktop.jobs.messages import LAST, Failed, Message, Refused
from desktop.jobs.runner import Run
from desktop.jobs.worker import Work

_log = logging.getLogger(__name__)


class Asking(QObject):
    """At most one question at a time; a newer one ends the older.

    `heard(message)` for all that is told on the way, `ended(message)` for the last word; both in
    the thread of the window, and never for a question that was dropped.
    """

    heard = Signal(object)
    ended = Signal(object)
    _passed = Signal(int, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: Run | None = None
        self._count = 0
        self._passed.connect(self._take)

    @property
    def running(self) -> bool:
        """Whether the last word is still to come."""
        return self._run is not None

    def ask(self, task: Any, work: Work) -> None:
        """Ask; what was asked before is dropped."""
        self.drop()
        self._count += 1
        number = self._count

        def pass_on(message: Message) -> None:
            with contextlib.suppress(RuntimeError):  # Qt has already thrown this away
                self._passed.emit(number, message)

        self._run = Run(task, pass_on, work)

    def stop(self) -> None:
        """Ask for the last word now; what is known is kept."""
        if self._run:
            self._run.stop()

    def drop(self) -> None:
        """End the question at once; nothing more is heard of it."""
        run, self._run = self._run, None
        self._count += 1
        if run:
            run.kill()

    def _take(self, number: int, message: Message) -> None:
        if number != self._count or self._run is None:
            return
        if not isinstance(message, LAST):
            self.heard.emit(message)
            return
        if isinstance(message, Failed):
            _log.error("the explaining process failed\n%s", message.details)
        self._run = None
        self.ended.emit(message)


def trouble(message: Message) -> str:
    """Return why a question ended without an answer, in words; empty when it did not."""
    if isinstance(message, Refused):
        return " ".join(sentence(issue) for issue in message.issues)
    return why_ended(message)
