"""A long list to pick from by typing any part of a name, for use outside tables."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSizePolicy

from desktop.widgets.choice_box import ChoiceBox


class Pick(ChoiceBox):
    """The list. `picked` tells that another entry, or another text, stands in it.

    Parameters
    ----------
    title : str
        What is picked, for a screen reader and for the empty line.
    """

    picked = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._options: tuple[tuple[str, str], ...] = ()
        self._told = ""
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        line = self.lineEdit()
        assert line is not None  # an editable list has one
        line.setPlaceholderText(title)
        line.editingFinished.connect(self._tell)
        self.activated.connect(lambda _: self._tell())

    def offer(self, options: Sequence[tuple[str, str]]) -> None:
        """Fill the list with (value, label); what was picked stays."""
        fresh = tuple(options)
        if fresh != self._options:
            self._options, here = fresh, self.value()
            super().offer(fresh)
            self.show_value(here)

    def show_value(self, value: str) -> None:
        """Show a value; empty shows an empty line."""
        at = self.findData(value) if value else -1
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText("")
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self._told = self.value()

    def value(self) -> str:
        """Return the value picked, or what was typed when it is in no entry."""
        return self.chosen() if self.currentText().strip() else ""

    def _tell(self) -> None:
        if self.value() != self._told:
            self._told = self.value()
            self.picked.emit(self._told)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - name of Qt
        """Turn only when it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
