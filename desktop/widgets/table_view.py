"""The table itself: keys, copying and pasting blocks, filling down, widths of columns."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QTableView, QWidget

from desktop.document.grid import Cell, Column
from desktop.widgets.palette import ROW
from desktop.widgets.table_delegate import GridDelegate, toggle
from desktop.widgets.table_model import WRONG, GridModel
from desktop.widgets.theme import current_theme
from solver.units import Kind

BAR = 16  # room for the upright scroll bar
NARROW, WIDE = 56, 300  # pixels a column has at least and at most by itself
LEAST_TEXT = 140  # texts give way down to this
SAMPLE = 60  # rows whose texts decide the width of a column


class GridView(QTableView):
    """A table of a grid, for the keyboard as much as for the mouse."""

    remove_wanted = Signal()

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self._fitting = self._dragged = False
        self.enter_goes_down = True
        self.setModel(model)
        self.setItemDelegate(GridDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.AnyKeyPressed
        )
        self._set_up_headers()
        model.modelReset.connect(self.fit_columns)

    def _set_up_headers(self) -> None:
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setDefaultSectionSize(current_theme().px(ROW))
        rows.setMinimumSectionSize(current_theme().px(ROW))
        columns.setHighlightSections(False)
        columns.setMinimumSectionSize(NARROW)
        columns.setStretchLastSection(False)
        columns.setSortIndicatorShown(True)
        columns.setSortIndicatorClearable(True)
        columns.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        columns.setSectionsClickable(True)
        columns.sectionResized.connect(self._resized)
        columns.sortIndicatorChanged.connect(self.grid_model.sort)

    # Widths

    def fit_columns(self) -> None:
        """Give every column the room of its words, and what is left to the texts."""
        model, theme = self.grid_model, current_theme()
        body, head = QFontMetrics(theme.font()), QFontMetrics(theme.font("strong"))
        widths = [self._wanted(i, c, body, head) for i, c in enumerate(model.columns_shown)]
        texts = [i for i, c in enumerate(model.columns_shown) if c.kind is Kind.TEXT]
        spare = self.width() - BAR - sum(widths)
        if spare > 0 and texts:
            for i in texts:
                widths[i] += spare // len(texts)
        elif texts:
            self._shrink(widths, texts, -spare)
        self._fitting = True
        for i, width in enumerate(widths):
            self.setColumnWidth(i, width)
        self._fitting = False
        titles = (model.headerData(i, Qt.Orientation.Horizontal) for i in range(len(widths)))
        two = any("\n" in str(title) for title in titles)
        self.horizontalHeader().setFixedHeight(theme.px(ROW + 16 if two else ROW))

    def _shrink(self, widths: list[int], texts: list[int], missing: int) -> None:
        """Take what is missing from the texts when that is enough; else from the last one."""
        can = {i: max(0, widths[i] - LEAST_TEXT) for i in texts}
        if missing > sum(can.values()):
            last = texts[-1]
            free = self.grid_model.columns_shown[last].width == 0
            can = {last: can[last] if free else 0}
        for i in reversed(texts):
            taken = min(can.get(i, 0), missing)
            widths[i] -= taken
            missing -= taken

    def _wanted(self, at: int, column: Column, body: QFontMetrics, head: QFontMetrics) -> int:
        model = self.grid_model
        words = str(model.headerData(at, Qt.Orientation.Horizontal) or "")
        least = max(head.horizontalAdvance(line) for line in [*words.split("\n"), ""]) + 20
        room = least
        if column.kind is not Kind.FLAG:
            for i in range(min(SAMPLE, model.rowCount())):
                text = str(model.index(i, at).data() or "")
                room = max(room, body.horizontalAdvance(text) + 26)
        if column.width:
            room = max(head.horizontalAdvance("0") * column.width, least)
        return min(max(room, NARROW), WIDE if not column.width else room)

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - name of Qt
        """Fit the columns to another size, until the person drags one."""
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent
        if not self._dragged:
            self.fit_columns()

    def _resized(self) -> None:
        self._dragged = self._dragged or (not self._fitting and self.isVisible())

    # Keys

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802 - names of Qt
        """Let Tab walk the cells of a table that can be written, and leave after its last one."""
        index, model = self.currentIndex(), self.grid_model
        ends = (model.rowCount() - 1, model.columnCount() - 1) if next else (0, 0)
        writable = any(column.editable for column in model.columns_shown)
        at_end = (index.row(), index.column()) == ends or not index.isValid()
        if writable and not at_end:
            return super().focusNextPrevChild(next)
        return QFrame.focusNextPrevChild(self, next)

    def closeEditor(  # noqa: N802 - name of Qt
        self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint
    ) -> None:
        """After Enter go one row down, as in a spreadsheet, unless something has to be mended."""
        super().closeEditor(editor, hint)
        index = self.currentIndex()
        by_enter = hint == QAbstractItemDelegate.EndEditHint.SubmitModelCache
        if by_enter and self.enter_goes_down and not index.data(WRONG):
            below = self.grid_model.index(index.row() + 1, index.column())
            if below.isValid():
                self.setCurrentIndex(below)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Copy, paste, fill down, empty, tick, edit; everything else is Qt's."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif (
            event.key() == Qt.Key.Key_D and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        ):
            self.fill_down()
        elif event.key() == Qt.Key.Key_Delete:
            self._delete(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.grid_model.forgive()
        elif not self._begins(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def _begins(self, key: Qt.Key) -> bool:
        if key == Qt.Key.Key_Space:
            return self._ticks()
        return key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._edit()

    def _edit(self) -> bool:
        index = self.currentIndex()
        writing = self.state() == QAbstractItemView.State.EditingState  # Return of the editor
        if writing or not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        self.edit(index)
        return True

    def _ticks(self) -> bool:
        index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        row, column = self.grid_model.cell(index)
        if column.kind is Kind.FLAG:
            toggle(self.grid_model, row, column.name)
        return column.kind is Kind.FLAG

    def _delete(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.remove_wanted.emit()
            return
        cells = [
            Cell(*self._names(index), text="")
            for index in self.selectedIndexes()
            if index.flags() & Qt.ItemFlag.ItemIsEditable
        ]
        if cells:
            self.grid_model.write(cells)

    def _names(self, index: object) -> tuple[str, str]:
        row, column = self.grid_model.cell(index)  # type: ignore[arg-type]  # of our model
        return row, column.name

    # Blocks

    def block(self) -> tuple[int, int, int, int] | None:
        """Return the rectangle around the selection: first and last row, first and last column."""
        ranges = self.selectionModel().selection().toList()
        if not ranges:
            return None
        parts = [(r.top(), r.bottom(), r.left(), r.right()) for r in ranges]
        tops, bottoms, lefts, rights = zip(*parts, strict=True)
        return min(tops), max(bottoms), min(lefts), max(rights)

    def copy(self) -> None:
        """Put the selected block on the clipboard, tabs between columns, as Excel does."""
        block = self.block()
        if not block:
            return
        top, bottom, left, right = block
        model = self.grid_model
        lines = (
            "\t".join(
                model.grid.text(model.row_at(r), model.columns_shown[c].name)
                for c in range(left, right + 1)
            )
            for r in range(top, bottom + 1)
        )
        QGuiApplication.clipboard().setText("\n".join(lines))

    def paste(self) -> bool:
        """Write the block on the clipboard from the upper left of the selection, as one step.

        A single value fills the whole selection; rows beyond the last become new ones where rows
        may be added.
        """
        block = self.block()
        text = QGuiApplication.clipboard().text().rstrip("\r\n")
        if not block or not text:
            return False
        values = [line.split("\t") for line in text.replace("\r\n", "\n").split("\n")]
        top, bottom, left, right = block
        if len(values) == 1 and len(values[0]) == 1:
            values = [values[0] * (right - left + 1) for _ in range(bottom - top + 1)]
        return self._write_block(top, left, values)

    def _write_block(self, top: int, left: int, values: list[list[str]]) -> bool:
        model = self.grid_model
        last = len(model.columns_shown)
        cells = []
        for r, line in enumerate(values, top):
            row = model.row_at(r) if r < model.rowCount() else f"+{r}"
            if row.startswith("+") and not model.grid.can_add:
                continue
            cells += [
                Cell(row, model.columns_shown[c].name, text)
                for c, text in enumerate(line, left)
                if c < last and model.columns_shown[c].editable
            ]
        done = bool(cells) and model.write(cells)
        if done:
            self._choose(top, left, len(values), max(map(len, values)))
        return done

    def _choose(self, top: int, left: int, height: int, width: int) -> None:
        model = self.grid_model
        bottom = min(top + height, model.rowCount()) - 1
        right = min(left + width, model.columnCount()) - 1
        chosen = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def fill_down(self) -> None:
        """Write the first row of the selection into all others of it, as one step."""
        block = self.block()
        if not block or block[0] == block[1]:
            return
        top, bottom, left, right = block
        model = self.grid_model
        names = [model.columns_shown[c].name for c in range(left, right + 1)]
        first = [
            model.grid.value(model.row_at(top), n)
            if model.grid.options(model.row_at(top), n)
            else model.grid.text(model.row_at(top), n)
            for n in names
        ]
        self._write_block(top + 1, left, [first] * (bottom - top))

    def chosen_rows(self) -> list[str]:
        """Return the rows that have a selected cell, in the order shown."""
        positions = {
            position
            for part in self.selectionModel().selection().toList()
            for position in range(part.top(), part.bottom() + 1)
        }
        return [self.grid_model.row_at(position) for position in sorted(positions)]
