"""The fields of a form: a label, an editor by the kind of the column, help, and what is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy, QWidget

from desktop.document.grid import Column
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.choice_box import ChoiceBox
from desktop.widgets.palette import TINY
from desktop.widgets.words import column, label, retone
from solver.units import Kind

Options = Sequence[tuple[str, str]]
LONG_LIST = 12  # options from which a list can be searched by typing
LONG_TEXTS = {"note", "description", "body", "reason"}


class Field(QWidget):
    """One field. `left` carries what was written, or the value chosen, once it is left."""

    left = Signal(str)

    def __init__(self, spec: Column, editor: QWidget) -> None:
        super().__init__()
        self.spec = spec
        self.editor = editor
        editor.setEnabled(spec.editable)
        editor.setAccessibleName(spec.title)
        words = f"{spec.title} ({spec.unit})" if spec.unit else spec.title
        self._title = label(words, "note", "quiet")
        self._title.setBuddy(editor)
        self._note = label(spec.help, "small", "quiet", wrap=True)
        if not spec.help:  # never show what has no parent yet: it would be a window of its own
            self._note.hide()
        parts = (
            (editor, self._note) if spec.kind is Kind.FLAG else (self._title, editor, self._note)
        )
        self.setLayout(column(*parts, gap=TINY))

    def show_value(self, text: str, value: str) -> None:
        """Show a value of the document, unless another one is just being typed."""

    def offer(self, options: Options) -> None:
        """Renew the list of what may be chosen."""

    def written(self) -> str | None:
        """Return what stands in the editor now; None when nothing was chosen of a list."""
        return None

    def begin(self) -> None:
        """Put the cursor here."""
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def complain(self, words: str) -> None:
        """Say what is wrong below the editor; with no words the help comes back."""
        self._note.setText(words or self.spec.help)
        self._note.setVisible(bool(words or self.spec.help))
        retone(self._note, "negative" if words else "quiet")
        self.editor.setProperty("wrong", bool(words))
        self.editor.style().unpolish(self.editor)
        self.editor.style().polish(self.editor)


class LineField(Field):
    """A line of text or a figure."""

    def __init__(self, spec: Column) -> None:
        self._line = QLineEdit()
        super().__init__(spec, self._line)
        self._shown = ""
        if spec.numeric:
            self._line.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._line.editingFinished.connect(self._leave)

    def show_value(self, text: str, value: str) -> None:
        """Show a value."""
        if not (self._line.hasFocus() and self._line.isModified()):
            self._line.setText(text)
            self._line.setCursorPosition(0)
        self._shown = text

    def written(self) -> str | None:
        """Return the line."""
        return self._line.text()

    def begin(self) -> None:
        """Put the cursor here, everything selected."""
        super().begin()
        self._line.selectAll()

    def _leave(self) -> None:
        if self._line.isModified():
            self._line.setModified(False)
            if self._line.text() == self._shown:
                self.complain("")
            else:
                self.left.emit(self._line.text())


class TextField(Field):
    """A text of several lines."""

    def __init__(self, spec: Column) -> None:
        self._text = QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(64)
        super().__init__(spec, self._text)
        self._text.installEventFilter(self)

    def show_value(self, text: str, value: str) -> None:
        """Show a value."""
        if not self._text.hasFocus():
            self._text.setPlainText(text)
            self._text.document().setModified(False)

    def written(self) -> str | None:
        """Return the text."""
        return self._text.toPlainText()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Save when the cursor leaves."""
        if isinstance(event, QFocusEvent) and event.lostFocus():
            changed = self._text.document().isModified()
            self._text.document().setModified(False)
            if changed:
                self.left.emit(self._text.toPlainText())
        return super().eventFilter(watched, event)


class ChoiceField(Field):
    """One of a list."""

    def __init__(self, spec: Column, options: Options) -> None:
        self._box: QComboBox = ChoiceBox() if len(options) > LONG_LIST else CalmComboBox()
        self._box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._options: Options = ()
        super().__init__(spec, self._box)
        self.offer(options)
        self._box.activated.connect(self._chosen)
        self._box.installEventFilter(self)
        line = self._box.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._chosen)

    def offer(self, options: Options) -> None:
        """Renew the list."""
        if tuple(options) == tuple(self._options):
            return
        self._options = tuple(options)
        self._box.clear()
        for value, words in options:
            self._box.addItem(words, value)

    def show_value(self, text: str, value: str) -> None:
        """Show a value; one that is no longer offered shows as its text."""
        at = self._box.findData(value)
        self._box.setCurrentIndex(at)
        self._value = value
        if at < 0 and self._box.isEditable():
            self._box.setEditText(text)

    def written(self) -> str | None:
        """Return the value chosen, or what was typed into a list that can be searched."""
        if isinstance(self._box, ChoiceBox):
            return self._box.chosen() if self._box.currentText().strip() else None
        return str(self._box.currentData()) if self._box.currentIndex() >= 0 else None

    def _chosen(self) -> None:
        box = self._box
        chosen = box.chosen() if isinstance(box, ChoiceBox) else str(box.currentData())
        if chosen != self._value:
            self._value = chosen
            self.left.emit(chosen)


class FlagField(Field):
    """A yes or no."""

    def __init__(self, spec: Column) -> None:
        self._tick = QCheckBox(spec.title)
        super().__init__(spec, self._tick)
        self._tick.clicked.connect(lambda on: self.left.emit("1" if on else "0"))

    def show_value(self, text: str, value: str) -> None:
        """Show a value."""
        self._tick.setChecked(bool(value))

    def written(self) -> str | None:
        """Return the tick."""
        return "1" if self._tick.isChecked() else "0"


def make_field(spec: Column, options: Options) -> Field:
    """Return the field for a column."""
    if spec.kind is Kind.FLAG:
        return FlagField(spec)
    if spec.kind in (Kind.CHOICE, Kind.REF):
        return ChoiceField(spec, options)
    return TextField(spec) if spec.name in LONG_TEXTS else LineField(spec)
