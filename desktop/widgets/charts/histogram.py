"""A histogram of amounts: what is below zero in the tone of bad news, above in that of good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.widgets.charts.spot_chart import SpotChart
from desktop.widgets.theme import current_theme

FOOT, HEAD = 24, 8
Bin = tuple[int, int, int]  # from, to, how many


class Histogram(SpotChart):
    """The chart; arrows and clicks choose a bin, `told` carries it in words.

    Parameters
    ----------
    name : str
        What it is, for a screen reader.
    write : callable
        Turns an amount into text.
    said : callable
        A bin in words.
    empty : str
        What is said before there is anything.
    """

    def __init__(
        self, name: str, write: Callable[[int], str], said: Callable[[Bin], str], empty: str
    ) -> None:
        super().__init__(name)
        self._write, self._bin_words, self._empty = write, said, empty
        self.bins: tuple[Bin, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(320, 120)

    def show_bins(self, bins: Sequence[Bin]) -> None:
        """Show other bins."""
        self.bins = tuple(bins)
        self.begin(min(self.current, len(self.bins) - 1))

    def spots(self) -> int:
        """Return the number of bins."""
        return len(self.bins)

    def spot_at(self, point: QPointF) -> int:
        """Return the bin at a point."""
        at = int(point.x() * len(self.bins) // max(1, self.width()))
        return at if 0 <= at < len(self.bins) else -1

    def said(self, at: int) -> str:
        """Return a bin in words."""
        return self._bin_words(self.bins[at])

    def overview(self) -> str:
        """Return the bins that hold anything in words."""
        return "; ".join(self._bin_words(each) for each in self.bins if each[2])

    def bin_rect(self, at: int) -> QRectF:
        """Return the strip of a bin."""
        wide = self.width() / max(1, len(self.bins))
        return QRectF(at * wide, HEAD, wide, self.height() - HEAD - FOOT)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint bins, the foot line, and the amounts at both ends and at zero."""
        theme, painter = current_theme(), QPainter(self)
        painter.setFont(theme.font("small"))
        if not self.bins:
            painter.setPen(theme.colour("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
            painter.end()
            return
        most = max(n for _, _, n in self.bins) or 1
        for at, (low, _, n) in enumerate(self.bins):
            strip = self.bin_rect(at)
            tall = strip.height() * n / most
            painter.fillRect(
                QRectF(strip.left() + 1, strip.bottom() - tall, strip.width() - 2, tall),
                theme.colour("negative" if low < 0 else "positive"),
            )
        if self.current >= 0:
            tone = "accent" if self.hasFocus() else "edge"
            painter.setPen(QPen(theme.colour(tone), 1.5))
            painter.drawRect(self.bin_rect(self.current).adjusted(1, 1, -1, 0))
        foot = int(self.bin_rect(0).bottom())
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.drawLine(0, foot, self.width(), foot)
        self._paint_ends(painter, foot)
        painter.end()

    def _paint_ends(self, painter: QPainter, foot: int) -> None:
        painter.setPen(current_theme().colour("quiet"))
        box = QRectF(0, foot + 3, self.width(), FOOT - 4)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignLeft, self._write(self.bins[0][0]))
        painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, self._write(self.bins[-1][1]))
        at = next((i for i, b in enumerate(self.bins) if b[0] == 0), 0)
        x = self.bin_rect(at).left()
        if 150 < x < self.width() - 150:
            painter.drawText(
                QRectF(x - 30, foot + 3, 60, FOOT - 4), Qt.AlignmentFlag.AlignCenter, self._write(0)
            )
