"""The table itself: keys, copying and pasting blocks, filling down, widths of columns."""

from __future__ import annotations

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QKeyCombination,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QFrame, QWidget

from desktop.document.grid import Cell
from desktop.widgets.grid.aim import Aim, aimed, copied, first_row
from desktop.widgets.grid.blocks import read_block
from desktop.widgets.grid.delegate import MARGIN, GridDelegate, toggle
from desktop.widgets.grid.frozen import FrozenTable
from desktop.widgets.grid.header import TitleHeader
from desktop.widgets.grid.layout import LaidOut
from desktop.widgets.grid.measure import wishes_of
from desktop.widgets.grid.menu import table_menu
from desktop.widgets.grid.model import WRONG, GridModel
from desktop.widgets.grid.widths import Wish, shared_out
from desktop.widgets.palette import ROW
from desktop.widgets.theme import current_theme
from solver.units import Kind

BAR = 16  # room for the upright scroll bar
TALL = 42  # pixels of a row of two lines


PASTE_BELOW = QKeyCombination(
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier, Qt.Key.Key_V
)


class GridView(FrozenTable):
    """A table of a grid, for the keyboard as much as for the mouse."""

    add_wanted = Signal()
    remove_wanted = Signal()
    bulk_wanted = Signal()
    opened = Signal(str)  # Enter or a double click on a row that cannot be written there
    pasted = Signal(int, object)  # cells written, the Aim with what had no place
    shut = Signal(QModelIndex)  # somebody wants to write where only the program writes

    def __init__(self, model: GridModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid_model = model
        self._laid_out: LaidOut | None = None
        self.enter_goes_down = True
        self.offers_bulk = False
        self._wishes: list[Wish] | None = None  # of the columns, while the words are as measured
        self._unfit = False  # its size has changed while nobody saw it
        self._titles = TitleHeader(self)
        self.setHorizontalHeader(self._titles)
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
        model.modelReset.connect(self._forget_widths)
        model.dataChanged.connect(self._make_room)
        self.doubleClicked.connect(self._double_clicked)

    def _set_up_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        high = current_theme().px(TALL if self.grid_model.tall else ROW)
        rows.setDefaultSectionSize(high)
        rows.setMinimumSectionSize(high)
        self._laid_out = LaidOut(self, self.grid_model)
        self._laid_out.sort_as_before()

    def frozen_columns(self) -> int:
        """Return how many columns tell which row it is: the name, and a figure before it."""
        shown = self.grid_model.columns_shown
        second = len(shown) > 1 and shown[0].kind is not Kind.TEXT and shown[1].kind is Kind.TEXT
        return 2 if second else 1

    # Widths

    def _forget_widths(self) -> None:
        """Measure the words anew, when the table is next seen if it is not seen now."""
        self._wishes = None
        if self.isVisible():
            self.fit_columns()

    def _make_room(self) -> None:
        """Measure anew when a figure in sight has grown out of its column: sums are read whole."""
        if self.isVisible() and self._wishes is not None and self._cuts_figure():
            self._forget_widths()

    def _cuts_figure(self) -> bool:
        model, metrics = self.grid_model, QFontMetrics(current_theme().font("body"))
        last = self.rowAt(self.viewport().height() - 1)
        rows = range(max(self.rowAt(0), 0), (last if last >= 0 else model.rowCount() - 1) + 1)
        return any(
            metrics.horizontalAdvance(model.seen(model.index(row, at)).text) + 2 * MARGIN
            > self.columnWidth(at)
            for at, column in enumerate(model.columns_shown)
            if column.numeric
            for row in rows
        )

    def fit_columns(self) -> None:
        """Give every column the width it was dragged to, or its share of the room.

        A title, a figure, a chip or a short word is never cut by itself; long texts give way.
        """
        assert self._laid_out is not None
        wishes, theme = self._wished(), current_theme()
        self._laid_out.quiet = True
        for i, width in enumerate(shared_out(wishes, self.width() - BAR)):
            self.setColumnWidth(i, width)
        self._laid_out.quiet = False
        two = any("\n" in self._titles.title(i) for i in range(len(wishes)))
        self._titles.setFixedHeight(theme.px(ROW + 16 if two else ROW))

    def _wished(self) -> list[Wish]:
        assert self._laid_out is not None
        if self._wishes is None or len(self._wishes) != len(self.grid_model.columns_shown):
            self._wishes = wishes_of(self.grid_model)
        titles = [self._titles.room(i) for i in range(len(self._wishes))]
        dragged = self._laid_out.widths()
        return [
            Wish(dragged[i], dragged[i], dragged[i]) if i in dragged else wish.above(title)
            for i, (wish, title) in enumerate(zip(self._wishes, titles, strict=True))
        ]

    def room_wanted(self) -> int:
        """Return the pixels in which the table need neither scroll nor cut a usual word."""
        return sum(wish.wanted for wish in self._wished()) + BAR

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - name of Qt
        """Fit the columns to another size, when it is next seen if it is not seen now.

        The rows of a table that is not seen may be gone from the document.
        """
        super().resizeEvent(event)  # type: ignore[arg-type]  # a QResizeEvent
        self._unfit = not self.isVisible()
        if not self._unfit:
            self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - name of Qt
        """Fit the columns to what came while nobody saw it."""
        if self._wishes is None or self._unfit:
            self._unfit = False
            self.fit_columns()
        super().showEvent(event)

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
        """Copy, paste, fill down, empty, tick, fold, edit; everything else is Qt's."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        known = self._by_control if control else self._by_key
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.keyCombination() == PASTE_BELOW:
            self.paste_below()
        elif not known(Qt.Key(event.key())):
            super().keyPressEvent(event)
            if event.text().isprintable() and event.text() and not control:
                self._tell_shut(self.currentIndex())

    def _by_control(self, key: Qt.Key) -> bool:
        known = {
            Qt.Key.Key_D: self.fill_down,
            Qt.Key.Key_U: self.bulk_wanted.emit,
            Qt.Key.Key_Delete: self.remove_wanted.emit,
        }
        act = known.get(key)
        if act:
            act()
        return act is not None

    def _by_key(self, key: Qt.Key) -> bool:
        match key:
            case Qt.Key.Key_Delete:
                self._empty()
            case Qt.Key.Key_Insert:
                self.add_wanted.emit()
            case Qt.Key.Key_Escape:
                self.grid_model.forgive()
            case Qt.Key.Key_F8:
                return self.next_wrong()
            case Qt.Key.Key_Space:
                return self._ticks() or self._folds(folded=None)
            case Qt.Key.Key_Left | Qt.Key.Key_Right:
                return self._folds(folded=key == Qt.Key.Key_Left)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                return self._edit()
            case _:
                return False
        return True

    def _folds(self, *, folded: bool | None) -> bool:
        """Close or open what hangs below the row, on its first cell; None turns it."""
        index, model = self.currentIndex(), self.grid_model
        if not index.isValid() or index.column() != 0:
            return False
        row = model.row_at(index.row())
        if model.is_head(row) and folded is not model.is_folded(row):
            model.fold([row], folded=not model.is_folded(row))
            return True
        above = model.parent_of(row)
        if folded and above:  # left on a row inside: to the row it hangs on
            self.go_to(model.index(model.position(above), 0))
        return bool(folded and above)

    def _edit(self) -> bool:
        index = self.currentIndex()
        writing = self.state() == QAbstractItemView.State.EditingState  # Return of the editor
        if writing or not index.isValid():
            return False
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.edit(index)
        else:
            self.opened.emit(self.grid_model.row_at(index.row()))
        return True

    def _double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._tell_shut(index)
            self.opened.emit(self.grid_model.row_at(index.row()))

    def _tell_shut(self, index: QModelIndex) -> None:
        """Tell that a cell is closed, where cells beside it are written."""
        columns = self.grid_model.columns_shown
        shut = index.isValid() and not columns[index.column()].editable
        if shut and any(column.editable for column in columns):
            self.shut.emit(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802 - name of Qt
        """Offer what the keys do."""
        made = table_menu(self)
        made.popup(event.globalPos())

    def _ticks(self) -> bool:
        index = self.currentIndex()
        if not index.isValid() or not index.flags() & Qt.ItemFlag.ItemIsEditable:
            return False
        row, column = self.grid_model.cell(index)
        if column.kind is Kind.FLAG:
            toggle(self.grid_model, row, column.name)
        return column.kind is Kind.FLAG

    def _empty(self) -> None:
        """Empty the selected cells, as one step."""
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
        if block:
            QGuiApplication.clipboard().setText(copied(self.grid_model, block))

    def paste(self) -> bool:
        """Write the block on the clipboard from the upper left of the selection, as one step.

        A single value fills the whole selection; rows beyond the last become new ones where rows
        may be added; a first line of headings says which columns are meant. What has no place is
        counted and told.
        """
        block = self.block()
        values = read_block(QGuiApplication.clipboard().text())
        if not block or not values:
            return False
        top, bottom, left, right = block
        if len(values) == 1 and len(values[0]) == 1:
            values = [values[0] * (right - left + 1) for _ in range(bottom - top + 1)]
        return self._write_block(aimed(self.grid_model, top, left, values))

    def paste_below(self) -> bool:
        """Make new rows of the block on the clipboard, below the last one, as one step."""
        values = read_block(QGuiApplication.clipboard().text())
        if not values or not self.grid_model.grid.can_add:
            return False
        return self._write_block(aimed(self.grid_model, self.grid_model.rowCount(), 0, values))

    def _write_block(self, aim: Aim) -> bool:
        done = bool(aim.cells) and self.grid_model.write(aim.cells)
        if done:
            self._choose(aim.top, aim.left, aim.height, aim.width)
        if aim.cells or aim.left_out:
            self.pasted.emit(len(aim.cells) if done else 0, aim)
        if not done:
            self.next_wrong()
        return done

    def _choose(self, top: int, left: int, height: int, width: int) -> None:
        model = self.grid_model
        bottom = min(top + height, model.rowCount()) - 1
        right = min(left + width, model.columnCount()) - 1
        chosen = QItemSelection(model.index(top, left), model.index(bottom, right))
        self.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(model.index(bottom, left))
        self.scrollTo(model.index(top, left))

    def fill_down(self) -> None:
        """Write the first row of the selection into all others of it, as one step."""
        block = self.block()
        if block and block[0] != block[1]:
            top, bottom, left, right = block
            first = first_row(self.grid_model, top, left, right)
            self._write_block(aimed(self.grid_model, top + 1, left, [first] * (bottom - top)))

    def go_to(self, index: QModelIndex) -> None:
        """Choose one cell and show it, whatever keys are held meanwhile."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, only)
        self.scrollTo(index)

    def next_wrong(self) -> bool:
        """Go to the next cell that could not be read; False when there is none."""
        spots = self.grid_model.wrong_cells()
        if not spots:
            return False
        here = (self.currentIndex().row(), self.currentIndex().column())
        after = [spot for spot in spots if (spot.row(), spot.column()) > here]
        self.go_to((after or spots)[0])
        return True

    def chosen_rows(self) -> list[str]:
        """Return the rows that have a selected cell, in the order shown."""
        positions = {
            position
            for part in self.selectionModel().selection().toList()
            for position in range(part.top(), part.bottom() + 1)
        }
        return [self.grid_model.row_at(position) for position in sorted(positions)]
