"""Where the news of the chosen move comes from, and what is to be known of it: below the table."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.document.grid import Cell, Column
from desktop.document.text import sentence
from desktop.pages.moves.noted import WORDS
from desktop.pages.moves.realised import RealisedGrid
from desktop.system.translate import tr
from desktop.widgets.form_field import LineField
from desktop.widgets.palette import MEDIUM
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
        self.fields = {
            name: LineField(Column(name, tr(f"field.realisation.{name}"))) for name in WORDS
        }
        for name, field in self.fields.items():
            field.left.connect(partial(self._write, name))
        box = row(self.name, *self.fields.values(), gap=MEDIUM)
        for field in self.fields.values():
            box.setStretchFactor(field, 1)
        self.setLayout(box)
        self._show()

    def show_unit(self, grid: RealisedGrid, unit: str) -> None:
        """Show what is noted of the move of a unit; one that is not in the table counts as none."""
        self._grid = grid
        self.unit = unit if unit in grid.rows() else ""
        self._show()

    def _show(self) -> None:
        grid = self._grid if self.unit else None
        self.name.setText(grid.text(self.unit, "name") if grid else tr("moves.noted_none"))
        for name, field in self.fields.items():
            text = grid.text(self.unit, name) if grid else ""
            field.show_value(text, text)
            field.complain("")
            field.editor.setToolTip(text)
            field.editor.setEnabled(grid is not None and not grid.session.read_only)

    def _write(self, name: str, text: str) -> None:
        if self._grid and self.unit:
            found = self._grid.write((Cell(self.unit, name, text),))
            self.fields[name].complain(sentence(found[0]) if found else "")
