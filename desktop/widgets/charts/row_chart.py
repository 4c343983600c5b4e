"""Rows that are painted and can be walked: the ground of waterfall, tornado and time line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QToolTip, QWidget

from desktop.widgets.theme import current_theme

ROW = 28  # height of a row
BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_PageUp: -10, Qt.Key.Key_PageDown: 10}


@dataclass(frozen=True)
class ChartRow:
    """A row: its key, its name, and the whole of it in words for readers of any kind."""

    key: str
    label: str
    said: str


class RowChart(QWidget):
    """Rows one below the other; ``chosen(key)`` by click, arrows or Enter.

    Parameters
    ----------
    name : str
        What the chart is, for a screen reader.
    head : int
        Height above the rows, for an axis or a legend.
    """

    chosen = Signal(str)
    opened = Signal(str)
    aside = 0  # pixels at the sides that cover what is scrolled below them

    def __init__(self, name: str, head: int = 0) -> None:
        super().__init__()
        self._name, self.head = name, head
        self.rows: tuple[ChartRow, ...] = ()
        self.current = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(name)

    def put_rows(self, rows: Sequence[ChartRow]) -> None:
        """Show other rows; the current one stays when it is still there."""
        key = self.rows[self.current].key if 0 <= self.current < len(self.rows) else ""
        self.rows = tuple(rows)
        self.current = next((i for i, row in enumerate(self.rows) if row.key == key), -1)
        self._speak()
        self.updateGeometry()
        self.update()

    def choose(self, key: str) -> None:
        """Make a row the current one, as a click does."""
        at = next((i for i, row in enumerate(self.rows) if row.key == key), -1)
        if at >= 0:
            self._go(at)

    def row_rect(self, at: int) -> QRectF:
        """Return where a row is."""
        tall = current_theme().px(ROW)
        return QRectF(0, self.head + at * tall, self.width(), tall)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        tall = current_theme().px(ROW)
        return QSize(320, self.head + tall * len(self.rows) + 6)

    def paint_head(self, painter: QPainter) -> None:
        """Paint what stands above the rows."""

    def paint_row(self, painter: QPainter, at: int, box: QRectF) -> None:
        """Paint one row; each chart says how."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint the rows that can be seen."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = current_theme()
        self.paint_head(painter)
        for at in range(len(self.rows)):
            box = self.row_rect(at)
            if not box.intersects(QRectF(event.rect())):
                continue
            if at == self.current:
                painter.setBrush(theme.colour("accent_soft"))
                edge = QPen(theme.colour("accent"), 1.5) if self.hasFocus() else Qt.PenStyle.NoPen
                painter.setPen(edge)
                painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 4, 4)
            self.paint_row(painter, at, box)
        painter.end()

    # Hands

    def row_at(self, y: float) -> int:
        """Return the row at a height, -1 when none."""
        at = int((y - self.head) // current_theme().px(ROW))
        return at if y >= self.head and 0 <= at < len(self.rows) else -1

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Choose the row below the mouse."""
        at = self.row_at(event.position().y())
        if at >= 0 and event.button() == Qt.MouseButton.LeftButton:
            self._go(at)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Open the row below the mouse."""
        at = self.row_at(event.position().y())
        if at >= 0:
            self.opened.emit(self.rows[at].key)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk the rows; Enter opens."""
        key, last = Qt.Key(event.key()), len(self.rows) - 1
        if last < 0:
            super().keyPressEvent(event)
        elif key in STEPS:
            self._go(min(max(self.current + STEPS[key], 0), last))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go(0 if key == Qt.Key.Key_Home else last)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self.current >= 0:
            self.opened.emit(self.rows[self.current].key)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802 - name of Qt
        """Show where the keyboard is: at the first row to begin with."""
        if self.current < 0 and self.rows and event.reason() in BY_KEY:
            self._go(0)
        super().focusInEvent(event)
        self.update()

    def _go(self, at: int) -> None:
        self.current = at
        self._speak()
        self.update()
        self._show(self._sight(at))
        self.chosen.emit(self.rows[at].key)

    def _sight(self, at: int) -> QRectF:
        """Return what of a row is brought into sight."""
        return self.row_rect(at)

    def _show(self, box: QRectF) -> None:
        """Scroll the area around to a part of a row."""
        parent = self.parentWidget()
        while parent is not None:
            if isinstance(parent, QScrollArea) and (inner := parent.widget()) is not None:
                spot = self.mapTo(inner, box.center().toPoint())
                parent.ensureVisible(spot.x(), spot.y(), self.aside, int(box.height()))
                return
            parent = parent.parentWidget()

    def _speak(self) -> None:
        here = self.rows[self.current].said if 0 <= self.current < len(self.rows) else ""
        self.setAccessibleName(f"{self._name}: {here}" if here else self._name)
        self.setAccessibleDescription("; ".join(row.said for row in self.rows[:60]))

    def event(self, event: QEvent) -> bool:
        """Say the whole of the row below the mouse."""
        if isinstance(event, QHelpEvent):
            at = self.row_at(event.pos().y())
            QToolTip.showText(event.globalPos(), self.rows[at].said if at >= 0 else "", self)
            return True
        return super().event(event)


def paint_text(
    painter: QPainter, box: QRectF, text: str, tone: str, *, right: bool = False
) -> None:
    """Paint a text in the middle of a box's height, shortened when it is too long."""
    theme = current_theme()
    painter.setPen(theme.colour(tone))
    shown = QFontMetricsF(painter.font()).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, shown)
