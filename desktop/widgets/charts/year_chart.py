"""Columns above and below a line, one a year or month, with a second line running over them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.widgets.charts.live_chart import ticks
from desktop.widgets.charts.row_chart import paint_text
from desktop.widgets.charts.spot_chart import SpotChart
from desktop.widgets.theme import current_theme

AXIS, FOOT, HEAD = 92, 24, 26


@dataclass(frozen=True)
class Column:
    """A column: its name below, its amount, where the running line is, and all of it in words."""

    key: str
    label: str
    amount: int
    running: int | None
    said: str


class YearChart(SpotChart):
    """The chart; ``chosen(key)`` by click or arrows.

    Parameters
    ----------
    name : str
        What it is, for a screen reader.
    write : callable
        Turns an amount into text for the axis.
    names : (str, str)
        Names of the columns and of the running line.
    good : bool
        Whether more is good news; else columns have the tone of costs.
    """

    chosen = Signal(str)

    def __init__(
        self, name: str, write: Callable[[int], str], names: tuple[str, str], *, good: bool = True
    ) -> None:
        super().__init__(name)
        self._write, self._names, self._good = write, names, good
        self.columns: tuple[Column, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(170)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(420, 230)

    def show_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns."""
        self.columns = tuple(columns)
        self.begin(-1)

    def _window(self) -> tuple[int, int]:
        values = [0, *(c.amount for c in self.columns)]
        values += [c.running for c in self.columns if c.running is not None]
        low, high = min(values), max(values)
        return low, max(high, low + 1)

    def _room(self) -> QRectF:
        return QRectF(AXIS, HEAD, self.width() - AXIS - 8, self.height() - HEAD - FOOT)

    def _y(self, value: int) -> float:
        low, high = self._window()
        room = self._room()
        return room.bottom() - room.height() * (value - low) / (high - low)

    def column_rect(self, at: int) -> QRectF:
        """Return the strip of a column."""
        room = self._room()
        wide = room.width() / max(1, len(self.columns))
        return QRectF(room.left() + at * wide, room.top(), wide, room.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint axis, columns, line and legend."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.columns:
            self._paint_axis(painter)
            self._paint_columns(painter)
            self._paint_running(painter)
            self._paint_legend(painter)
        painter.end()

    def _paint_axis(self, painter: QPainter) -> None:
        theme, room = current_theme(), self._room()
        low, high = self._window()
        painter.setFont(theme.font("small"))
        for value in ticks(low, high):
            y = self._y(value)
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            paint_text(
                painter, QRectF(0, y - 9, AXIS - 8, 18), self._write(value), "quiet", right=True
            )
        painter.setPen(theme.colour("edge"))
        painter.drawLine(QPointF(room.left(), self._y(0)), QPointF(room.right(), self._y(0)))

    def _paint_columns(self, painter: QPainter) -> None:
        theme = current_theme()
        every = max(1, int(len(self.columns) * 64 // max(1.0, self._room().width())) + 1)
        for at, column in enumerate(self.columns):
            strip = self.column_rect(at)
            if at == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_soft"))
                painter.drawRect(strip)
            bad = (column.amount < 0) == self._good
            top, foot = sorted((self._y(column.amount), self._y(0)))
            wide = min(strip.width() * 0.6, 40.0)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("negative" if bad else "positive"))
            painter.drawRect(QRectF(strip.center().x() - wide / 2, top, wide, foot - top))
            if at % every == 0:
                below = QRectF(strip.center().x() - 40, self._room().bottom() + 4, 80, 18)
                painter.setPen(theme.colour("quiet"))
                painter.drawText(below, Qt.AlignmentFlag.AlignCenter, column.label)

    def _paint_running(self, painter: QPainter) -> None:
        theme = current_theme()
        spots = [
            QPointF(self.column_rect(at).center().x(), self._y(column.running))
            for at, column in enumerate(self.columns)
            if column.running is not None
        ]
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.drawPolyline(spots)
        painter.setBrush(theme.colour("accent"))
        for spot in spots:
            painter.drawEllipse(spot, 2.5, 2.5)

    def _paint_legend(self, painter: QPainter) -> None:
        theme, x = current_theme(), float(AXIS)
        tones = ("positive" if self._good else "negative", "accent")
        painter.setFont(theme.font("small"))
        for name, tone in zip(self._names, tones, strict=True):
            if not name:
                continue
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour(tone))
            painter.drawRoundedRect(QRectF(x, 5, 10, 10), 2, 2)
            wide = painter.fontMetrics().horizontalAdvance(name) + 4
            paint_text(painter, QRectF(x + 15, 0, wide, 20), name, "quiet")
            x += wide + 34

    # Hands

    def spots(self) -> int:
        """Return the number of columns."""
        return len(self.columns)

    def spot_at(self, point: QPointF) -> int:
        """Return the column at a point."""
        return self.column_at(point.x())

    def said(self, at: int) -> str:
        """Return a column in words."""
        return self.columns[at].said

    def picked(self, at: int) -> None:
        """Say which column was chosen."""
        self.chosen.emit(self.columns[at].key)

    def column_at(self, x: float) -> int:
        """Return the column at a place, -1 when none."""
        return next(
            (i for i in range(len(self.columns))
             if self.column_rect(i).left() <= x < self.column_rect(i).right()), -1,
        )  # fmt: skip
