"""The profiles as seen: what one would change before it is taken, and keeping the values of now."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLineEdit

from desktop.pages.standards.profiles import ProfilesModel
from desktop.system.translate import tr
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.table import GridTable
from desktop.widgets.words import button, card, column, label, row


class ProfilePanel(QFrame):
    """One profile. `told` carries a sentence about what was done."""

    told = Signal(str)
    chosen = Signal(str)  # key of a standard

    def __init__(self, model: ProfilesModel) -> None:
        super().__init__()
        self._model, self.shown = model, ""
        self._title = label("", "title")
        self._words = label("", "body", "quiet", wrap=True)
        self.take = button("", self._take, kind="main", drawing="check")
        self.forget = button(tr("standards.profile.forget"), self._forget, drawing="trash-2")
        self.table = GridTable(
            model.grid(""),
            tr("standards.profile.rows"),
            empty=(tr("standards.profile.no_rows"), tr("standards.profile.no_rows.words")),
            drawing="scale",
        )
        self.table.row_chosen.connect(self.chosen)
        head = column(self._title, self._words, row(self.take, self.forget, None), gap=SMALL)
        box = column(head, self.table, gap=MEDIUM)
        box.setContentsMargins(0, 0, 0, 0)
        box.setStretchFactor(self.table, 1)
        self.setLayout(box)

    def show_profile(self, id: str, *, free: bool) -> None:
        """Show a profile as it is now beside the project."""
        other, self.shown = id != self.shown, id
        card = self._model.card(id)
        grid = self._model.grid(id)
        if grid != self.table.model.grid:
            self.table.show_grid(grid)
        if other and grid.rows():
            self.table.choose(grid.rows()[0])
        self._title.setText(card.title if card else "")
        self._words.setText(card.words if card else "")
        n = card.count if card else 0
        self.take.setText(tr("standards.profile.take", n=n))
        self.take.setEnabled(free and bool(n))
        self.forget.setVisible(bool(card and card.own and free))

    def _take(self) -> None:
        self.told.emit(self._model.take(self.shown))

    def _forget(self) -> None:
        self.told.emit(self._model.forget(self.shown))


class KeepPanel(QFrame):
    """Keep the values of now as a profile. `kept` carries the id of the new one."""

    kept = Signal(str)

    def __init__(self, model: ProfilesModel) -> None:
        super().__init__()
        self._model, self._free = model, True
        self.name = QLineEdit()
        self.name.setMaximumWidth(360)
        self.name.setAccessibleName(tr("field.standard_profile.name"))
        self.name.textChanged.connect(lambda _: self.refresh(free=self._free))
        self.name.returnPressed.connect(self._keep)
        self.whole = QCheckBox(tr("standards.profile.whole"))
        self.whole.toggled.connect(lambda _: self.refresh(free=self._free))
        self.keep = button(tr("standards.profile.keep"), self._keep, kind="main", drawing="save")
        self._said = label("", "note", "quiet", wrap=True)
        title = label(tr("field.standard_profile.name"), "note", "quiet")
        title.setBuddy(self.name)
        inside = card(
            label(tr("standards.profiles"), "title"),
            label(tr("standards.profiles.words"), "body", "quiet", wrap=True),
            column(title, self.name, gap=2),
            self.whole,
            row(self.keep, self._said, None, gap=LARGE),
            None,
        )
        box = column(inside)
        box.setAlignment(inside, Qt.AlignmentFlag.AlignTop)
        self.setLayout(box)

    def refresh(self, *, free: bool) -> None:
        """Say how many rows would be kept."""
        self._free = free
        n = self._model.own_rows()
        rows = bool(n) or self.whole.isChecked()
        self.keep.setEnabled(free and rows and bool(self.name.text().strip()))
        said = tr("standards.profile.own_rows", n=n) if n else tr("standards.profile.no_own")
        self._said.setText("" if self.whole.isChecked() else said)

    def _keep(self) -> None:
        if self.keep.isEnabled():
            id = self._model.keep(self.name.text(), whole=self.whole.isChecked())
            if id:
                self.name.clear()
                self.kept.emit(id)
