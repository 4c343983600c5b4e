"""A heat map: rows of rooms by hours of the week, read by mouse, keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy

from desktop.widgets.charts.spot_chart import SpotChart
from desktop.widgets.matrix import HEATS, heat_colours
from desktop.widgets.theme import current_theme

ROW, NAMES, HEAD, GAP = 24, 128, 40, 6  # pixels at the usual text size
EVERY = 3  # hours that are named
STEPS = len(HEATS) - 1
ARROWS = {
    Qt.Key.Key_Left: (0, -1),
    Qt.Key.Key_Right: (0, 1),
    Qt.Key.Key_Up: (-1, 0),
    Qt.Key.Key_Down: (1, 0),
}


@dataclass(frozen=True)
class HeatRow:
    """One row: its name, percent by column, and each cell in words."""

    name: str
    percents: tuple[int, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class HeatGroup:
    """Columns that belong together: a day and its hours."""

    name: str
    columns: tuple[str, ...]


class HeatMap(SpotChart):
    """The map. Arrows and clicks choose a cell; `told` carries it in words."""

    def __init__(self, title: str) -> None:
        super().__init__(title)
        self._rows: tuple[HeatRow, ...] = ()
        self._groups: tuple[HeatGroup, ...] = ()
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_map(self, rows: Sequence[HeatRow], groups: Sequence[HeatGroup]) -> None:
        """Show other rows."""
        self._rows, self._groups = tuple(rows), tuple(groups)
        self.begin(0)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        px = current_theme().px
        return QSize(px(560), px(HEAD) + px(ROW) * max(1, len(self._rows)) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the least size."""
        return QSize(320, self.sizeHint().height())

    @property
    def _columns(self) -> int:
        return sum(len(group.columns) for group in self._groups)

    def _box(self, row: int, column: int) -> QRectF:
        """Return where a cell is; days stand a little apart."""
        px = current_theme().px
        gaps = GAP * max(0, len(self._groups) - 1)
        wide = (self.width() - px(NAMES) - gaps) / max(1, self._columns)
        before, group = column, 0
        while group < len(self._groups) and before >= len(self._groups[group].columns):
            before -= len(self._groups[group].columns)
            group += 1
        left = px(NAMES) + column * wide + group * GAP
        return QRectF(left, px(HEAD) + row * px(ROW), wide, px(ROW))

    def cell_at(self, point: QPointF) -> tuple[int, int] | None:
        """Return the cell below a point."""
        for row in range(len(self._rows)):
            for column in range(self._columns):
                if self._box(row, column).contains(point):
                    return row, column
        return None

    def spots(self) -> int:
        """Return the number of cells."""
        return len(self._rows) * self._columns

    def spot_at(self, point: QPointF) -> int:
        """Return the cell at a point as a number, row by row."""
        found = self.cell_at(point)
        return found[0] * self._columns + found[1] if found else -1

    def said(self, at: int) -> str:
        """Return a cell in words."""
        row, column = divmod(at, self._columns)
        return self._rows[row].words[column]

    def stepped(self, key: Qt.Key) -> int | None:
        """Return the cell a key leads to; it stays at the edge of the map."""
        if key not in ARROWS or self.current < 0:
            return None
        row, column = divmod(self.current, self._columns)
        down, right = ARROWS[key]
        row = min(max(row + down, 0), len(self._rows) - 1)
        column = min(max(column + right, 0), self._columns - 1)
        return row * self._columns + column

    def overview(self) -> str:
        """Return the names of the rows; the cells are too many to be read at once."""
        return "; ".join(row.name for row in self._rows)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint days, hours, names and cells."""
        theme = current_theme()
        painter = QPainter(self)
        self._paint_head(painter)
        middle = Qt.AlignmentFlag.AlignVCenter
        for i, row in enumerate(self._rows):
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font("note"))
            name = QRectF(0, self._box(i, 0).top(), theme.px(NAMES) - 8, theme.px(ROW))
            shown = painter.fontMetrics().elidedText(
                row.name, Qt.TextElideMode.ElideRight, int(name.width())
            )
            painter.drawText(name, middle, shown)
            painter.setFont(theme.font("small"))
            for j, percent in enumerate(row.percents):
                self._paint_cell(painter, self._box(i, j).adjusted(0, 0, -1, -1), percent)
        if self.hasFocus() and self.current >= 0:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRect(self._box(*divmod(self.current, self._columns)).adjusted(0, 0, -2, -2))
        painter.end()

    def _paint_head(self, painter: QPainter) -> None:
        theme, column = current_theme(), 0
        for group in self._groups:
            first, last = self._box(0, column), self._box(0, column + len(group.columns) - 1)
            painter.setPen(theme.colour("text"))
            painter.setFont(theme.font("note"))
            half = theme.px(HEAD) / 2
            day = QRectF(first.left(), 0, last.right() - first.left(), half)
            painter.drawText(day, Qt.AlignmentFlag.AlignVCenter, group.name)
            painter.setPen(theme.colour("quiet"))
            painter.setFont(theme.font("small"))
            for j, name in enumerate(group.columns):
                box = self._box(0, column + j)
                box.setTop(half)
                box.setHeight(half)
                if j % EVERY == 0:  # all of them would run into each other
                    box.setWidth(box.width() * EVERY)
                    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, name)
            column += len(group.columns)

    @staticmethod
    def _paint_cell(painter: QPainter, box: QRectF, percent: int) -> None:
        step = 0 if percent <= 0 else min(STEPS, max(1, -(-percent * STEPS // 100)))
        ground, ink = heat_colours(step)
        if step == 0:
            ground = current_theme().colours.sunken
        painter.fillRect(box, QColor(ground))
        if percent > 0 and box.width() > painter.fontMetrics().horizontalAdvance("00") + 1:
            painter.setPen(QColor(ink))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(min(percent, 99)))
