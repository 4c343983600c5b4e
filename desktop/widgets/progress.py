"""What is being worked on: one quiet strip with the name of the task, its progress and Stop."""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.system.translate import tr
from desktop.widgets.background import Task, Tasks
from desktop.widgets.palette import SMALL
from desktop.widgets.words import button, label, row

PATIENCE = 300  # milliseconds before anything is shown: short work should not flicker


class TaskStrip(QWidget):
    """The newest task of a pool."""

    def __init__(self, tasks: Tasks) -> None:
        super().__init__()
        self._tasks = tasks
        self._task: Task[object] | None = None
        self._words = label("", "note", "quiet")
        self._bar = QProgressBar()
        self._bar.setFixedWidth(140)
        self._bar.setTextVisible(False)
        self._stop = button(tr("task.stop"), self._halt, kind="link")
        self.setLayout(row(self._words, self._bar, self._stop, gap=SMALL))
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
            self._words.setText(self._task.label)
            self._bar.setRange(0, 0)
            if self.isHidden():
                self._timer.start(PATIENCE)

    def _appear(self) -> None:
        self.setVisible(self._task is not None)

    def _progress(self, done: int, total: int) -> None:
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(done)

    def _halt(self) -> None:
        if self._task:
            self._task.stop()
            self._words.setText(tr("task.stopping", label=self._task.label))
