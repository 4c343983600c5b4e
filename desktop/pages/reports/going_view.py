"""What is being made, how far it is, and its Stop: beside the buttons that began it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.system.translate import tr
from desktop.widgets.background import Task
from desktop.widgets.palette import SMALL
from desktop.widgets.words import button, column, label, row


class Going(QWidget):
    """Hidden until work begins; `words` are asked at every step."""

    def __init__(self) -> None:
        super().__init__()
        self._task: Task[Any] | None = None
        self._words: Callable[[], str] = str
        self.said = label("", "note", "quiet", wrap=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.halt = button(tr("task.stop"), self._stop, drawing="square")
        across = row(self.bar, self.halt, gap=SMALL)
        across.setStretch(0, 1)
        across.setAlignment(self.bar, Qt.AlignmentFlag.AlignVCenter)
        self.setLayout(column(self.said, across, gap=SMALL))
        self.hide()

    def follow(self, task: Task[Any], words: Callable[[], str]) -> None:
        """Show a task until it ends."""
        self._task, self._words = task, words
        self.bar.setRange(0, 0)
        self.halt.setEnabled(True)
        task.progressed.connect(self._step)
        self._say()
        self.show()

    def end(self) -> None:
        """Show nothing any more."""
        self._task = None
        self.hide()

    def _step(self, done: int, total: int) -> None:
        if self.sender() is not self._task or self._task is None or self._task.stopping:
            return
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        self._say()

    def _say(self) -> None:
        words = self._words()
        self.said.setText(words)
        self.bar.setAccessibleName(words)

    def _stop(self) -> None:
        if self._task is not None:
            self._task.stop()
            self.halt.setEnabled(False)
            self.said.setText(tr("task.stopping", label=self._task.label))
