"""A table whose first columns stay in sight while the others scroll sideways, as in Excel.

The columns scroll away as Qt has them, and are painted once more at the left edge. While Qt works
with the mouse or a key, places are those of the columns scrolled away, and the mouse over the
left edge is told as if it were there: what Qt chooses, drags and resizes is then right of itself.
Everybody else is told the places that are seen.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import (
    QHelpEvent,
    QHoverEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from desktop.widgets.theme import current_theme

MOST = 60  # per cent of the table that may stay; wider ones scroll away, or nothing else is seen
GRIP = 4  # pixels beside an edge of a title at which it is dragged
Index = QModelIndex | QPersistentModelIndex
Pointing = QMouseEvent | QHoverEvent | QHelpEvent
Mouse = QEvent.Type
MOUSE = (
    Mouse.MouseButtonPress,
    Mouse.MouseButtonRelease,
    Mouse.MouseButtonDblClick,
    Mouse.MouseMove,
)


class FrozenTable(QTableView):
    """A table that keeps its first columns at the left edge."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = False  # while Qt itself works with the mouse or a key

    def frozen_columns(self) -> int:
        """Return how many columns tell which row it is."""
        return 1

    def frozen_width(self) -> int:
        """Return the pixels at the left edge over which nothing scrolls; 0 when all is in place."""
        if not self.horizontalHeader().offset():
            return 0
        width = sum(self.columnWidth(at) for at in range(self.frozen_columns()))
        return width if width * 100 <= self.viewport().width() * MOST else 0

    def seen_rect(self, index: Index) -> QRect:
        """Return the place at which a cell is seen, or would be were it not behind the edge."""
        rect = super().visualRect(index)
        if index.column() < self.frozen_columns() and self.frozen_width():
            rect.translate(self.horizontalHeader().offset(), 0)
        return rect

    def covers(self, index: Index, rect: QRect) -> bool:
        """Tell whether the right end of a cell lies behind the left edge."""
        return index.column() >= self.frozen_columns() and rect.right() < self.frozen_width()

    def place_editor(self, editor: QWidget, index: Index, rect: QRect) -> None:
        """Lay an editor over its cell; what lies behind the left edge is not seen."""
        editor.setGeometry(rect)
        hidden = self.frozen_width() - rect.left() if index.column() >= self.frozen_columns() else 0
        if hidden > 0:
            seen = QRect(hidden, 0, max(rect.width() - hidden, 1), rect.height())
            editor.setMask(QRegion(seen))
        else:
            editor.clearMask()

    # What Qt asks and tells

    def visualRect(self, index: Index) -> QRect:  # noqa: N802 - name of Qt
        """Return the place of a cell."""
        return super().visualRect(index) if self._inside else self.seen_rect(index)

    def indexAt(self, at: object) -> QModelIndex:  # noqa: N802 - name of Qt
        """Return the cell at a place."""
        x, y = at.x(), at.y()  # type: ignore[attr-defined]  # a QPoint
        if not self._inside and 0 <= x < self.frozen_width():
            x -= self.horizontalHeader().offset()
        column, row = self.columnAt(x), self.rowAt(y)
        return self.model().index(row, column) if row >= 0 and column >= 0 else QModelIndex()

    def scrollTo(  # noqa: N802 - name of Qt
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Show a cell, not behind those that stay; those are always shown."""
        bar = self.horizontalScrollBar()
        stay = bar.value() if self.frozen_width() else -1
        super().scrollTo(index, hint)
        if index.column() < self.frozen_columns():
            bar.setValue(bar.value() if stay < 0 else stay)
            return
        lacking = self.frozen_width() - self.columnViewportPosition(index.column())
        if lacking > 0:
            bar.setValue(bar.value() - lacking)

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Tell Qt of the mouse where it works."""
        width = self.frozen_width()
        if not width or event.type() not in MOUSE or not isinstance(event, QMouseEvent):
            return super().viewportEvent(event)
        over = 0 <= event.position().x() < width
        told = shifted(event, self.horizontalHeader().offset() if over else 0)
        before, self._inside = self._inside, True
        try:
            return super().viewportEvent(told)
        finally:
            self._inside = before
            event.setAccepted(told.isAccepted())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Let Qt choose by its own places; Home shows the left end of the table."""
        before, self._inside = self._inside, True
        try:
            super().keyPressEvent(event)
        finally:
            self._inside = before
        if event.key() == Qt.Key.Key_Home:
            self.horizontalScrollBar().setValue(0)

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: N802 - name of Qt
        """Paint anew what stays; Qt moves what was painted."""
        super().scrollContentsBy(dx, dy)
        if dx:
            self.viewport().update()
            self.horizontalHeader().viewport().update()
            self.updateEditorGeometries()

    def selectionChanged(  # noqa: N802 - name of Qt
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Paint anew what stays too."""
        super().selectionChanged(selected, deselected)
        self._repaint()

    def currentChanged(self, current: Index, previous: Index) -> None:  # noqa: N802 - name of Qt
        """Paint anew what stays too."""
        super().currentChanged(current, previous)
        self._repaint()

    def _repaint(self) -> None:
        width = self.frozen_width()
        if width:
            self.viewport().update(0, 0, width, self.viewport().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the cells, then those that stay over them."""
        super().paintEvent(event)
        width, painted = self.frozen_width(), event.rect()
        if not width or painted.left() >= width:
            return
        painter = QPainter(self.viewport())
        room = QRect(0, painted.top(), width, painted.height())
        painter.fillRect(room, current_theme().colour("surface"))
        first, last = self.rowAt(painted.top()), self.rowAt(painted.bottom())
        if first >= 0:
            for row in range(first, (last if last >= 0 else self.model().rowCount() - 1) + 1):
                for column in range(self.frozen_columns()):
                    self._paint_cell(painter, self.model().index(row, column))
        painter.setPen(current_theme().colour("edge"))
        painter.drawLine(width - 1, room.top(), width - 1, room.bottom())
        painter.end()

    def _paint_cell(self, painter: QPainter, index: QModelIndex) -> None:
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        option.rect = self.seen_rect(index)
        if self.selectionModel().isSelected(index):
            option.state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and index == self.currentIndex():
            option.state |= QStyle.StateFlag.State_HasFocus
        else:
            option.state &= ~QStyle.StateFlag.State_HasFocus
        self.itemDelegateForIndex(index).paint(painter, option, index)


class FrozenHeader(QHeaderView):
    """The titles of such a table: those of the columns that stay do not scroll either."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._table = parent if isinstance(parent, FrozenTable) else None
        self._held = False  # the button went down on a title that stays
        self._pulled: tuple[int, int] | None = None  # at its edge: its place, and x less its width
        self.sectionResized.connect(self._repaint)

    def _frozen(self) -> int:
        return self._table.frozen_width() if self._table else 0

    def _repaint(self, *_: int) -> None:
        if self._table and self._frozen():
            self.viewport().update()
            self._table.viewport().update()

    def viewportEvent(self, event: QEvent) -> bool:  # noqa: N802 - name of Qt
        """Tell Qt of the mouse where it works."""
        if not isinstance(event, QMouseEvent | QHoverEvent | QHelpEvent):
            return super().viewportEvent(event)
        if isinstance(event, QMouseEvent) and self._pull(event):
            return True
        told = shifted(event, self.offset() if self._over(event) else 0)
        done = super().viewportEvent(told)
        event.setAccepted(told.isAccepted())
        if event.type() != Mouse.ToolTip:  # the title under the mouse
            self.viewport().update(0, 0, self._frozen(), self.height())
        return done

    def _over(self, event: Pointing) -> bool:
        """Tell whether an event is meant for what stays: by its place, dragged by its start."""
        here = 0 <= _across(event) < self._frozen()
        if not isinstance(event, QMouseEvent):
            return here
        if event.type() in (Mouse.MouseButtonPress, Mouse.MouseButtonDblClick):
            self._held = here
        goes_on = event.type() == Mouse.MouseButtonRelease or _dragged(event)
        return self._held if goes_on else here

    def _pull(self, event: QMouseEvent) -> bool:
        """Change a width by the edge of a title that stays; Qt would not left of its own edge."""
        x = _across(event)
        if _dragged(event) and self._pulled:
            at, less = self._pulled
            self.resizeSection(at, max(x - less, self.minimumSectionSize()))
            return True
        if event.type() in (Mouse.MouseButtonRelease, Mouse.MouseButtonDblClick):
            pulled, self._pulled = self._pulled, None
            return pulled is not None
        edge = None if _dragged(event) else self._edge_at(x)
        if edge is None:
            if not event.buttons() and x < self._frozen():
                self.unsetCursor()
            return False
        self.setCursor(Qt.CursorShape.SplitHCursor)
        if event.type() == Mouse.MouseButtonPress:
            self._pulled = (edge, x - self.sectionSize(edge))
        return True

    def _edge_at(self, x: int) -> int | None:
        """Return the title that stays whose right edge is there."""
        right = 0
        for at in range(self._table.frozen_columns() if self._table and self._frozen() else 0):
            right += self.sectionSize(at)
            if abs(x - right) <= GRIP:
                return at
        return None

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the titles, then those that stay over them."""
        super().paintEvent(event)
        width = self._frozen()
        if not width or self._table is None:
            return
        painter = QPainter(self.viewport())
        left = 0
        for at in range(self._table.frozen_columns()):
            self.paintSection(painter, QRect(left, 0, self.sectionSize(at), self.height()), at)
            left += self.sectionSize(at)
        painter.setPen(current_theme().colour("edge"))
        painter.drawLine(width - 1, 0, width - 1, self.height())
        painter.end()


def _across(event: Pointing) -> int:
    return event.pos().x() if isinstance(event, QHelpEvent) else int(event.position().x())


def _dragged(event: QMouseEvent) -> bool:
    return event.type() == Mouse.MouseMove and bool(event.buttons())


def shifted(event: Pointing, by: int) -> Pointing:
    """Return an event of the mouse as if it were so many pixels further left."""
    if isinstance(event, QHelpEvent):
        at = event.pos()
        at.setX(at.x() - by)
        return QHelpEvent(event.type(), at, event.globalPos())
    place = event.position()
    place.setX(place.x() - by)
    if isinstance(event, QMouseEvent):
        buttons = (event.button(), event.buttons(), event.modifiers())
        return QMouseEvent(event.type(), place, event.globalPosition(), *buttons)
    old = event.oldPosF()
    old.setX(old.x() - by)
    return QHoverEvent(event.type(), place, event.globalPosition(), old, event.modifiers())
