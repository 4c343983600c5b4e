"""Stacked bars by hour against a line of supply, the peak marked; read by mouse and keyboard."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.document.text import format_number
from desktop.system.palette import opd_colour
from desktop.widgets.charts.spot_chart import SpotChart
from desktop.widgets.theme import current_theme
from solver.demand.rounding import ceil_div
from solver.units import Measure

HEIGHT, LEGEND, FOOT, TOP, AXIS, LINES = 206, 22, 20, 26, 44, 132
COLOURS = (0, 3, 1)  # of the first, second and third part, told apart with any colour vision


@dataclass(frozen=True)
class StackBars:
    """What is drawn.

    Parameters
    ----------
    hours : tuple of str
        Labels below the bars.
    parts : tuple of (str, tuple of int)
        Name and value by hour, from the bottom upwards.
    lines : tuple of (int, str)
        Levels of supply with their words, the lowest first.
    words : tuple of str
        Each hour in words.
    reserved : (int, str)
        How much at the bottom of every bar is set apart, hatched, and its name; 0 for none.
    """

    hours: tuple[str, ...] = ()
    parts: tuple[tuple[str, tuple[int, ...]], ...] = ()
    lines: tuple[tuple[int, str], ...] = ()
    words: tuple[str, ...] = ()
    reserved: tuple[int, str] = (0, "")

    @property
    def totals(self) -> tuple[int, ...]:
        """The height of each bar."""
        return tuple(sum(values[i] for _, values in self.parts) for i in range(len(self.hours)))

    @property
    def peak(self) -> int:
        """The position of the highest bar, -1 without any."""
        totals = self.totals
        return totals.index(max(totals)) if totals else -1


class HourlyStack(SpotChart):
    """The chart. Arrows and clicks choose an hour; `told` carries it in words."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._bars = StackBars()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(self, bars: StackBars) -> None:
        """Show other bars; the peak is chosen."""
        self._bars = bars
        self.begin(bars.peak)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(420, current_theme().px(HEIGHT))

    def spots(self) -> int:
        """Return the number of hours."""
        return len(self._bars.hours)

    def spot_at(self, point: QPointF) -> int:
        """Return the hour whose column is below a point."""
        hours = range(len(self._bars.hours))
        return next((i for i in hours if self._bar(i).contains(point)), -1)

    def said(self, at: int) -> str:
        """Return an hour in words."""
        return self._bars.words[at]

    def _room(self) -> QRectF:
        px = current_theme().px
        tall = self.height() - px(TOP) - px(FOOT) - px(LEGEND)
        return QRectF(px(AXIS), px(TOP), self.width() - px(AXIS) - px(LINES), tall)

    def _most(self) -> int:
        """Return the top of the axis: a round number whose half is whole."""
        most = max(*self._bars.totals, *(level for level, _ in self._bars.lines), 1)
        unit = max(2, int("1" + "0" * (len(str(most)) - 1)) // 5)
        return ceil_div(most, unit) * unit

    def _bar(self, i: int) -> QRectF:
        """Return the whole column of an hour."""
        room = self._room()
        step = room.width() / max(1, len(self._bars.hours))
        wide = min(step * 0.66, 46.0)
        left = room.left() + step * i + (step - wide) / 2
        return QRectF(left, room.top(), wide, room.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint bars, lines of supply, the peak and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._bars.hours:
            self._paint_axis(painter)
            for i in range(len(self._bars.hours)):
                self._paint_bar(painter, i)
            self._paint_lines(painter)
            self._paint_peak(painter)
            self._paint_legend(painter)
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        theme, room, most = current_theme(), self._room(), self._most()
        painter.setFont(theme.font("small"))
        for share in (0, 1, 2):
            y = room.bottom() - room.height() * share / 2
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("quiet"))
            box = QRectF(0, y - 9, room.left() - 6, 18)
            text = format_number(most * share // 2, Measure.COUNT)
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for i, hour in enumerate(self._bars.hours):
            bar = self._bar(i)
            box = QRectF(bar.center().x() - 30, room.bottom() + 3, 60, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, hour)

    def _paint_bar(self, painter: QPainter, i: int) -> None:
        theme, bar, most = current_theme(), self._bar(i), self._most()
        bottom = bar.bottom()
        for part, (_, values) in enumerate(self._bars.parts):
            tall = bar.height() * values[i] / most
            box = QRectF(bar.left(), bottom - tall, bar.width(), tall)
            painter.fillRect(box, QColor(opd_colour(COLOURS[part % len(COLOURS)])))
            bottom -= tall
        reserved = min(self._bars.reserved[0], self._bars.totals[i])
        if reserved:
            tall = max(3.0, bar.height() * reserved / most)
            box = QRectF(bar.left(), bar.bottom() - tall, bar.width(), tall)
            painter.fillRect(box, QBrush(QColor("#1b1f24"), Qt.BrushStyle.BDiagPattern))
        if self.hasFocus() and i == self.current:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRect(QRectF(bar.left(), bottom, bar.width(), bar.bottom() - bottom))

    def _paint_lines(self, painter: QPainter) -> None:
        theme, room, most = current_theme(), self._room(), self._most()
        painter.setFont(theme.font("small"))
        below = self.height() + 0.0
        for level, words in self._bars.lines:
            y = room.bottom() - room.height() * level / most
            over = level < max(self._bars.totals)
            tone = "negative" if over else "positive"
            painter.setPen(QPen(theme.colour(tone), 2, Qt.PenStyle.DashLine))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour(tone))
            at = min(y - 9, below - 18)  # the words of two lines do not run into each other
            box = QRectF(room.right() + 6, at, self.width() - room.right() - 6, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
            below = at

    def _paint_peak(self, painter: QPainter) -> None:
        theme, at = current_theme(), self._bars.peak
        total, bar = self._bars.totals[at], self._bar(at)
        top = bar.bottom() - bar.height() * total / self._most()
        painter.setFont(theme.font("strong"))
        painter.setPen(theme.colour("text"))
        text = f"▼ {format_number(total, Measure.COUNT)}"
        box = QRectF(bar.center().x() - 50, top - 20, 100, 18)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_legend(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font("small"))
        x, y = float(theme.px(AXIS)), self.height() - theme.px(LEGEND) + 5.0
        names = [(name, i) for i, (name, values) in enumerate(self._bars.parts) if any(values)]
        reserved = [(self._bars.reserved[1], -1)] if self._bars.reserved[0] else []
        for name, part in (*names, *reserved):
            box = QRectF(x, y + 2, 11, 11)
            if part < 0:
                painter.fillRect(box, QBrush(theme.colour("text"), Qt.BrushStyle.BDiagPattern))
            else:
                painter.fillRect(box, QColor(opd_colour(COLOURS[part % len(COLOURS)])))
            painter.setPen(theme.colour("quiet"))
            wide = painter.fontMetrics().horizontalAdvance(name)
            painter.drawText(
                QRectF(x + 16, y - 2, wide + 4, 18), Qt.AlignmentFlag.AlignVCenter, name
            )
            x += wide + 36
