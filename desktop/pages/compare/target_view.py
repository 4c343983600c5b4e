"""The cell of a target in the table of figures: a line that can be written, or nothing."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from desktop.pages.compare.viewmodel import RowText
from desktop.system.translate import tr

Aim = Callable[[RowText, str], str]
MARGINS = 30  # pixels around the words of a line
WIDE = 150
CALM = "#calm:!focus:!hover { border-color: transparent; background: transparent; }"


class TargetCell(QLineEdit):
    """What is wanted of a figure; what is wrong stays at the cell, in words.

    Parameters
    ----------
    row : RowText
        The figure.
    aim : callable
        ``aim(row, text)`` sets the target and returns what is wrong with it, or "".
    free : bool
        Whether it may be written.
    """

    def __init__(self, row: RowText, aim: Aim, *, free: bool) -> None:
        super().__init__(row.target_text)
        self.row, self._aim = row, aim
        self.setPlaceholderText(tr("compare.target_hint"))
        self.setAccessibleName(tr("compare.target_of", name=row.label))
        self.setToolTip(tr("compare.target_tip"))
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        hint = self.fontMetrics().horizontalAdvance(self.placeholderText())
        self.setMinimumWidth(min(WIDE, hint + MARGINS))
        self.setMaximumWidth(WIDE)
        self.setObjectName("calm")
        self.setStyleSheet(CALM)
        self.setEnabled(free)
        self.setCursorPosition(0)
        self.editingFinished.connect(self._leave)

    def _leave(self) -> None:
        if not self.isModified():
            return
        self.setModified(False)
        wrong = self._aim(self.row, self.text())
        self.setToolTip(wrong or tr("compare.target_tip"))
        self.setAccessibleDescription(wrong)
        self.setProperty("wrong", bool(wrong))
        self.style().unpolish(self)
        self.style().polish(self)
