"""The log of a search as seen: lines that can be selected, and a button that copies them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QPlainTextEdit

from desktop.pages.scenarios.search_log import LogLine, log_text
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, column, label, row

HEIGHT = 150


class LogPanel(QFrame):
    """The log; hidden while there is nothing to tell. `guarantee` is copied with it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("well")
        self.guarantee = ""
        self._lines: tuple[LogLine, ...] = ()
        self.words = QPlainTextEdit()
        self.words.setReadOnly(True)
        self.words.setTabChangesFocus(True)
        self.words.setAccessibleName(tr("scenarios.log.title"))
        self.words.setFont(current_theme().font("note"))
        self.words.setMinimumHeight(HEIGHT)
        self.copy = button(tr("scenarios.log.copy"), self.copy_all, kind="link", drawing="copy")
        head = row(label(tr("scenarios.log.title"), "strong"), None, self.copy)
        self.setLayout(column(head, self.words, gap=SMALL, margin=MEDIUM))
        self.hide()

    def show_lines(self, lines: Sequence[LogLine]) -> None:
        """Show other lines; the last one is in sight unless somebody reads further up."""
        if tuple(lines) == self._lines:
            return
        self._lines = tuple(lines)
        bar = self.words.verticalScrollBar()
        at_end, was = bar.value() >= bar.maximum() - 1, bar.value()
        self.words.setPlainText(log_text(self._lines))
        bar.setValue(bar.maximum() if at_end else was)
        self.setVisible(bool(self._lines))

    def copy_all(self) -> None:
        """Put the log and the guarantee into the clipboard."""
        QGuiApplication.clipboard().setText(log_text(self._lines, self.guarantee))
