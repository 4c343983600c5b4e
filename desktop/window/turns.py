"""Work of the window in steps, one a turn of the event loop, so that none of them is a pause."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer

from desktop.widgets.window_first import claim

Step = Callable[[], object]


class Turns(QObject):
    """Steps still to be taken; all of them at once as soon as somebody needs what they make.

    Parameters
    ----------
    parent : QObject
        Whose end is the end of the steps.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._steps: deque[Step] = deque()
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._take)

    def begin(self, *steps: Step) -> None:
        """Take steps one by one, once those begun before are taken."""
        self._steps.extend(steps)
        self._next.start()

    def finish(self) -> None:
        """Take all that are left now."""
        while self._steps:
            self._take()

    def _take(self) -> None:
        """Take the next step; one that fails keeps no other from being taken."""
        step = self._steps.popleft() if self._steps else None
        if not self._steps:
            self._next.stop()
        claim()  # by each: what is shown last is painted after it
        if step is not None:
            step()


def delete_now(part: QObject) -> None:
    """Delete a part in this turn; what is left to Qt is deleted together in a later one."""
    part.deleteLater()
    QCoreApplication.sendPostedEvents(part, QEvent.Type.DeferredDelete.value)
