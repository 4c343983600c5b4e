"""A waterfall lying down: from one sum to another, a floating bar for every step."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.widgets.charts.row_chart import ChartRow, RowChart, paint_text
from desktop.widgets.theme import current_theme

NAME, VALUE = 216, 122  # room for names and amounts


@dataclass(frozen=True)
class Fall(ChartRow):
    """A row: a whole sum, or a step up or down from the row above.

    `start` and `end` are where its bar begins and ends; `text` is its amount in words.
    """

    start: int
    end: int
    text: str
    whole: bool = False


class Waterfall(RowChart):
    """The chart; dearer is in the tone of bad news, cheaper in that of good news."""

    def show_falls(self, falls: Sequence[Fall]) -> None:
        """Show other steps."""
        self.put_rows(falls)

    def _window(self) -> tuple[int, int]:
        """Return the lowest and highest sum shown: cut off when all steps are small beside them."""
        falls = [row for row in self.rows if isinstance(row, Fall)]
        ends = [end for fall in falls if not fall.whole for end in (fall.start, fall.end)]
        ends += [fall.end for fall in falls if fall.whole]
        low, high = min(ends, default=0), max(ends, default=1)
        margin = max(1, (high - low) // 12)
        low = 0 if 0 <= low < high // 2 else low - margin
        return min(low, high - 1), high + max(1, (high - low) // 50)

    def paint_row(self, painter: QPainter, at: int, box: QRectF) -> None:
        """Paint name, bar, the thread to the next row, and amount."""
        row = self.rows[at]
        assert isinstance(row, Fall)
        theme = current_theme()
        painter.setFont(theme.font("strong" if row.whole else "body"))
        paint_text(painter, QRectF(10, box.top(), NAME - 16, box.height()), row.label, "text")
        tone = "text" if row.whole else "negative" if row.end > row.start else "positive"
        amount = QRectF(box.right() - VALUE, box.top(), VALUE - 10, box.height())
        paint_text(painter, amount, row.text, tone, right=True)
        low, high = self._window()
        room = max(40.0, box.width() - NAME - VALUE - 12)

        def spot(value: int) -> float:
            return NAME + room * (max(low, value) - low) / max(1, high - low)

        left, right = sorted((spot(low if row.whole else row.start), spot(row.end)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent" if row.whole else tone))
        bar = QRectF(left, box.top() + 6, max(2.0, right - left), box.height() - 12)
        painter.drawRoundedRect(bar, 2, 2)
        if row.whole and low > 0:  # the foot of the bar is cut off: say so
            painter.setPen(QPen(theme.colour("surface"), 2.5))
            for x in (left + 10, left + 16):
                painter.drawLine(QPointF(x, bar.bottom() + 2), QPointF(x + 5, bar.top() - 2))
        if at + 1 < len(self.rows):
            painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DotLine))
            x = spot(row.end)
            painter.drawLine(int(x), int(box.bottom() - 6), int(x), int(box.bottom() + 6))
