"""The form that splits a unit, in the place of the panel: who and what goes into the new part."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QValidator
from PySide6.QtWidgets import QCheckBox, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from desktop.document.text import format_number
from desktop.pages.stacking.splitting import (
    GROUPS,
    Piece,
    headcount,
    part_area,
    part_name,
    people_of,
    pieces,
    proposal,
    refusal,
    split,
)
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.system.translate import tr
from desktop.widgets.palette import MEDIUM, SMALL, TINY
from desktop.widgets.theme import current_theme
from desktop.widgets.words import button, column, emptied, label, row, rule, scrolling
from desktop.workflows.broken_text import unit_words
from solver.units import Measure

WIDE = 76
OF = 64  # pixels for "of 2.03"
PAUSE = 150  # milliseconds after which the areas follow the figures


class AmountBox(QSpinBox):
    """A spin box for a piece, written and read as everywhere else."""

    def __init__(self, piece: Piece, goes: int) -> None:
        super().__init__()
        self.piece = piece
        self.setRange(0, piece.whole)
        self.setSingleStep(piece.step)
        self.setValue(goes)
        self.setFixedWidth(WIDE)
        self.setButtonSymbols(QSpinBox.ButtonSymbols.NoButtons)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setAccessibleName(tr("stacking.split.goes", what=piece.label))

    def textFromValue(self, value: int) -> str:  # noqa: N802 - name of Qt
        """Write an amount."""
        return self.piece.text(value) or "0"

    def valueFromText(self, text: str) -> int:  # noqa: N802 - name of Qt
        """Read an amount; what cannot be read is none."""
        return self.piece.read(text) or 0

    def validate(self, text: str, pos: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed that may become an amount."""
        read = self.piece.read(text)
        if read is None:
            return QValidator.State.Intermediate, text, pos
        fits = 0 <= read <= self.piece.whole
        state = QValidator.State.Acceptable if fits else QValidator.State.Invalid
        return state, text, pos


class SplitForm(QWidget):
    """The form; `done(text)` says what was done, "" when it was given up."""

    done = Signal(str)

    def __init__(self, model: StackingModel) -> None:
        super().__init__()
        self.model = model
        self.unit = ""
        self.part = ""  # the new unit, once there is one
        self.boxes: dict[str, AmountBox | QCheckBox] = {}
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("stacking.split.name"))
        self._rows: QVBoxLayout = column(gap=TINY, margin=0)
        self._said = label("", "note", "quiet", wrap=True)
        self._why = label("", "note", "negative", wrap=True)
        self.go = button(tr("stacking.split.go"), self.apply, kind="main", drawing="split")
        stop = button(tr("stacking.split.cancel"), lambda: self.done.emit(""))
        self._title = label("", "lead", wrap=True)
        hint = label(tr("stacking.split.hint"), "note", "quiet", wrap=True)
        named = label(tr("stacking.split.name"), "note", "quiet")
        top = column(self._title, hint, named, self.name, gap=TINY)
        foot = column(rule(), self._said, self._why, row(self.go, stop, None, gap=SMALL), gap=SMALL)
        body = column(top, scrolling(self._rows), foot, gap=SMALL, margin=MEDIUM)
        body.setStretch(1, 1)
        self.setLayout(body)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE)
        self._pause.timeout.connect(self._say_areas)
        self.hide()

    # Asking -------------------------------------------------------------------------------

    def ask(self, unit_id: str) -> bool:
        """Ask how to split a unit; False when it cannot be split."""
        problem, name = self.model.problem, part_name(self.model.problem, unit_id)
        whole = headcount(problem, unit_id)
        if not name or whole < 2 or not self.model.editable:
            return False
        self.unit = unit_id
        self._title.setText(tr("stacking.split.title", unit=unit_words(problem, unit_id)))
        self.name.setText(name)
        self._put_rows(proposal(problem, unit_id, whole // 2), whole)
        self._changed()
        self._say_areas()
        self.show()
        self.people.setFocus(Qt.FocusReason.OtherFocusReason)
        self.people.selectAll()
        return True

    def _put_rows(self, goes: dict[str, int], whole: int) -> None:
        emptied(self._rows)
        self.boxes = {}
        crowd = Piece("", "post", tr("stacking.split.people"), whole, Measure.PERSON)
        self.people = AmountBox(crowd, sum(goes.get(k, 0) for k in self._keys("post")))
        self.people.setRange(1, whole - 1)
        self.people.valueChanged.connect(self._share)
        self._add(crowd, self.people, "strong")
        every = pieces(self.model.problem, self.unit)
        for group in GROUPS:
            mine = [piece for piece in every if piece.group == group]
            if mine:
                self._rows.addSpacing(SMALL)
                self._rows.addWidget(label(tr(f"stacking.split.group_{group}"), "note", "quiet"))
            for piece in mine:
                self._add_piece(piece, goes.get(piece.key, 0))
        self._rows.addSpacing(SMALL)
        self._rows.addWidget(label(tr("stacking.split.trips"), "small", "quiet", wrap=True))
        self._rows.addStretch(1)

    def _add_piece(self, piece: Piece, goes: int) -> None:
        if piece.group == "space":
            box = QCheckBox(piece.label)
            box.setChecked(bool(goes))
            box.toggled.connect(self._changed)
            self.boxes[piece.key] = box
            self._rows.addWidget(box)
            return
        amount = AmountBox(piece, goes)
        amount.valueChanged.connect(self._changed)
        self.boxes[piece.key] = amount
        self._add(piece, amount, "body")

    def _add(self, piece: Piece, box: AmountBox, role: str) -> None:
        words = label(piece.label, role, wrap=True)
        words.setBuddy(box)
        of = label(tr("stacking.split.of", whole=piece.text(piece.whole)), "note", "quiet")
        of.setFixedWidth(current_theme().px(OF))  # boxes stand below each other
        line = row(words, box, of, gap=SMALL)
        line.setStretchFactor(words, 1)
        self._rows.addLayout(line)

    def _keys(self, group: str) -> list[str]:
        return [p.key for p in pieces(self.model.problem, self.unit) if p.group == group]

    # Answering ----------------------------------------------------------------------------

    def goes(self) -> dict[str, int]:
        """Return what goes, as it stands in the form."""
        return {
            key: box.value() if isinstance(box, AmountBox) else int(box.isChecked())
            for key, box in self.boxes.items()
        }

    def _share(self, people: int) -> None:
        """Share everything like so many people; rooms and counters stay as they are."""
        made = proposal(self.model.problem, self.unit, people)
        for key, box in self.boxes.items():
            if isinstance(box, AmountBox) and key != "counters":
                box.blockSignals(True)
                box.setValue(made.get(key, 0))
                box.blockSignals(False)
        self._changed()

    def _changed(self) -> None:
        """Follow a figure: the sum of the people, whether it can be done, the areas."""
        goes = self.goes()
        people = people_of(self.model.problem, self.unit, goes)
        self.people.blockSignals(True)
        self.people.setValue(people)
        self.people.blockSignals(False)
        why = refusal(self.model.problem, self.unit, goes)
        self._why.setText(why)
        self._why.setVisible(bool(why))
        self.go.setEnabled(not why)
        self._pause.start()

    def _say_areas(self) -> None:
        goes, whole = self.goes(), headcount(self.model.problem, self.unit)
        people = people_of(self.model.problem, self.unit, goes)
        areas = part_area(self.model, self.unit, goes)
        said = [
            tr(
                f"stacking.split.{name}",
                people=format_number(n, Measure.PERSON),
                area=format_number(area, Measure.AREA, decimals=0),
            )
            for name, n, area in zip(
                ("part", "stays"), (people, whole - people), areas, strict=True
            )
        ]
        self._said.setText("\n".join(said))

    def apply(self) -> None:
        """Split the unit as the form says."""
        self._pause.stop()
        if self.go.isEnabled():
            before = {unit.id for unit in self.model.problem.unit}
            said = split(self.model, self.unit, self.goes(), self.name.text())
            fresh = (unit.id for unit in self.model.problem.unit if unit.id not in before)
            self.part = next(fresh, "")
            self.done.emit(said)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Enter splits, Escape gives up."""
        if event.key() == Qt.Key.Key_Escape:
            self.done.emit("")
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.apply()
        else:
            super().keyPressEvent(event)
