"""The strip above an answer that takes minutes: start or stop it, for how long, how far it is."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QProgressBar, QWidget

from desktop.document.text import format_seconds
from desktop.system.translate import tr
from desktop.widgets.asking import Asking
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.palette import SMALL
from desktop.widgets.words import button, label, row, take_turns

BAR = 140  # pixels


class AskingStrip(QWidget):
    """Before the question: begin, and for how long; while it is asked: stop, and how far it is.

    Parameters
    ----------
    asking : Asking
        What is asked; its Stop keeps what is known.
    words : str
        On the button that begins.
    start : callable
        Begins; it reads `seconds`.
    choices : sequence of int
        Seconds that are offered, the second of them first.
    """

    def __init__(
        self, asking: Asking, words: str, start: Callable[[], object], choices: Sequence[int]
    ) -> None:
        super().__init__()
        self._asking = asking
        self.begin = button(words, start, kind="main", drawing="play")
        self.halt = button(tr("study.stop"), asking.stop, drawing="square")
        self.time = CalmComboBox()
        self.time.setAccessibleName(tr("study.seconds"))
        for seconds in choices:
            self.time.addItem(format_seconds(seconds * 1000), seconds)
        self.time.setCurrentIndex(1)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setFixedWidth(BAR)
        self.bar.setRange(0, 0)
        self.bar.setAccessibleName(words)
        self.state = label("", "note", "quiet", wrap=True)
        parts = row(self.begin, self.halt, self.time, self.bar, self.state, gap=SMALL)
        parts.setStretchFactor(self.state, 1)
        self.setLayout(parts)

    @property
    def seconds(self) -> float:
        """How long it may take."""
        return float(self.time.currentData())

    def show_time(self, spent: float) -> None:
        """Show how much of the time is spent; when it is over, only that it still goes on."""
        late = spent > self.seconds
        self.bar.setRange(0, 0 if late else int(self.seconds))
        self.bar.setValue(int(spent))

    def follow(self, possible: bool) -> None:
        """Show what can be done now; without anything to ask about it cannot begin."""
        running = self._asking.running
        self.begin.setEnabled(possible)
        take_turns(self.begin, self.halt, first=not running)
        take_turns(self.time, self.bar, first=not running)
