"""What is being worked on: one quiet strip with the name of the task, its progress and Stop."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.document.text import format_seconds
from desktop.system.translate import tr
from desktop.widgets.background import Task, Tasks
from desktop.widgets.palette import SMALL
from desktop.widgets.words import button, label, row

PATIENCE = 300  # milliseconds before anything is shown: short work should not flicker
TELLING = 3.0  # seconds of work after which its pace tells how long the rest takes
LEAST_SHARE = 0.1  # of the work that must be done before that is said
LONG = 4.0  # seconds that must be left for it to be worth saying


class TaskStrip(QWidget):
    """The newest task of a pool, how far it is, and how long it still takes where that is known."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task[object] | None = None
        self._words = label("", "note", "quiet")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._left = label("", "note", "quiet")
        self._stop = button(tr("task.stop"), self._halt, kind="link")
        self.setLayout(row(self._words, self._bar, self._left, self._stop, gap=SMALL))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._appear)
        tasks.changed.connect(self._look)
        self.hide()

    def _look(self) -> None:
        running = self._tasks.running
        if not running:
            self._task = None
            self._timer.stop()
            self.hide()
            return
        if running[-1] is not self._task:
            self._task = running[-1]
            self._task.progressed.connect(self._progress)
            self._stop.setEnabled(not self._task.stopping)
            self._left.clear()
            self._bar.setRange(0, 0)
            if self.isHidden():
                self._timer.start(PATIENCE)
        self._say()

    def _say(self) -> None:
        task = self._task
        if task is None:
            return
        words = tr("task.stopping", label=task.label) if task.stopping else task.label
        others = len(self._tasks.running) - 1
        self._words.setText(tr("task.others", label=words, n=others) if others else words)
        self._bar.setAccessibleName(words)

    def _appear(self) -> None:
        self.setVisible(self._task is not None)

    def _progress(self, done: int, total: int) -> None:
        task = self._task
        if task is None or self.sender() is not task:
            return  # news of a task that is no longer shown
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)
        left = seconds_left(time.monotonic() - task.begun, done, total)
        words = tr("task.left", time=format_seconds(1000 * left)) if left is not None else ""
        self._left.setText(words)

    def _halt(self) -> None:
        if self._task:
            self._task.stop()
            self._stop.setEnabled(False)
            self._left.clear()
            self._say()


def seconds_left(spent: float, done: int, total: int) -> int | None:
    """Return how long the rest takes at the pace so far; None while that is not known.

    Parameters
    ----------
    spent : float
        Seconds since the work began.
    done, total : int
        How far it is, of how much; a total of 0 is unknown.
    """
    if total <= 0 or spent < TELLING or done < total * LEAST_SHARE:
        return None
    left = spent * (total - done) / done
    return round(left) if left >= LONG else None
