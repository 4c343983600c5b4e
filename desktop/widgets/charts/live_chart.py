"""Best and bound over time while a search runs: two steps that meet, painted by hand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.widgets.theme import current_theme

Point = tuple[float, int | None, int | None]  # seconds, best, bound
FOOT, HEAD, AXIS = 26, 14, 112
SIDES = (Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignHCenter, Qt.AlignmentFlag.AlignRight)
TICKS = 6
ABOVE, BELOW = 4, 1  # how many gaps above and below the last figures are shown
FINEST = 2000  # with a gap below this part of the cost, so much is shown as if it were the gap
BRACKET = 20  # pixels between the lines from which their distance is marked


def window(points: Sequence[Point]) -> tuple[int, int] | None:
    """Return the lowest and highest figure shown: around the last ones, early ones may be cut."""
    best = [b for _, b, _ in points if b is not None]
    bound = [b for _, _, b in points if b is not None]
    if not best and not bound:
        return None
    upper, lower = (best or bound)[-1], (bound or best)[-1]
    span = max(upper - lower, abs(upper) // FINEST, 1)
    high = min(max(best or bound), upper + ABOVE * span)
    low = max(min(bound or best), lower - BELOW * span)
    margin = max((high - low) // 12, span // 4, 1)
    return low - margin, high + margin


def step_of(low: int, high: int) -> int:
    """Return a round distance of ticks, 1, 2 or 5 times a power of ten, for at most so many."""
    rough = max(1, -(-(high - low) // TICKS))
    power: int = 10 ** (len(str(rough)) - 1)
    return next(n * power for n in (1, 2, 5, 10) if n * power >= rough)


def ticks(low: int, high: int) -> range:
    """Return the round figures that are marked from `low` to `high`."""
    step = step_of(low, high)
    return range(-(-low // step) * step, high + 1, step)


class LiveChart(QWidget):
    """The chart.

    Parameters
    ----------
    write : callable
        Turns a figure into text for the axis.
    names : (str, str)
        Names of the upper and the lower line.
    empty : str
        What is said before the first figure.
    near : callable or None
        Turns a figure and the distance of two ticks into text that tells ticks apart.
    """

    def __init__(
        self,
        write: Callable[[int], str],
        names: tuple[str, str],
        empty: str,
        near: Callable[[int, int], str] | None = None,
    ) -> None:
        super().__init__()
        self._write, self._names, self._empty = write, names, empty
        self._near = near or (lambda value, apart: write(value))
        self._gap = ""
        self._points: tuple[Point, ...] = ()
        self._seconds = 1.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumHeight(180)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(520, 260)

    def show_points(self, points: Sequence[Point], seconds: float, gap: str = "") -> None:
        """Show other points; the time axis ends at `seconds` or the last point.

        `gap` is the distance of both lines at the end in words, written between them.
        """
        self._points, self._gap = tuple(points), gap
        self._seconds = max([seconds, 1.0, *(p[0] for p in points[-1:])])
        if points:
            _, best, bound = points[-1]
            said = [f"{n}: {self._write(v)}" for n, v in self._labelled(best, bound)]
            said += [gap] if gap else []
            self.setAccessibleName(", ".join(said))
        self.update()

    def _labelled(self, best: int | None, bound: int | None) -> list[tuple[str, int]]:
        pairs = zip(self._names, (best, bound), strict=True)
        return [(name, value) for name, value in pairs if value is not None]

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint axis, the gap between both lines, the lines and their names."""
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        seen = window(self._points)
        room = QRectF(AXIS, HEAD, self.width() - AXIS - 12, self.height() - HEAD - FOOT)
        if seen is None:
            painter.setFont(theme.font())
            painter.setPen(theme.colour("quiet"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._empty)
        else:
            self._paint_axis(painter, room, seen)
            self._paint_lines(painter, room, seen)
        painter.end()

    def _paint_axis(self, painter: QPainter, room: QRectF, seen: tuple[int, int]) -> None:
        theme = current_theme()
        painter.setFont(theme.font("small"))
        low, high = seen
        for value in ticks(low, high):
            y = room.bottom() - room.height() * (value - low) / (high - low)
            painter.setPen(theme.colour("line"))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            painter.setPen(theme.colour("quiet"))
            box = QRectF(0, y - 9, AXIS - 8, 18)
            text = self._near(value, step_of(low, high))
            painter.drawText(box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for share in (0, 1, 2):
            x = room.left() + room.width() * share / 2
            text = _clock(self._seconds * share / 2)
            box = QRectF(x - 60, room.bottom() + 5, 120, 18)
            box.moveLeft((x, x - 60, x - 120)[share])
            painter.drawText(box, SIDES[share] | Qt.AlignmentFlag.AlignVCenter, text)

    def _paint_lines(self, painter: QPainter, room: QRectF, seen: tuple[int, int]) -> None:
        theme = current_theme()
        upper, lower = self._steps(room, seen, 1), self._steps(room, seen, 2)
        painter.save()
        painter.setClipRect(room.adjusted(0, -2, 2, 2))
        if upper and lower:
            path = QPainterPath()
            path.addPolygon(QPolygonF(between(upper, lower)))
            fill = theme.colour("accent_soft")
            fill.setAlpha(150)
            painter.fillPath(path, fill)
        painter.setPen(QPen(theme.colour("note"), 2, Qt.PenStyle.DashLine))
        painter.drawPolyline(QPolygonF(lower))
        painter.setPen(QPen(theme.colour("accent"), 2.5))
        painter.drawPolyline(QPolygonF(upper))
        painter.restore()
        self._paint_names(painter, room, upper, lower)
        if upper and lower and self._gap and lower[-1].y() - upper[-1].y() >= BRACKET:
            self._paint_gap(painter, upper[-1], lower[-1])

    def _paint_gap(self, painter: QPainter, top: QPointF, foot: QPointF) -> None:
        """Mark how far apart both lines end."""
        theme = current_theme()
        painter.setFont(theme.font("strong"))
        painter.setPen(QPen(theme.colour("text"), 1.5))
        x, inner = top.x() - 4, 5.0
        painter.drawLine(QPointF(x, top.y() + 3), QPointF(x, foot.y() - 3))
        for y in (top.y() + 3, foot.y() - 3):
            painter.drawLine(QPointF(x - inner, y), QPointF(x, y))
        box = QRectF(x - 208, (top.y() + foot.y()) / 2 - 10, 200, 20)
        painter.drawText(
            box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self._gap
        )

    def _paint_names(
        self, painter: QPainter, room: QRectF, upper: list[QPointF], lower: list[QPointF]
    ) -> None:
        theme = current_theme()
        font = theme.font("note")
        painter.setFont(font)
        metrics = QFontMetricsF(font)
        for name, line, tone, above in (
            (self._names[0], upper, "accent_text", True),
            (self._names[1], lower, "note", False),
        ):
            if line:
                x = room.right() - metrics.horizontalAdvance(name) - 6
                y = min(max(clear_of(line, x, above=above), room.top() + 14), room.bottom() - 4)
                low = y + 17 > room.bottom() - 4  # no room below the line
                y = y - 7 if above or low else y + 17
                painter.setPen(theme.colour(tone))
                painter.drawText(QPointF(x, y), name)

    def _steps(self, room: QRectF, seen: tuple[int, int], which: int) -> list[QPointF]:
        """Return the corners of a line of steps, drawn on to the present."""
        low, high = seen
        corners: list[QPointF] = []
        for point in self._points:
            value = point[which]
            if value is None:
                continue
            x = room.left() + room.width() * min(1.0, point[0] / self._seconds)
            y = room.bottom() - room.height() * (int(value) - low) / (high - low)
            if corners:
                corners.append(QPointF(x, corners[-1].y()))
            corners.append(QPointF(x, y))
        if corners:
            corners.append(QPointF(room.right(), corners[-1].y()))
        return corners


def between(upper: list[QPointF], lower: list[QPointF]) -> list[QPointF]:
    """Return the area between two lines of steps from where both have begun."""
    start = max(upper[0].x(), lower[0].x())
    parts = []
    for line in (upper, lower):
        before = [corner for corner in line if corner.x() <= start]
        first = QPointF(start, before[-1].y())
        parts.append([first, *(corner for corner in line if corner.x() > start)])
    return [*parts[0], *reversed(parts[1])]


def clear_of(line: list[QPointF], left: float, *, above: bool) -> float:
    """Return the height above or below which nothing of a line is drawn right of `left`."""
    beside = [corner.y() for corner in line if corner.x() >= left]
    return min(beside) if above else max(beside)


def _clock(seconds: float) -> str:
    whole = int(seconds + 0.5)
    return f"{whole // 60}:{whole % 60:02d}"
