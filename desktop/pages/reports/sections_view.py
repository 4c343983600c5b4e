"""Which sections the report has: how many in a line, and below it a tick for each when wanted."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from desktop.pages.reports.viewmodel import ReportsModel
from desktop.system.translate import tr
from desktop.widgets.palette import SMALL, TINY
from desktop.widgets.words import button, column, holder, label, row


class SectionChoice(QWidget):
    """Folded at first; what is chosen is remembered for the file. `changed` tells of a choice."""

    changed = Signal()

    def __init__(self, model: ReportsModel) -> None:
        super().__init__()
        self._model = model
        self._said = label("", "note", "quiet")
        self._without = label("", "small", "quiet", wrap=True)
        self.open = button("", self._turn, kind="link")
        self.every = button(tr("reports.sections.every"), lambda: self._set(on=True), kind="link")
        self.none = button(tr("reports.sections.none"), lambda: self._set(on=False), kind="link")
        left = model.without()
        self.ticks = {key: QCheckBox(name) for key, name in model.sections()}
        for key, tick in self.ticks.items():
            tick.setChecked(key not in left)
            tick.toggled.connect(self._choose)
        many = row(self.every, self.none, None, gap=SMALL)
        about = label(tr("reports.sections.help"), "small", "quiet", wrap=True)
        self._room = holder(column(many, *self.ticks.values(), about, gap=SMALL))
        self._room.hide()
        head = column(
            label(tr("reports.sections"), "lead"), row(self._said, None, self.open), gap=0
        )
        self.setLayout(column(head, self._without, self._room, gap=TINY))
        self._say()

    @property
    def without(self) -> tuple[str, ...]:
        """Return the sections that are left out."""
        return tuple(key for key, tick in self.ticks.items() if not tick.isChecked())

    def _turn(self) -> None:
        """Show the ticks, or fold them away; the keys go on where they were."""
        self._room.setVisible(self._room.isHidden())
        self._say()
        if not self._room.isHidden():
            self.ticks[next(iter(self.ticks))].setFocus(Qt.FocusReason.TabFocusReason)

    def _set(self, *, on: bool) -> None:
        """Choose all sections, or none."""
        if all(tick.isChecked() is on for tick in self.ticks.values()):
            return
        for tick in self.ticks.values():
            tick.blockSignals(True)
            tick.setChecked(on)
            tick.blockSignals(False)
        self._choose()

    def _choose(self) -> None:
        self._model.leave_out(self.without)
        self._say()
        self.changed.emit()

    def _say(self) -> None:
        folded = self._room.isHidden()
        said, without = self._model.sections_words(self.without)
        self._said.setText(said)
        self._without.setText(without)
        self._without.setVisible(bool(without) and folded)
        self.open.setText(tr("reports.sections.choose" if folded else "reports.sections.close"))
        self.open.setAccessibleName(f"{self.open.text()}: {said}")
