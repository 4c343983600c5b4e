"""A front of two measures as points that can be walked, clicked and opened, painted by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.charts.live_chart import step_of, ticks
from desktop.widgets.theme import current_theme

FOOT, HEAD, AXIS, RIGHT = 46, 26, 112, 24
NEAR = 26  # pixels from a point that still mean it
STEPS = {
    Qt.Key.Key_Left: -1, Qt.Key.Key_Up: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Down: 1,
}  # fmt: skip
ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
FAR = {Qt.Key.Key_Home: -(10**6), Qt.Key.Key_End: 10**6}
Near = Callable[[int, int], str]


@dataclass(frozen=True)
class ChartPoint:
    """A point: across, upright, how low it could be at best, and what it says."""

    across: int
    upright: int
    least: int | None = None
    proved: bool = False
    said: str = ""


class FrontChart(QWidget):
    """The chart. `chosen(number)` by click or arrows, `opened(number)` by Enter or double click.

    Parameters
    ----------
    name : str
        What the chart is, for a screen reader.
    axes : (str, str)
        Names of the upright and the across measure.
    writers : (callable, callable)
        ``write(value, apart)`` for the ticks of both.
    empty : str
        What is said before the first point.
    """

    chosen = Signal(int)
    opened = Signal(int)

    def __init__(
        self, name: str, axes: tuple[str, str], writers: tuple[Near, Near], empty: str
    ) -> None:
        super().__init__()
        self._name, self._axes, self._writers, self._empty = name, axes, writers, empty
        self.points: tuple[ChartPoint, ...] = ()
        self.today: tuple[int, int] | None = None
        self.today_name = ""
        self.current = -1
        self.stepped = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(150)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(name)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(520, 280)

    def show_points(
        self, points: Sequence[ChartPoint], *, stepped: bool = False, current: int = -1
    ) -> None:
        """Show other points, in the order in which they are walked.

        `stepped` draws the line between them as steps: nothing in between is a plan.
        """
        self.points = tuple(sorted(points, key=lambda p: p.across)) if stepped else tuple(points)
        self.stepped, self.current = stepped, current
        self._speak()
        self.update()

    def choose(self, at: int) -> None:
        """Make a point the current one."""
        if 0 <= at < len(self.points) and at != self.current:
            self.current = at
            self._speak()
            self.update()
            self.chosen.emit(at)

    def _speak(self) -> None:
        said = self.points[self.current].said if 0 <= self.current < len(self.points) else ""
        self.setAccessibleDescription(said)
        self.setAccessibleName(f"{self._name}. {said}" if said else self._name)

    # Hand and keys ------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk the points, open one."""
        key = Qt.Key(event.key())
        last = len(self.points) - 1
        if key in STEPS and last >= 0:
            self.choose(min(last, max(0, self.current + STEPS[key])))
        elif key in FAR and last >= 0:
            self.choose(min(last, max(0, FAR[key])))
        elif key in ENTER and self.current >= 0:
            self.opened.emit(self.current)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Choose the point below the mouse."""
        self.choose(self.at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Open the point below the mouse."""
        at = self.at(event.position())
        if at >= 0:
            self.opened.emit(at)

    def at(self, spot: QPointF) -> int:
        """Return the number of the nearest point, -1 when none is near."""
        seen = self.ends()
        if seen is None:
            return -1
        found = [
            ((self.spot(p, seen) - spot).manhattanLength(), i) for i, p in enumerate(self.points)
        ]
        best = min(found, default=(NEAR + 1.0, -1))
        return best[1] if best[0] <= NEAR else -1

    # Painting -----------------------------------------------------------------------------

    def ends(self) -> tuple[int, int, int, int] | None:
        """Return the lowest and highest figure shown across, then upright; None without points."""
        spots = [(p.across, p.upright) for p in self.points]
        if not spots:
            return None
        spots += [self.today] if self.today else []
        spots = [(b, a) if (a, b) == self.today else (a, b) for a, b in spots]
        low_x, high_x = _stretched([x for x, _ in spots])
        low_y, high_y = _stretched([y for _, y in spots])
        return low_x, high_x, low_y, high_y

    def _room(self) -> QRectF:
        return QRectF(AXIS, HEAD, self.width() - AXIS - RIGHT, self.height() - HEAD - FOOT)

    def spot(self, point: ChartPoint, seen: tuple[int, int, int, int]) -> QPointF:
        """Return where a point stands, in pixels."""
        return self._spot(point.across, point.upright, seen)

    def _spot(self, across: int, upright: int, seen: tuple[int, int, int, int]) -> QPointF:
        room, (low_x, high_x, low_y, high_y) = self._room(), seen
        x = room.left() + room.width() * (across - low_x) / (high_x - low_x)
        y = room.bottom() - room.height() * (upright - low_y) / (high_y - low_y)
        return QPointF(x, y)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint axes, the line, the points, today, and a frame around it when it has the focus."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = self.ends()
        if seen is None:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("quiet"))
            wrap = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter
            painter.drawText(self.rect().adjusted(40, 0, -40, 0), wrap, self._empty)
        else:
            self._paint_axes(painter, seen)
            self._paint_line(painter, seen)
            self._paint_points(painter, seen)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("accent"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        painter.end()

    def _paint_axes(self, painter: QPainter, seen: tuple[int, int, int, int]) -> None:
        theme, room, (low_x, high_x, low_y, high_y) = current_theme(), self._room(), seen
        side = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(theme.font("small"))
        for value in ticks(low_y, high_y):
            y = self._spot(low_x, value, seen).y()
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("quiet"))
            text = self._writers[0](value, step_of(low_y, high_y))
            painter.drawText(QRectF(0, y - 9, AXIS - 8, 18), side, text)
        for value in ticks(low_x, high_x):
            x = self._spot(value, low_y, seen).x()
            text = self._writers[1](value, step_of(low_x, high_x))
            box = QRectF(x - 60, room.bottom() + 5, 120, 16)
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        painter.setFont(theme.font("note"))
        painter.drawText(QPointF(8, 15), self._axes[0])
        foot = QRectF(room.left(), self.height() - 20, room.width(), 18)
        painter.drawText(foot, side, f"{self._axes[1]} →")

    def _paint_line(self, painter: QPainter, seen: tuple[int, int, int, int]) -> None:
        corners: list[QPointF] = []
        for point in sorted(self.points, key=lambda p: p.across):
            here = self.spot(point, seen)
            if corners and self.stepped:
                corners.append(QPointF(here.x(), corners[-1].y()))
            corners.append(here)
        painter.setPen(QPen(current_theme().colour("accent"), 1.5, Qt.PenStyle.DotLine
                            if not self.stepped else Qt.PenStyle.SolidLine))  # fmt: skip
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPolyline(QPolygonF(corners))

    def _paint_points(self, painter: QPainter, seen: tuple[int, int, int, int]) -> None:
        theme = current_theme()
        for i, point in enumerate(self.points):
            here = self.spot(point, seen)
            self._paint_least(painter, point, here, seen)
            radius = 8.0 if i == self.current else 6.0
            if i == self.current:
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour("accent_soft"))
                painter.drawEllipse(here, 14.0, 14.0)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(theme.colour("accent" if point.proved else "surface"))
            painter.drawEllipse(here, radius, radius)
        if self.today:
            here = self._spot(self.today[1], self.today[0], seen)
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(theme.colour("warning_soft"))
            painter.drawRect(QRectF(here.x() - 5, here.y() - 5, 10, 10))
            painter.setFont(theme.font("small"))
            painter.drawText(QPointF(here.x() + 10, here.y() - 6), self.today_name)

    def _paint_least(
        self,
        painter: QPainter,
        point: ChartPoint,
        here: QPointF,
        seen: tuple[int, int, int, int],
    ) -> None:
        """Hang the room that is left below a point: nothing can lie further down."""
        if point.least is None or point.proved:
            return
        foot = min(self._spot(point.across, point.least, seen).y(), self._room().bottom())
        painter.setPen(QPen(current_theme().colour("note"), 1.5, Qt.PenStyle.DashLine))
        painter.drawLine(here, QPointF(here.x(), foot))
        painter.drawLine(QPointF(here.x() - 5, foot), QPointF(here.x() + 5, foot))


def _stretched(values: Sequence[int]) -> tuple[int, int]:
    """Return the ends of an axis around values, with some air."""
    low, high = min(values), max(values)
    air = max((high - low) // 8, abs(high) // 1000, 1)
    return (max(0, low - air) if low >= 0 else low - air), high + air
