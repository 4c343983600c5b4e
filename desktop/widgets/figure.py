"""A big figure: what it is, how much, what lies behind it, and how far it can be trusted."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.widgets.chip import Chip, tone_of_status
from desktop.widgets.palette import LARGE, TINY
from desktop.widgets.words import column, label, row


class Figure(QFrame):
    """One figure on a card."""

    def __init__(self, title: str) -> None:
        super().__init__()
        self.setObjectName("card")
        self._title = label(title, "note", "quiet")
        self._value = label("–", "figure")
        self._below = label("", "note", "quiet", wrap=True)
        self._chip = Chip()
        self._chip.hide()
        box = column(self._title, self._value, self._below, gap=TINY, margin=LARGE)
        box.addStretch(1)
        box.addLayout(row(self._chip, None))
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setMinimumWidth(150)

    def show_figure(
        self, value: str, below: str = "", *, status: str = "", status_words: str = ""
    ) -> None:
        """Show a figure already written as text."""
        self._value.setText(value)
        self._below.setText(below)
        self._below.setVisible(bool(below))
        tone, filled = tone_of_status(status)
        self._chip.show_text(status_words, tone, filled=filled)
        self.setAccessibleName(f"{self._title.text()}: {value}. {below}")

    def value(self) -> str:
        """Return the figure as shown."""
        return self._value.text()
