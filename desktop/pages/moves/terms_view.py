"""How the city moves: first day, length of a wave, hands, fitting out, swing space."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.pages.moves.viewmodel import MovesModel
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.words import column, label, row

FIELDS = (  # name of the term, least, most, step, smallest units in one of the field
    ("weeks", 1, 26, 1, 1),
    ("people", 1, 5_000, 10, 1),
    ("fit_out", 0, 104, 1, 1),
    ("swing", 0, 20_000, 50, 100),
)


class TermsBar(QWidget):
    """The terms side by side; `changed` when one was changed."""

    changed = Signal()

    def __init__(self, model: MovesModel) -> None:
        super().__init__()
        self._model = model
        self.start = QLineEdit(model.start_text)
        self.start.setAccessibleName(tr("moves.term.start"))
        self.start.editingFinished.connect(self._read_start)
        self._wrong = label("", "note", "negative", wrap=True)
        self._wrong.hide()
        parts: list[QVBoxLayout] = [_labelled(tr("moves.term.start"), self.start)]
        self.spins: dict[str, QSpinBox] = {}
        for name, low, high, step, size in FIELDS:
            spin = QSpinBox()
            spin.setRange(low, high)
            spin.setSingleStep(step)
            spin.setKeyboardTracking(False)
            spin.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)  # arrow keys and wheel step
            spin.setAlignment(Qt.AlignmentFlag.AlignRight)
            spin.setValue(getattr(model.terms, name) // size)
            spin.setAccessibleName(tr(f"moves.term.{name}"))
            spin.setToolTip(tr(f"moves.term.{name}.help"))
            spin.valueChanged.connect(lambda value, n=name, s=size: self._change(n, value * s))
            self.spins[name] = spin
            parts.append(_labelled(tr(f"moves.term.{name}"), spin))
        self.realised = QCheckBox(tr("moves.term.realised"))
        self.realised.setToolTip(tr("moves.term.realised.help"))
        self.realised.setChecked(model.terms.realised)
        self.realised.toggled.connect(lambda on: self._change("realised", on))
        parts.append(_labelled("", self.realised))
        self.setLayout(column(row(*parts, None, gap=MEDIUM), self._wrong, gap=SMALL))

    def _read_start(self) -> None:
        before = self._model.terms
        wrong = self._model.read_start(self.start.text())
        self._wrong.setText(wrong)
        self._wrong.setVisible(bool(wrong))
        if not wrong:
            self.start.setText(self._model.start_text)
        if self._model.terms != before:
            self.changed.emit()

    def _change(self, name: str, value: object) -> None:
        self._model.change(**{name: value})
        self.changed.emit()


def _labelled(text: str, field: QWidget) -> QVBoxLayout:
    return column(label(text, "note", "quiet"), field, gap=TINY)
