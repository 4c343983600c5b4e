"""A form for one record: its declared fields in groups, the source of its figures set apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.document.grid import Cell, Column, Grid
from desktop.document.text import sentence
from desktop.system.translate import tr
from desktop.widgets.chip import Chip, tone_of_status
from desktop.widgets.form.field import Field, make_field
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.words import column, emptied, label, row, rule

SOURCE = ("source", "status", "note")
Groups = Sequence[tuple[str, Sequence[str]]]  # (heading, fields); an empty heading shows none


class Form(QWidget):
    """The fields of one row of a grid, each saved as soon as it is left.

    Parameters
    ----------
    grid : Grid
        Where values come from and go to; the same as for a table.
    groups : sequence of (str, sequence of str)
        Headings and the fields below them; fields not named are not shown.
    across : int
        Fields side by side.
    """

    def __init__(self, grid: Grid, groups: Groups, across: int = 3) -> None:
        super().__init__()
        self._grid = grid
        self._groups = groups
        self._across = across
        self._row = ""
        self._fields: dict[str, Field] = {}
        self._chip = Chip()
        self._box: QVBoxLayout = column(gap=LARGE)
        self.setLayout(self._box)

    @property
    def shown(self) -> str:
        """Return the row shown; empty for none."""
        return self._row

    def show_row(self, grid: Grid, name: str) -> None:
        """Show another row."""
        self._grid, self._row = grid, name
        emptied(self._box)
        self._fields.clear()
        if not name:
            return
        columns = {c.name: c for c in grid.columns()}
        for heading, names in self._groups:
            self._box.addLayout(self._group(heading, [columns[n] for n in names]))
        if "source" in columns:
            self._box.addWidget(rule())
            self._box.addLayout(self._source(columns))
        self._box.addStretch(1)
        self.refresh()

    def _group(self, heading: str, columns: Sequence[Column]) -> QVBoxLayout:
        box: QVBoxLayout = column(gap=SMALL)
        if heading:
            box.addWidget(label(heading, "strong"))
        box.addLayout(self._laid(columns))
        return box

    def _laid(self, columns: Sequence[Column]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(LARGE)
        grid.setVerticalSpacing(MEDIUM)
        at = 0
        for each in columns:
            span = min(self._across, 2 if each.width >= 30 else 1)
            if at % self._across + span > self._across:
                at += self._across - at % self._across
            place = (at // self._across, at % self._across)
            grid.addWidget(self._field(each), *place, 1, span, Qt.AlignmentFlag.AlignTop)
            at += span
        for i in range(self._across):
            grid.setColumnStretch(i, 1)
        return grid

    def _field(self, each: Column) -> Field:
        options = self._grid.options(self._row, each.name)
        made = make_field(each, options)
        made.left.connect(lambda text, name=each.name: self._write(name, text))
        self._fields[each.name] = made
        return made

    def _source(self, columns: dict[str, Column]) -> QVBoxLayout:
        head = row(label(tr("form.source"), "strong", "quiet"), self._chip, None)
        fields = self._laid([columns[name] for name in SOURCE if name in columns])
        return column(head, fields, gap=SMALL)

    def refresh(self) -> None:
        """Show the values as they are now; what is being typed stays."""
        if not self._row or self._row not in self._grid.rows():
            return
        for name, made in self._fields.items():
            made.offer(self._grid.options(self._row, name))
            made.show_value(self._grid.text(self._row, name), self._grid.value(self._row, name))
        if "status" in self._fields:
            status = self._grid.value(self._row, "status")
            tone, filled = tone_of_status(status)
            self._chip.show_text(self._grid.text(self._row, "status"), tone, filled=filled)

    def _write(self, name: str, text: str) -> None:
        found = self._grid.write((Cell(self._row, name, text),))
        if name in self._fields:  # writing may have shown another row
            self._fields[name].complain(sentence(found[0]) if found else "")

    def field(self, name: str) -> Field:
        """Return the field of a name."""
        return self._fields[name]

    def begin(self, name: str = "name") -> None:
        """Put the cursor into a field, its text selected."""
        if name in self._fields:
            self._fields[name].begin()
