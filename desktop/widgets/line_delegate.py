"""Lines of a list or tree that are painted: their height, and the ground of the chosen one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.widgets.theme import current_theme

Index = QModelIndex | QPersistentModelIndex
LEAST = 80  # pixels of width


class LineDelegate(QStyledItemDelegate):
    """Paints the ground of a line; what stands on it is drawn by `draw` of the one derived."""

    height = 30  # pixels at the usual size of text

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw what stands on the line."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt
        """Return the height of a line."""
        return QSize(LEAST, current_theme().px(self.height))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint a line."""
        theme = current_theme()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, theme.colour("accent_soft"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(option.rect, theme.colour("hover"))
        self.draw(painter, option.rect, index)
