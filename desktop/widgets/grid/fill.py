"""The small square at the corner of the chosen cells: dragged down it fills, as in Excel."""

from __future__ import annotations

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.document.grid import Cell
from desktop.system.translate import tr
from desktop.widgets.grid.aim import first_row
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from desktop.widgets.theme import current_theme

SIDE = 9  # pixels
Block = tuple[int, int, int, int]  # first and last row, first and last column


class FillHandle(QWidget):
    """The square; Ctrl+D does the same by keys, and so nothing of it is told to a reader."""

    def __init__(self, view: GridView) -> None:
        super().__init__(view.viewport())
        self._view = view
        self._from: Block | None = None  # while it is dragged
        self._to = -1
        self.setFixedSize(SIDE, SIDE)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setToolTip(tr("table.fill_handle"))
        self.hide()
        view.selectionModel().selectionChanged.connect(self.follow)
        view.horizontalScrollBar().valueChanged.connect(self.follow)
        view.verticalScrollBar().valueChanged.connect(self.follow)
        view.horizontalHeader().sectionResized.connect(self.follow)
        for changed in (view.grid_model.modelReset, view.grid_model.rowsRemoved):
            changed.connect(self.follow)

    def follow(self, *_: object) -> None:
        """Go to the corner of what is chosen, or away."""
        if self._from is not None:
            return
        block = self._view.block()
        at = self._corner(block) if block and _writes(self._view.grid_model, block) else None
        self.setVisible(at is not None)
        if at is not None:
            self.move(at)

    def _corner(self, block: Block) -> QPoint | None:
        index = self._view.grid_model.index(block[1], block[3])
        rect = self._view.seen_rect(index)
        if self._view.covers(index, rect):
            return None
        spot = rect.bottomRight() - QPoint(SIDE // 2 + 1, SIDE // 2 + 1)
        return spot if self._view.viewport().rect().contains(rect.bottomRight()) else None

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Hold it."""
        self._from = self._view.block()
        self._to = self._from[1] if self._from else -1
        event.accept()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Show how far it would fill; beyond the edge the table scrolls."""
        if self._from is None:
            return
        view, model = self._view, self._view.grid_model
        top, bottom, left, right = self._from
        y = self.mapToParent(event.position().toPoint()).y()
        under = view.rowAt(y)
        self._to = max(bottom, under if under >= 0 or y < 0 else model.rowCount() - 1)
        chosen = QItemSelection(model.index(top, left), model.index(self._to, right))
        view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        view.scrollTo(model.index(self._to, right))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Fill down to there, as one step."""
        source, self._from = self._from, None
        if source is not None and self._to > source[1]:
            model = self._view.grid_model
            cells = filled(model, source, self._to)
            if cells and not model.write(cells):
                self._view.next_wrong()
        self.follow()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the square with a rim, so that it is seen on any ground."""
        theme = current_theme()
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(self.rect().adjusted(1, 1, -1, -1), theme.colour("accent"))
        painter.end()


def filled(model: GridModel, source: Block, to: int) -> list[Cell]:
    """Return the cells below a block down to a row: its rows again and again, fixed cells left.

    Parameters
    ----------
    model : GridModel
        The table.
    source : (int, int, int, int)
        What is repeated.
    to : int
        Position of the last row that is filled.
    """
    top, bottom, left, right = source
    rows = [first_row(model, row, left, right) for row in range(top, bottom + 1)]
    cells = []
    for row in range(bottom + 1, to + 1):
        texts = rows[(row - bottom - 1) % len(rows)]
        for column, text in enumerate(texts, left):
            index = model.index(row, column)
            if index.flags() & Qt.ItemFlag.ItemIsEditable:
                cells.append(Cell(model.row_at(row), model.columns_shown[column].name, text))
    return cells


def _writes(model: GridModel, block: Block) -> bool:
    """Tell whether anything of a block can be written, and anything stands below it."""
    return block[1] + 1 < model.rowCount() and any(
        model.columns_shown[at].editable for at in range(block[2], block[3] + 1)
    )
