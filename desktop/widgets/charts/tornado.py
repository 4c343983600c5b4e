"""A tornado: for every assumption how far its low and high end move a result."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from desktop.widgets.charts.row_chart import ChartRow, RowChart, paint_text
from desktop.widgets.theme import current_theme

NEAR = 0.5  # of the range of results: nought is drawn when it is as near as that
NAME, SIDE = 216, 84  # room for names, and for the result at either end


@dataclass(frozen=True)
class Lever(ChartRow):
    """An assumption: the result at its low and its high end, and its range in words."""

    low: int
    high: int
    note: str


class Tornado(RowChart):
    """The chart; the line down the middle is the result as it stands.

    Parameters
    ----------
    write : callable
        Turns a result into text.
    ends : (str, str)
        Names of the low and the high end, for the legend.
    """

    def __init__(self, name: str, write: Callable[[int], str], ends: tuple[str, str]) -> None:
        super().__init__(name, head=30)
        self._write, self._ends, self._base = write, ends, 0

    def show_levers(self, levers: Sequence[Lever], base: int) -> None:
        """Show other assumptions around a result."""
        self._base = base
        self.put_rows(levers)

    def _window(self) -> tuple[int, int]:
        levers = [row for row in self.rows if isinstance(row, Lever)]
        ends = [self._base, *(end for lever in levers for end in (lever.low, lever.high))]
        low, high = min(ends), max(ends)
        span = max(1, high - low)
        if low - NEAR * span <= 0 <= high + NEAR * span:  # farther away it would leave no room
            low, high = min(low, 0), max(high, 0)
        return low, max(high, low + 1)

    def _spot(self, value: int) -> float:
        low, high = self._window()
        room = max(40.0, self.width() - NAME - 2 * SIDE)
        return NAME + SIDE + room * (value - low) / (high - low)

    def paint_head(self, painter: QPainter) -> None:
        """Paint the legend, the line of zero and the line of the present result."""
        theme = current_theme()
        painter.setFont(theme.font("small"))
        x = 10.0
        for name, tone in zip(self._ends, ("quiet", "accent"), strict=True):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tone))
            painter.drawRoundedRect(QRectF(x, 9, 10, 10), 2, 2)
            paint_text(painter, QRectF(x + 16, 4, 130, 20), name, "quiet")
            x += 16 + painter.fontMetrics().horizontalAdvance(name) + 18
        if not self.rows:
            return
        foot = int(self.row_rect(len(self.rows) - 1).bottom())
        low, high = self._window()
        if low <= 0 <= high:
            painter.setPen(QPen(theme.colour("edge"), 1, Qt.PenStyle.DotLine))
            painter.drawLine(int(self._spot(0)), self.head, int(self._spot(0)), foot)
        painter.setPen(QPen(theme.colour("text"), 1.5))
        middle = self._spot(self._base)
        painter.drawLine(int(middle), self.head - 4, int(middle), foot)
        words = self._write(self._base)
        wide = painter.fontMetrics().horizontalAdvance(words) + 4
        left = min(max(middle - wide / 2, x + 8), self.width() - wide)
        paint_text(painter, QRectF(left, 2, wide, 22), words, "text")

    def paint_row(self, painter: QPainter, at: int, box: QRectF) -> None:
        """Paint the name with its range, both bars, and the results at their ends."""
        row = self.rows[at]
        assert isinstance(row, Lever)
        theme = current_theme()
        painter.setFont(theme.font("small"))
        wide = min(painter.fontMetrics().horizontalAdvance(row.note) + 4, NAME // 2)
        paint_text(
            painter, QRectF(NAME - wide - 6, box.top(), wide, box.height()), row.note, "quiet",
            right=True,
        )  # fmt: skip
        painter.setFont(theme.font("body"))
        paint_text(
            painter, QRectF(10, box.top(), NAME - wide - 24, box.height()), row.label, "text"
        )
        middle = self._spot(self._base)
        for value, tone in ((row.low, "quiet"), (row.high, "accent")):
            left, right = sorted((middle, self._spot(value)))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tone))
            painter.drawRect(QRectF(left, box.top() + 7, right - left, box.height() - 14))
        painter.setFont(theme.font("small"))
        left, right = (self._spot(v) for v in (min(row.low, row.high), max(row.low, row.high)))
        left, right = min(left, middle), max(right, middle)
        before = QRectF(left - SIDE, box.top(), SIDE - 5, box.height())
        behind = QRectF(right + 5, box.top(), SIDE - 5, box.height())
        paint_text(painter, before, self._write(min(row.low, row.high)), "quiet", right=True)
        paint_text(painter, behind, self._write(max(row.low, row.high)), "quiet")
