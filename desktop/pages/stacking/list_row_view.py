"""A unit of the list in two lines: its own name, and below it its OPD and where it sits."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QPainter

from desktop.widgets.line_delegate import Index, LineDelegate
from desktop.widgets.theme import current_theme

BELOW = Qt.ItemDataRole.UserRole + 1
MARK, MARGIN = 12, 6
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TwoLines(LineDelegate):
    """Draws the colour, the name and the quiet line; what is too long loses its middle."""

    height = 38

    def draw(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """Draw both lines: the end of a name is what tells `Bidang 84` from `Bidang 85`."""
        theme = current_theme()
        inner = rect.adjusted(MARGIN, 2, -MARGIN, -2)
        icon = index.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(icon, QIcon):
            icon.paint(painter, QRect(inner.x(), inner.y() + 4, MARK, MARK))
        inner.adjust(MARK + MARGIN, 0, 0, 0)
        half = inner.height() // 2
        upper, lower = inner.adjusted(0, 0, 0, -half), inner.adjusted(0, half, 0, 0)
        said = (
            (upper, Qt.ItemDataRole.DisplayRole, "body", "text"),
            (lower, BELOW, "small", "quiet"),
        )
        painter.save()
        for box, role, size, ink in said:
            font = theme.font(size)
            painter.setFont(font)
            painter.setPen(theme.colour(ink))
            painter.drawText(box, LEFT, cut(QFontMetrics(font), str(index.data(role)), box.width()))
        painter.restore()


def cut(metrics: QFontMetrics, text: str, width: int) -> str:
    """Return a text without its middle where it is too long."""
    return metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, width)
