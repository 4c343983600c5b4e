"""A big figure: what it is, how much, what lies behind it, and how far it can be trusted."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QFrame, QSizePolicy

from desktop.widgets.chip import Chip, tone_of_status
from desktop.widgets.palette import LARGE, MEDIUM, TINY
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, column, label, row

SMALLER = ("figure", "title", "lead", "strong")  # roles of the type scale, the largest first


class Figure(QFrame):
    """One figure on a card.

    Parameters
    ----------
    title : str
        What it is.
    go : callable or None
        Shows what the figure is made of; its title is then a link.
    tip : str
        What the link leads to.
    """

    def __init__(self, title: str, go: Callable[[], None] | None = None, tip: str = "") -> None:
        super().__init__()
        self.setObjectName("card")
        words = label(title, "note", "quiet", wrap=True)
        self._title = button(title, go, kind="link", tip=tip) if go else words
        self._value = label("–", "figure")
        self._below = label("", "note", "quiet", wrap=True)
        self._chip = Chip()
        self._chip.hide()
        head = row(self._title, None, gap=0) if go else self._title
        box = column(head, self._value, self._below, gap=TINY, margin=LARGE)
        box.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        box.addStretch(1)
        box.addLayout(row(self._chip, None))
        self.setLayout(box)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._value.setMinimumWidth(1)  # it grows smaller before it is cut off
        self.setMinimumWidth(130)

    def show_figure(
        self, value: str, below: str = "", *, status: str = "", status_words: str = ""
    ) -> None:
        """Show a figure already written as text."""
        self._value.setText(value)
        self._fit()
        self._below.setText(below)
        self._below.setVisible(bool(below))
        tone, filled = tone_of_status(status)
        self._chip.show_text(status_words, tone, filled=filled)
        self.setAccessibleName(f"{self._title.text()}: {value}. {below}")

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Make the figure smaller where it would be cut off."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Write all figures beside each other as large as the longest one has room for."""
        above, direct = self.parentWidget(), Qt.FindChildOption.FindDirectChildrenOnly
        beside = above.findChildren(Figure, options=direct) if above else [self]
        steps = [each.step() for each in beside if not each.isHidden()]
        font = current_theme().font(SMALLER[max(steps, default=0)])
        for each in beside:
            each._value.setFont(font)

    def step(self) -> int:
        """Return the place in the type scale of the largest letters it has room for."""
        room, text = self.width() - 2 * (LARGE + 1), self._value.text()
        fonts = [current_theme().font(role) for role in SMALLER]
        wide = [QFontMetrics(font).horizontalAdvance(text) for font in fonts]
        return next((i for i, width in enumerate(wide) if width <= room), len(SMALLER) - 1)

    def value(self) -> str:
        """Return the figure as shown."""
        return self._value.text()
