"""How the city moves: first day, length of a wave, hands, fitting out, swing space."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from desktop.pages.moves.viewmodel import MovesModel
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.words import column, label, row
from desktop.workflows.moves.order_terms import TERMS

WIDTH, START = 98, 122  # of a field and of the first day, in pixels


class TermsBar(QWidget):
    """The terms side by side; `changed` when one was changed."""

    changed = Signal()

    def __init__(self, model: MovesModel) -> None:
        super().__init__()
        self._model = model
        self._wrong = label("", "note", "negative", wrap=True)
        self._wrong.hide()
        self.fields: dict[str, QLineEdit] = {}
        parts: list[QVBoxLayout] = []
        for name in TERMS:
            field = QLineEdit(model.term_text(name))
            field.setAccessibleName(tr(f"moves.term.{name}"))
            field.setToolTip(tr(f"moves.term.{name}.help"))
            field.setFixedWidth(START if name == "start" else WIDTH)
            field.editingFinished.connect(partial(self._read, name))
            self.fields[name] = field
            parts.append(_labelled(tr(f"moves.term.{name}"), field))
        self.realised = QCheckBox(tr("moves.term.realised"))
        self.realised.setToolTip(tr("moves.term.realised.help"))
        self.realised.setChecked(model.terms.realised)
        self.realised.toggled.connect(self._begin_from)
        parts.append(_labelled("", self.realised))
        self.setLayout(column(row(*parts, None, gap=MEDIUM), self._wrong, gap=SMALL))

    def show_terms(self) -> None:
        """Show the terms of the scenario chosen; what is being typed and wrong stays."""
        if self.wrong():
            return
        for name, field in self.fields.items():
            if field.text() != self._model.term_text(name):
                field.setText(self._model.term_text(name))
        before = self.realised.blockSignals(True)  # only the hand of the user changes terms
        self.realised.setChecked(self._model.terms.realised)
        self.realised.blockSignals(before)

    def wrong(self) -> str:
        """Return what is wrong with the text last entered."""
        return self._wrong.text()

    def _read(self, name: str) -> None:
        before, field = self._model.terms, self.fields[name]
        wrong = self._model.read_term(name, field.text())
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if not wrong:
            field.setText(self._model.term_text(name))
        if self._model.terms != before:
            self.changed.emit()

    def _begin_from(self, realised: bool) -> None:
        self._model.change(realised=realised)
        self.changed.emit()


def _labelled(text: str, field: QWidget) -> QVBoxLayout:
    words = label(text, "note", "quiet", wrap=bool(text))
    if text:
        words.setFixedWidth(field.maximumWidth())
        words.setAlignment(Qt.AlignmentFlag.AlignBottom)
    return column(None, words, field, gap=TINY)
