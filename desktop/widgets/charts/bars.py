"""A light bar chart painted by hand: stacked bars by year, no chart library on the way."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.system.palette import opd_colour
from desktop.widgets.theme import current_theme

LEGEND = 22  # height of a line of the legend
LINE = 14  # height of a line above a bar, where it takes two
AIR = 10  # pixels between the words above two bars


@dataclass(frozen=True)
class Series:
    """One colour of the bars: its name and its value per label."""

    name: str
    values: tuple[int, ...]


class BarChart(QWidget):
    """Stacked bars.

    Parameters
    ----------
    write : callable
        Turns a value into text for axis, tops and tooltips.
    """

    def __init__(self, write: Callable[[int], str], height: int = 220) -> None:
        super().__init__()
        self._write = write
        self._labels: Sequence[str] = ()
        self._series: Sequence[Series] = ()
        self._height = height
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._spots: list[tuple[QRectF, str]] = []

    def show_bars(self, labels: Sequence[str], series: Sequence[Series]) -> None:
        """Show other bars."""
        self._labels, self._series = labels, [s for s in series if any(s.values)]
        totals = ", ".join(
            f"{name}: {self._write(total)}"
            for name, total in zip(labels, self._totals(), strict=True)
        )
        self.setAccessibleName(totals)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(360, self._height)

    def _totals(self) -> list[int]:
        return [sum(s.values[i] for s in self._series) for i in range(len(self._labels))]

    def _tops(self) -> list[str]:
        """Return what stands above each bar, in two lines where one would run into the next."""
        metrics = QFontMetrics(current_theme().font("small"))
        step = self.width() / max(len(self._labels), 1) - AIR
        found = [self._write(total) if total else "–" for total in self._totals()]
        narrow = any(metrics.horizontalAdvance(words) > step for words in found)
        return ["\n".join(words.rsplit(None, 1)) for words in found] if narrow else found

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint bars, their tops, years and the legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._spots.clear()
        if self._labels and self._series:
            foot = self._paint_legend(painter)
            top = 22 + (LINE if any("\n" in words for words in self._tops()) else 0)
            room = QRectF(0, top, self.width(), self.height() - top - 22 - foot)
            self._paint_bars(painter, room)
        painter.end()

    def _paint_bars(self, painter: QPainter, room: QRectF) -> None:
        theme, tops = current_theme(), self._tops()
        most = max(*self._totals(), 1)
        step = room.width() / len(self._labels)
        wide = min(step * 0.56, 64.0)
        painter.setPen(theme.colour("line"))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        for i, name in enumerate(self._labels):
            left = room.left() + step * i + (step - wide) / 2
            bottom = room.bottom()
            for j, series in enumerate(self._series):
                tall = room.height() * series.values[i] / most
                box = QRectF(left, bottom - tall, wide, tall)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(opd_colour(j)))
                painter.drawRect(box.adjusted(0, 0 if tall < 3 else 1, 0, 0))
                said = f"{series.name}, {name}: {self._write(series.values[i])}"
                self._spots.append((box, said))
                bottom -= tall
            painter.setFont(theme.font("small"))
            painter.setPen(theme.colour("text"))
            high = 18 + LINE * tops[i].count("\n")
            top = QRectF(room.left() + step * i, bottom - high - 2, step, high)
            painter.drawText(top, Qt.AlignmentFlag.AlignCenter, tops[i])
            painter.setPen(theme.colour("quiet"))
            below = QRectF(room.left() + step * i, room.bottom() + 3, step, 18)
            painter.drawText(below, Qt.AlignmentFlag.AlignCenter, name)

    def _paint_legend(self, painter: QPainter) -> int:
        theme = current_theme()
        painter.setFont(theme.font("small"))
        metrics = painter.fontMetrics()
        lines, x = 1, 0
        places: list[tuple[int, int, str]] = []
        for series in self._series:
            need = metrics.horizontalAdvance(series.name) + 30
            if x and x + need > self.width():
                lines, x = lines + 1, 0
            places.append((x, lines, series.name))
            x += need
        for j, (left, line, name) in enumerate(places):
            y = self.height() - (lines - line + 1) * LEGEND + 4
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(opd_colour(j)))
            painter.drawRoundedRect(QRectF(left, y + 2, 10, 10), 2, 2)
            painter.setPen(theme.colour("quiet"))
            painter.drawText(QPointF(left + 16, y + 11), name)
        return lines * LEGEND

    def event(self, event: QEvent) -> bool:
        """Name the part of a bar below the mouse."""
        if isinstance(event, QHelpEvent):
            spot = next((t for box, t in self._spots if box.contains(event.pos())), "")
            QToolTip.showText(event.globalPos(), spot, self)
            return True
        return super().event(event)
