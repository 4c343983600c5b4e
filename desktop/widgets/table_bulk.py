"""One value for many rows: choose a field, give it a value, one step to undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame

from desktop.document.grid import Cell, Column, Grid
from desktop.document.text import sentence
from desktop.system.translate import tr
from desktop.widgets.calm_box import CalmComboBox
from desktop.widgets.form.field import Field, make_field
from desktop.widgets.palette import LARGE, MEDIUM, SMALL
from desktop.widgets.words import button, column, emptied, label, row

WITHOUT = frozenset({"name", "short"})  # what tells rows apart is not set for many


class BulkStrip(QFrame):
    """A strip above a table. `done` carries how many rows were written.

    Parameters
    ----------
    grid : callable
        Returns the grid whose fields may be set; its rows are those of the table.
    """

    done = Signal(int)
    closed = Signal()

    def __init__(self, grid: Callable[[], Grid]) -> None:
        super().__init__()
        self.setObjectName("well")
        self._grid = grid
        self._rows: tuple[str, ...] = ()
        self._field: Field | None = None
        self._said = label("", "strong")
        self._which = CalmComboBox()
        self._which.setAccessibleName(tr("table.bulk.field"))
        self._which.setMinimumWidth(200)
        self._which.activated.connect(lambda _: self._show_field())
        self._room = column()
        self.apply = button(tr("table.bulk.apply"), self._apply, kind="main")
        self.cancel = button(tr("table.bulk.cancel"), self.close_strip, kind="quiet")
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        which = column(label(tr("table.bulk.field"), "note", "quiet"), self._which, gap=2)
        which.addStretch(1)
        buttons = column(label(" ", "note"), row(self.apply, self.cancel), gap=2)
        buttons.addStretch(1)
        parts = row(which, self._room, buttons, None, gap=LARGE)
        parts.setStretchFactor(self._room, 1)
        box = column(self._said, parts, gap=SMALL)
        box.setContentsMargins(LARGE, MEDIUM, LARGE, MEDIUM)
        self.setLayout(box)

    @property
    def rows(self) -> tuple[str, ...]:
        """Return the rows that would be written."""
        return self._rows

    def open_for(self, rows: Sequence[str]) -> None:
        """Open for rows; those that the grid does not know are left out."""
        known = set(self._grid().rows())
        self.choose_rows([name for name in rows if name in known])
        if not self._rows:
            return
        fields = [c for c in self._grid().columns() if c.editable and c.name not in WITHOUT]
        before = self._which.currentData()
        self._which.clear()
        for each in fields:
            self._which.addItem(each.title, each.name)
        self._which.setCurrentIndex(max(0, self._which.findData(before)))
        self._show_field()
        self.show()
        self._which.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def choose_rows(self, rows: Sequence[str]) -> None:
        """Take over other rows while open; none closes the strip."""
        self._rows = tuple(rows)
        self._said.setText(tr("table.bulk.rows", n=len(self._rows)))
        if not self._rows:
            self.close_strip()

    def show_column(self, name: str) -> None:
        """Choose the field to be set."""
        at = self._which.findData(name)
        if at >= 0:
            self._which.setCurrentIndex(at)
            self._show_field()

    def _column(self) -> Column:
        wanted = self._which.currentData()
        return next(c for c in self._grid().columns() if c.name == wanted)

    def _show_field(self) -> None:
        """Show the editor of the field; a value that all rows share stands in it."""
        emptied(self._room)
        spec, grid = self._column(), self._grid()
        self._field = make_field(spec, grid.options(self._rows[0], spec.name))
        values = {(grid.text(r, spec.name), grid.value(r, spec.name)) for r in self._rows}
        shared = next(iter(values)) if len(values) == 1 else ("", "")
        self._field.show_value(*shared)
        self._room.addWidget(self._field)
        self._room.addStretch(1)
        self.setTabOrder(self._which, self._field.editor)
        self.setTabOrder(self._field.editor, self.apply)
        self.setTabOrder(self.apply, self.cancel)

    def _apply(self) -> None:
        field = self._field
        if field is None:
            return
        text = field.written()
        if text is None:
            field.complain(tr("table.bulk.nothing"))
            field.begin()
            return
        rows, spec = self._rows, self._column()
        found = self._grid().write(tuple(Cell(name, spec.name, text) for name in rows))
        if found:
            field.complain(sentence(found[0]))
            field.begin()
            return
        self.close_strip()
        self.done.emit(len(rows))

    def close_strip(self) -> None:
        """Close without writing."""
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Close on Escape, write on Enter."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_strip()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        else:
            super().keyPressEvent(event)
