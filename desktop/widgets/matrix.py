"""A large matrix as a table: turned titles, names at the left, heat, cells written in place.

Qt paints only the cells that are seen, so 900 rows by 900 columns cost as much as one screen.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Any, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QBrush, QKeyEvent, QMouseEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QStyleOptionViewItem, QWidget

from desktop.document.grid import Column, Grid
from desktop.system.palette import contrast, mix
from desktop.widgets.grid.delegate import GridDelegate
from desktop.widgets.grid.model import GridModel
from desktop.widgets.grid.view import GridView
from desktop.widgets.palette import Palette
from desktop.widgets.theme import Theme, current_theme

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole
CELL = (46, 26)  # pixels at the usual text size
NAMES, TITLES = 196, 118  # width of the names, height of the titles
INDENT, FOLD = 16, 14
HEATS = (0, 9, 20, 31, 42, 52, 86)  # percent of accent by step; between 52 and 86 no ink reads


class MatrixHead(Protocol):
    """A row and the column of the same name; `open` is None where nothing folds."""

    @property
    def title(self) -> str:
        """Short words."""

    @property
    def full(self) -> str:
        """Words for a tooltip and a screen reader."""

    @property
    def open(self) -> bool | None:
        """Whether what lies below it is shown."""


class MatrixGrid(Grid, Protocol):
    """A grid with heads for rows and columns; tones are ``none``, ``inside``, ``heat.<0 to 6>``."""

    def head(self, name: str) -> MatrixHead:
        """Return the head of a row or column."""

    def words(self, row: str, column: str) -> str:
        """Return a cell in words."""


def heat_colours(step: int) -> tuple[str, str]:
    """Return ground and ink of a step of heat in the look in force."""
    return _heat(current_theme(), step)


@cache
def _heat(theme: Theme, step: int) -> tuple[str, str]:
    return heat_of(theme.colours, step)


@lru_cache(maxsize=64)
def heat_of(colours: Palette, step: int) -> tuple[str, str]:
    """Return ground and ink of a step of heat in the colours of a look."""
    ground = mix(colours.surface, colours.accent, HEATS[step])
    inks = (colours.text, colours.accent_ink, colours.surface)
    return ground, max(inks, key=lambda ink: contrast(ink, ground))


class MatrixModel(GridModel):
    """Cells in Qt's words, with names at the left and cells told in words."""

    grid: MatrixGrid

    def headerData(  # noqa: N802 - name of Qt
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        """Return title, explanation and words for a screen reader."""
        if section >= len(self.columns_shown):
            return None
        head = self.grid.head(self.columns_shown[section].name)
        if role == Role.DisplayRole:
            return head.title
        return head.full if role in (Role.ToolTipRole, Role.AccessibleTextRole) else None

    def _answer(self, row: str, column: Column, role: int) -> Any:
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            return self.wrong_at(row, column.name) or self.grid.words(row, column.name)
        if role == Role.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignCenter)
        return super()._answer(row, column, role)


class MatrixView(GridView):
    """The matrix. `fold_wanted` carries the name of a row to open or close."""

    fold_wanted = Signal(str)
    pair_wanted = Signal(str, str)  # row and column of a sum into which somebody wants to write

    def __init__(self, model: MatrixModel, parent: QWidget | None = None) -> None:
        super().__init__(model, parent)
        self.matrix = model
        self.setItemDelegate(MatrixDelegate(self))
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)

    def _set_up_headers(self) -> None:
        theme = current_theme()
        names, titles = (
            MatrixHeader(Qt.Orientation.Vertical),
            MatrixHeader(Qt.Orientation.Horizontal),
        )
        self.setVerticalHeader(names)
        self.setHorizontalHeader(titles)
        for header, size in ((titles, CELL[0]), (names, CELL[1])):
            header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            header.setMinimumSectionSize(10)
            header.setDefaultSectionSize(theme.px(size))
            header.setSectionsClickable(True)
            header.folded.connect(self._fold_at)

    def fit_columns(self) -> None:
        """All columns are of one width."""

    def _fold_at(self, section: int) -> None:
        if section < self.matrix.rowCount():
            self.fold_wanted.emit(self.matrix.row_at(section))

    def show_matrix(self, grid: MatrixGrid) -> None:
        """Show other rows and columns; the cell that was chosen stays chosen if it is there."""
        here, at = self.here(), self.horizontalScrollBar().value()
        self.matrix.show_grid(grid)
        self.horizontalScrollBar().setValue(at)
        self.choose(*here)

    def here(self) -> tuple[str, str]:
        """Return row and column of the chosen cell, empty without one."""
        index = self.currentIndex()
        if not index.isValid():
            return "", ""
        row, column = self.matrix.cell(index)
        return row, column.name

    def choose(self, row: str, column: str) -> None:
        """Choose a cell and bring it into sight."""
        names = [each.name for each in self.matrix.columns_shown]
        at = self.matrix.position(row)
        if at >= 0 and column in names:
            index = self.matrix.index(at, names.index(column))
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Space, + and - open and close; Enter too, where nothing can be written."""
        row, _ = self.here()
        head = self.matrix.grid.head(row) if row else None
        folds = head is not None and head.open is not None
        key = event.key()
        wanted = {Qt.Key.Key_Plus: False, Qt.Key.Key_Minus: True}.get(Qt.Key(key))
        writable = bool(self.currentIndex().flags() & Qt.ItemFlag.ItemIsEditable)
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not writable
        if folds and head and (key == Qt.Key.Key_Space or enter or wanted is head.open):
            self.fold_wanted.emit(row)
        elif event.text().isdecimal() and row and not writable:
            self.pair_wanted.emit(*self.here())
        elif wanted is None:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Open both sides where nothing can be written, or close the row when both are open."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not index.flags() & Qt.ItemFlag.ItemIsEditable:
            row, column = self.matrix.cell(index)
            sides = [self.matrix.grid.head(name).open for name in (row, column.name)]
            if False in sides:
                self.pair_wanted.emit(row, column.name)
            elif sides[0]:
                self.fold_wanted.emit(row)
            return
        super().mouseDoubleClickEvent(event)


class MatrixHeader(QHeaderView):
    """Names at the left or turned titles above; `folded` tells that a fold was clicked."""

    folded = Signal(int)

    def __init__(self, orientation: Qt.Orientation) -> None:
        super().__init__(orientation)
        self.setHighlightSections(True)
        self.sectionClicked.connect(self._clicked)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return room for names or titles."""
        theme = current_theme()
        across = self.orientation() == Qt.Orientation.Horizontal
        return QSize(100, theme.px(TITLES)) if across else QSize(theme.px(NAMES), 100)

    def _clicked(self, section: int) -> None:
        if self._open(section) is not None:
            self.folded.emit(section)

    def _open(self, section: int) -> bool | None:
        model = self.model()
        assert isinstance(model, MatrixModel)
        return model.grid.head(model.columns_shown[section].name).open

    def paintSection(  # noqa: N802 - name of Qt
        self,
        painter: QPainter,
        rect: QRect,
        logicalIndex: int,  # noqa: N803 - name of Qt
    ) -> None:
        """Paint one name."""
        theme = current_theme()
        folds = self._open(logicalIndex)
        current = self.parent()
        index = current.currentIndex() if isinstance(current, MatrixView) else QModelIndex()
        across = self.orientation() == Qt.Orientation.Horizontal
        here = index.isValid() and logicalIndex == (index.column() if across else index.row())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(rect, theme.colour("accent_soft" if here else "sunken"))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        painter.setPen(theme.colour("text" if folds is not None else "quiet"))
        painter.setFont(theme.font("strong" if folds is not None else "note"))
        if across:
            painter.translate(rect.left(), rect.bottom())
            painter.rotate(-90)
            rect = QRect(0, 0, rect.height(), rect.width())
        self._paint_name(painter, rect, logicalIndex, folds)
        painter.restore()

    def _paint_name(self, painter: QPainter, rect: QRect, section: int, folds: bool | None) -> None:
        across = self.orientation() == Qt.Orientation.Horizontal
        left = 8 if across else (8 + FOLD if folds is not None else 8 + INDENT + 6)
        if folds is not None and not across:
            _paint_fold(painter, QRectF(rect.left() + 8, rect.center().y() - 3, 8, 8), opened=folds)
        inner = rect.adjusted(left, 0, -6, 0)
        text = str(self.model().headerData(section, self.orientation()) or "")
        cut = Qt.TextElideMode.ElideMiddle  # names of units differ at their end
        shown = painter.fontMetrics().elidedText(text, cut, inner.width())
        painter.drawText(inner, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)


def _paint_fold(painter: QPainter, box: QRectF, *, opened: bool) -> None:
    corners = (
        [box.topLeft(), box.topRight(), box.center() + (box.bottomLeft() - box.topLeft()) / 2]
        if opened
        else [box.topLeft(), box.bottomLeft(), box.center() + (box.topRight() - box.topLeft()) / 2]
    )
    painter.save()
    painter.setBrush(current_theme().colour("quiet"))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.drawPolygon(QPolygonF(corners))
    painter.restore()


class MatrixDelegate(GridDelegate):
    """Paints heat and figures; editors are those of every table."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a cell."""
        theme, model = current_theme(), index.model()
        assert isinstance(model, GridModel)
        seen = model.seen(index)
        tone, text = seen.tone, seen.text
        step = int(tone.removeprefix("heat.")) if tone.startswith("heat.") else 0
        ground, ink = heat_colours(step)
        if tone == "inside":
            ground, ink = theme.colours.sunken, theme.colours.quiet
        if seen.wrong:
            ground, ink = theme.colours.negative_soft, theme.colours.negative
        rect = option.rect
        painter.fillRect(rect, ground)
        if tone == "none":
            painter.fillRect(rect, QBrush(theme.colour("edge"), Qt.BrushStyle.BDiagPattern))
        painter.setPen(theme.colour("line"))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        painter.drawLine(rect.topRight(), rect.bottomRight())
        if text:  # most cells are empty
            sums = not index.flags() & Qt.ItemFlag.ItemIsEditable
            painter.setPen(ink)
            painter.setFont(theme.font("strong" if sums else "note"))
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        view = option.widget
        state = view.selectionModel() if isinstance(view, MatrixView) else None
        if state is not None and state.hasSelection() and state.isSelected(_same(index)):
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))


def _same(index: Index) -> QModelIndex:
    return index.model().index(index.row(), index.column())
