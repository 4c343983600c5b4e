"""Where the news of the chosen move comes from, and what is to be known of it: below the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.pages.moves.noted import WORDS
from desktop.pages.moves.realised import RealisedGrid
from desktop.system.translate import tr
from desktop.widgets.palette import SMALL
from desktop.widgets.words import label, row

NAME = 200  # pixels of the name of the unit


class NotedBar(QWidget):
    """Source and note of one unit, read whole and written without looking for their columns."""

    def __init__(self) -> None:
        super().__init__()
        self._grid: RealisedGrid | None = None
        self.unit = ""
        self.name = label("", "strong", wrap=True)
        self.name.setFixedWidth(NAME)
        self.fields = {name: QLineEdit() for name in WORDS}
        parts: list[QWidget] = [self.name]
        for name, field in self.fields.items():
            title = label(tr(f"field.realisation.{name}"), "note", "quiet")
            title.setBuddy(field)
            field.setAccessibleName(title.text())
            field.editingFinished.connect(partial(self._write, name))
            parts += [title, field]
        self._said = label(tr("moves.noted_none"), "note", "quiet")
        self._parts = parts
        self.setLayout(row(*parts, self._said, gap=SMALL))
        self._show()

    def show_unit(self, grid: RealisedGrid, unit: str) -> None:
        """Show what is noted of the move of a unit; one that is not in the table counts as none."""
        same = unit == self.unit
        self._grid = grid
        self.unit = unit if unit in grid.rows() else ""
        self._show(same=same)

    def _show(self, *, same: bool = False) -> None:
        """Show the texts; what is being typed for the same unit stays."""
        grid = self._grid if self.unit else None
        for part in self._parts:
            part.setVisible(grid is not None)
        self._said.setVisible(grid is None)
        self.name.setText(grid.text(self.unit, "name") if grid else "")
        for name, field in self.fields.items():
            text = grid.text(self.unit, name) if grid else ""
            if not (same and field.hasFocus() and field.isModified()):
                field.setText(text)
                field.setCursorPosition(0)
            field.setToolTip(text)
            field.setReadOnly(grid is None or grid.session.read_only)

    def _write(self, name: str) -> None:
        field = self.fields[name]
        if self._grid and self.unit and field.isModified():
            field.setModified(False)
            if field.text() != self._grid.text(self.unit, name):
                self._grid.note(self.unit, name, field.text())
