"""A histogram of amounts: what is below zero in the tone of bad news, above in that of good."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.widgets.theme import current_theme

FOOT, HEAD = 24, 8
Bin = tuple[int, int, int]  # from, to, how many


class Histogram(QWidget):
    """The chart.

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
        super().__init__()
        self._name, self._write, self._said, self._empty = name, write, said, empty
        self.bins: tuple[Bin, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(320, 120)

    def show_bins(self, bins: Sequence[Bin]) -> None:
        """Show other bins."""
        self.bins = tuple(bins)
        self.setAccessibleDescription("; ".join(self._said(b) for b in bins if b[2]))
        self.update()

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

    def event(self, event: QEvent) -> bool:
        """Say what the bin below the mouse holds."""
        if isinstance(event, QHelpEvent) and self.bins:
            at = min(int(event.pos().x() * len(self.bins) // max(1, self.width())),
                     len(self.bins) - 1)  # fmt: skip
            QToolTip.showText(event.globalPos(), self._said(self.bins[at]), self)
            return True
        return super().event(event)
