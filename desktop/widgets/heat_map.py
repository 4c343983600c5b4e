"""A heat map: rows of rooms by hours of the week, read by mouse, keyboard and screen reader."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

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


class HeatMap(QWidget):
    """The map. Arrows and clicks choose a cell; `told` carries it in words."""

    told = Signal(str)

    def __init__(self, title: str) -> None:
        super().__init__()
        self._rows: tuple[HeatRow, ...] = ()
        self._groups: tuple[HeatGroup, ...] = ()
        self._at = (0, 0)
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_map(self, rows: Sequence[HeatRow], groups: Sequence[HeatGroup]) -> None:
        """Show other rows."""
        self._rows, self._groups = tuple(rows), tuple(groups)
        self._at = (0, 0)
        self._tell()
        self.updateGeometry()
        self.update()

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

    def words(self) -> str:
        """Return the chosen cell in words; empty without any."""
        row, column = self._at
        return self._rows[row].words[column] if row < len(self._rows) else ""

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
        if self.hasFocus() and self._rows:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.drawRect(self._box(*self._at).adjusted(0, 0, -2, -2))
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

    def _tell(self) -> None:
        self.setAccessibleDescription(self.words())
        self.told.emit(self.words())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk the cells."""
        step = ARROWS.get(Qt.Key(event.key()))
        if step is None or not self._rows:
            super().keyPressEvent(event)
            return
        self._at = (
            min(max(self._at[0] + step[0], 0), len(self._rows) - 1),
            min(max(self._at[1] + step[1], 0), self._columns - 1),
        )
        self._tell()
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Choose the cell below the mouse."""
        found = self.cell_at(event.position())
        if found:
            self._at = found
            self._tell()
            self.update()
        super().mousePressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - name of Qt
        """Show which cell is chosen."""
        self.update()
        super().focusInEvent(event)

    def event(self, event: QEvent) -> bool:
        """Tell the cell below the mouse."""
        if isinstance(event, QHelpEvent):
            found = self.cell_at(QPointF(event.pos()))
            text = self._rows[found[0]].words[found[1]] if found else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)
