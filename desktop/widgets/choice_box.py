"""A list of values that is found by typing any words of a label, in any order."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget


class _Among(QSortFilterProxyModel):
    """The entries whose label holds every word that was typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._typed = ""

    def look_for(self, typed: str) -> None:
        self._typed = typed
        self.invalidate()

    def filterAcceptsRow(  # noqa: N802 - name of Qt
        self, row: int, parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Keep an entry, or leave it out."""
        return holds(str(self.sourceModel().index(row, 0, parent).data() or ""), self._typed)


def holds(label: str, typed: str) -> bool:
    """Tell whether a label holds every word that was typed, in any order."""
    known = label.casefold()
    return all(word in known for word in typed.casefold().split())


class ChoiceBox(QComboBox):
    """A list of values with labels; typing finds by any words of a label."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setMinimumContentsLength(8)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._among = _Among(self)
        self._among.setSourceModel(self.model())
        completer = QCompleter(self._among, self)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        line = self.lineEdit()
        assert line is not None  # an editable list has one
        line.textEdited.connect(self._among.look_for)
        popup = completer.popup()
        assert popup is not None  # made on demand
        popup.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Let Enter and Tab take what the list below offers and go on, by one press."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)
        ):
            completer = self.completer()
            assert completer is not None  # an editable list has one
            self._take_from(completer)
            key = QKeyEvent(event.type(), event.key(), event.modifiers(), event.text())
            QCoreApplication.sendEvent(self, key)
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Show what fits the words typed; an arrow never takes an entry they do not mean."""
        typed = self.currentText()
        arrow = event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up)
        completer = self.completer()
        if arrow and completer is not None and typed != self.itemText(self.currentIndex()):
            self._among.look_for(typed)
            completer.complete()
            return
        super().keyPressEvent(event)

    def _take_from(self, completer: QCompleter) -> None:
        """Take the entry that is marked in the list below, or the first that begins as typed."""
        popup, model = completer.popup(), completer.completionModel()
        assert popup is not None  # the keys came from it
        labels = [str(model.index(i, 0).data()) for i in range(model.rowCount())]
        typed = self.currentText().casefold()
        first = next((text for text in labels if text.casefold().startswith(typed)), "")
        marked = str(popup.currentIndex().data() or "") or first or (labels or [""])[0]
        popup.hide()
        at = self.findText(marked, Qt.MatchFlag.MatchExactly)
        if at >= 0:
            self.setCurrentIndex(at)

    def offer(self, options: Any) -> None:
        """Fill the list with (value, label)."""
        completer = self.completer()
        popup = completer.popup() if completer else None
        if popup is not None:  # a window of its own, which knows no other's style
            popup.setStyleSheet(self.window().styleSheet())
        self.clear()
        for value, words in options:
            self.addItem(words, value)

    def choose(self, value: str) -> None:
        """Show a value."""
        self.setCurrentIndex(max(0, self.findData(value)) if self.count() else -1)
        line = self.lineEdit()
        if line is not None:
            line.selectAll()

    def chosen(self) -> str:
        """Return the value whose label is shown or can only be meant, else what was typed."""
        typed = self.currentText()
        at = self.findText(typed, Qt.MatchFlag.MatchFixedString)
        return str(self.itemData(at)) if at >= 0 else self._meant(typed.strip())

    def _meant(self, typed: str) -> str:
        """Return the only value whose label begins with what was typed, or holds its words."""
        labels = [(self.itemText(i).casefold(), self.itemData(i)) for i in range(self.count())]
        words = typed.casefold()
        for fits in (str.startswith, str.__contains__, holds):
            found = [value for label, value in labels if words and fits(label, words)]
            if len(found) == 1:
                return str(found[0])
        return typed
