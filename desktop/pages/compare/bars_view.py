"""Bars of cost by group, one a scenario: cash filled, one-off striped, time outlined apart."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.document.text import format_money_short
from desktop.pages.compare.viewmodel import BarText
from desktop.system.palette import series_colour
from desktop.system.translate import tr
from desktop.widgets.theme import current_theme
from desktop.workflows.compare_scenarios import DRAWN

LINE, LEGEND, NAME, TOTAL = 30, 26, 210, 130
PALE = 0.4  # of a plan in which not all sit somewhere


class CostBars(QWidget):
    """The bars."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: tuple[BarText, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: Sequence[BarText]) -> None:
        """Show other bars."""
        self._bars = tuple(bars)
        self.setAccessibleName(", ".join(map(_said, bars)))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(400, LEGEND + LINE * len(self._bars) + 4)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint legend and bars."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_legend(painter)
        most = max((sum(max(0, a) for a in bar.amounts) for bar in self._bars), default=0) or 1
        room = max(60.0, self.width() - NAME - TOTAL)
        for i, bar in enumerate(self._bars):
            self._paint_bar(painter, bar, LEGEND + i * LINE, room / most)
        painter.end()

    def _paint_legend(self, painter: QPainter) -> None:
        theme = current_theme()
        font = theme.font("small")
        painter.setFont(font)
        x = float(NAME)
        for i, group in enumerate(DRAWN):
            self._fill(painter, QRectF(x, 6, 11, 11), i)
            text = tr(f"cost_group.{group.value}")
            painter.setPen(theme.colour("quiet"))
            width = QFontMetricsF(font).horizontalAdvance(text)
            painter.drawText(QRectF(x + 17, 2, width + 4, 19), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + 40

    def _paint_bar(self, painter: QPainter, bar: BarText, y: float, scale: float) -> None:
        theme = current_theme()
        font = theme.font("note")
        painter.setFont(font)
        painter.setPen(theme.colour("text"))
        name = QFontMetricsF(font).elidedText(bar.name, Qt.TextElideMode.ElideRight, NAME - 14)
        painter.drawText(QRectF(0, y, NAME - 12, LINE - 6), Qt.AlignmentFlag.AlignVCenter, name)
        x = float(NAME)
        painter.setOpacity(PALE if bar.missing else 1.0)
        for i, amount in enumerate(bar.amounts):
            width = max(0, amount) * scale
            box = QRectF(x, y + 2, max(0.0, width - 1), LINE - 10)
            self._fill(painter, box, i)
            text = format_money_short(amount)
            fits = QFontMetricsF(font).horizontalAdvance(text) + 14 < width
            if fits and i != 1 and not bar.missing:
                painter.setPen(QColor("#ffffff") if i == 0 else theme.colour("text"))
                painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
            x += width
        painter.setOpacity(1.0)
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("warning" if bar.missing else "text"))
        total = f"▲ {bar.total}" if bar.missing else bar.total
        painter.drawText(QRectF(x + 8, y, TOTAL, LINE - 6), Qt.AlignmentFlag.AlignVCenter, total)

    def _fill(self, painter: QPainter, box: QRectF, group: int) -> None:
        """Fill a part by its group: solid, striped, or outlined."""
        if box.width() <= 0:
            return
        colour = QColor(series_colour((0, 3, 6)[group]))
        painter.setPen(Qt.PenStyle.NoPen)
        if group == 0:
            painter.setBrush(colour)
            painter.drawRoundedRect(box, 2, 2)
            return
        if group == 1:
            painter.setBrush(colour)
            painter.drawRoundedRect(box, 2, 2)
            stripes = QBrush(current_theme().colour("surface"), Qt.BrushStyle.BDiagPattern)
            painter.setBrush(stripes)
            painter.drawRoundedRect(box, 2, 2)
            return
        painter.setPen(QPen(colour, 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(0.6, 0.6, -0.6, -0.6), 2, 2)


def _said(bar: BarText) -> str:
    return f"{bar.name}: {bar.total}" + (f" ({bar.missing})" if bar.missing else "")
