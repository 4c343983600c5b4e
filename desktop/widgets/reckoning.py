"""What a page reckons beside the window, the newest only, and why there is nothing to show."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QObject, Signal

from desktop.system.translate import language, tr
from desktop.widgets.background import Report, Task, Tasks
from desktop.widgets.words import label
from desktop.workflows.issue_text import error_text
from solver.errors import SatuAtapError


@dataclass(frozen=True)
class Trouble:
    """Why nothing was reckoned: a title, and a sentence with what to do."""

    title: str
    words: str


class Reckoning(QObject):
    """One thing that a page reckons, again whenever its data change.

    `ended()` when there is a result, before it is taken; `troubled(Trouble)` when there will be
    none: the outside failed, the person pressed Stop, or a bug, which the crash net tells as well.
    `busy` is a quiet label for the head of the page, empty unless something is under way.

    Parameters
    ----------
    tasks : Tasks
        Of the window.
    name : str
        Names the work among all others; a newer one of the same name makes it unwanted.
    words : str
        What the window says while it is under way.
    """

    ended = Signal()
    troubled = Signal(object)

    def __init__(self, tasks: Tasks, name: str, words: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.busy = label("", "note", "quiet")
        self._words = words
        self._tasks, self._name = tasks, name
        self._task: Task[Any] | None = None
        self._done: Callable[[Any], None] | None = None

    def begin(
        self,
        work: Callable[[Report], Any],
        done: Callable[[Any], None],
        of: tuple[object, ...] = (),
    ) -> None:
        """Reckon, and give the result to `done`; what was under way is no longer wanted.

        With `of`, the records and ids that the result depends on, a result of the same in the same
        language is not reckoned again: another look changes no figure.
        """
        of = (*of, language()) if of else ()
        self._done = done
        self.busy.setText(self._words)
        self._task = self._tasks.latest(
            self._name, self._words, work, self._take, self._fail, halted=self._halt, of=of
        )

    def drop(self) -> None:
        """Want nothing any more."""
        task = self._task
        self._end()
        if task:
            task.stop()

    def _end(self) -> None:
        self._task = None
        self.busy.clear()

    def _take(self, result: object) -> None:
        self._end()
        self.ended.emit()
        if self._done:
            self._done(result)

    def _fail(self, reason: SatuAtapError) -> None:
        self._end()
        words = tr("trouble.failed.words", reason=error_text(reason))
        self.troubled.emit(Trouble(tr("trouble.failed"), words))

    def _halt(self, task: Task[Any]) -> None:
        if task is not self._task:
            return  # an older one, or told already
        self._end()
        key = "trouble.broken" if task.broken else "trouble.stopped"
        self.troubled.emit(Trouble(tr(key), tr(f"{key}.words")))
