"""Chips: one or two words on a soft ground, such as how far a figure can be trusted."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.theme import current_theme

PAD = 8
RIM = 110  # of 255
TONES = {  # tone of each status of a figure, and whether its ground is filled
    "verified": ("positive", True),
    "single": ("note", True),
    "derived": ("note", False),
    "estimate": ("warning", False),
    "own": ("quiet", False),
    "illustration": ("warning", True),
}


def tone_of_status(status: str) -> tuple[str, bool]:
    """Return the tone of a status and whether its chip is filled."""
    return TONES.get(status, ("quiet", False))


def chip_width(text: str) -> int:
    """Return how wide a chip is, in pixels."""
    return QFontMetrics(current_theme().font("small")).horizontalAdvance(text) + 2 * PAD


def paint_chip(
    painter: QPainter, rect: QRect, text: str, tone: str, *, filled: bool = True
) -> None:
    """Paint a chip at the left of `rect`, in the middle of its height."""
    theme = current_theme()
    height = theme.px(20)
    width = min(chip_width(text), rect.width())
    box = QRectF(rect.left() + 0.5, rect.center().y() - height / 2 + 1, width - 1, height - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    ink = theme.colour(tone)
    soft = QColor(getattr(theme.colours, f"{tone}_soft", theme.colours.sunken))
    rim = QColor(ink)
    rim.setAlpha(RIM)  # seen on the ground of a chosen row too
    painter.setPen(Qt.PenStyle.NoPen if filled else QPen(rim))
    painter.setBrush(soft if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(ink)
    painter.setFont(theme.font("small"))
    metrics = QFontMetrics(painter.font())
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, int(box.width()) - PAD)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, shown)
    painter.restore()


class Chip(QWidget):
    """A chip as a widget."""

    def __init__(self, text: str = "", tone: str = "quiet", *, filled: bool = True) -> None:
        super().__init__()
        self._text, self._tone, self._filled = text, tone, filled
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_text(self, text: str, tone: str, *, filled: bool = True) -> None:
        """Say something else."""
        self._text, self._tone, self._filled = text, tone, filled
        self.setAccessibleName(text)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """Return what the chip says."""
        return self._text

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the size of the words and their ground."""
        return QSize(chip_width(self._text), current_theme().px(22))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the chip."""
        if self._text:
            painter = QPainter(self)
            paint_chip(painter, self.rect(), self._text, self._tone, filled=self._filled)
            painter.end()


def status_chip(status: str, label: str) -> Chip:
    """Return the chip of a status of a figure."""
    tone, filled = tone_of_status(status)
    return Chip(label, tone, filled=filled)
