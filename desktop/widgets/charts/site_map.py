"""A map of sites to scale: zoom, drag, choose; a background of lines; mouse and keyboard alike."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from math import cos, radians

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTransform,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from desktop.widgets.charts.map_layout import (
    METRES,
    Box,
    Dot,
    View,
    bar_metres,
    fitted,
    names,
    nearest_towards,
)
from desktop.widgets.theme import current_theme

SMALL_DOT, LARGE_DOT = 5, 13  # radius in pixels
NEAR = 6  # pixels beside a dot that still mean it
STEP, ZOOM = 60, 1.3
ARROWS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
Lines = Sequence[tuple[Sequence[tuple[int, int]], bool]]  # points in microdegrees, closed


@dataclass(frozen=True)
class MapPoint:
    """A site: id, name, place in microdegrees, how much it matters, more words, still planned."""

    id: str
    name: str
    longitude: int
    latitude: int
    weight: int = 0
    words: str = ""
    planned: bool = False


class SiteMap(QWidget):
    """The map. `chosen` carries the id of a site chosen here, `opened` one by Enter or twice."""

    chosen = Signal(str)
    opened = Signal(str)

    def __init__(self, title: str, length: Callable[[int], str]) -> None:
        super().__init__()
        self._title, self._length = title, length
        self._points: tuple[MapPoint, ...] = ()
        self._at = ""
        self._ground, self._areas = QPainterPath(), QPainterPath()
        self._origin = (0.0, 0.0)
        self._view = View(0, 0, 10, 100, 100)
        self._fit_wanted = True
        self._grip: QPointF | None = None
        self.setAccessibleName(title)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:  # noqa: N802 - name of Qt
        """Return the wanted size."""
        return QSize(560, 380)

    def show_points(self, points: Sequence[MapPoint]) -> None:
        """Show other sites; the view stays while the same ones are there."""
        same = {p.id for p in points} == {p.id for p in self._points}
        self._points = tuple(points)
        if not same:
            self.fit()
        self._tell()
        self.update()

    def show_background(self, lines: Lines) -> None:
        """Show other lines below the sites."""
        self._ground, self._areas = QPainterPath(), QPainterPath()
        first = next((points[0] for points, _ in lines if points), (0, 0))
        self._origin = (float(first[0]), float(first[1]))
        self._across = METRES * cos(radians(first[1] / 1e6))
        for points, closed in lines:
            path = self._areas if closed else self._ground
            for i, (longitude, latitude) in enumerate(points):
                x = (longitude - self._origin[0]) * self._across
                y = -(latitude - self._origin[1]) * METRES
                (path.lineTo if i else path.moveTo)(x, y)
            if closed:
                path.closeSubpath()
        self.update()

    def choose(self, id: str) -> None:
        """Mark a site; one out of sight is brought into it."""
        self._at = id if any(p.id == id for p in self._points) else ""
        point = self._point()
        if point:
            x, y = self._view.spot(point.longitude, point.latitude)
            if not (0 <= x <= self.width() and 0 <= y <= self.height()):
                self._view = self._view.moved(x - self.width() / 2, y - self.height() / 2)
        self._tell()
        self.update()

    def _point(self) -> MapPoint | None:
        return next((point for point in self._points if point.id == self._at), None)

    @property
    def at(self) -> str:
        """Return the id of the site that is marked; empty for none."""
        return self._at

    @property
    def seen(self) -> View:
        """Return what is seen."""
        return self._view

    def fit(self) -> None:
        """Show all sites."""
        places = [(float(p.longitude), float(p.latitude)) for p in self._points]
        self._view = fitted(places, self.width(), self.height())
        self._fit_wanted = True
        self.update()

    def zoom(self, larger: bool, around: QPointF | None = None) -> None:
        """Zoom in or out around a point, the site marked, or the middle."""
        point = self._point()
        where = around or QPointF(self.width() / 2, self.height() / 2)
        if around is None and point:
            where = QPointF(*self._view.spot(point.longitude, point.latitude))
        self._view = self._view.zoomed(ZOOM if larger else 1 / ZOOM, where.x(), where.y())
        self._fit_wanted = False
        self.update()

    def _tell(self) -> None:
        point = self._point()
        said = f"{point.name}. {point.words}" if point else ""
        self.setAccessibleDescription(said)

    # What hand and keys do

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - name of Qt
        """Walk the sites, move, zoom, fit, open."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            (self._pan if shift else self._walk)(*ARROWS[key])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom(True)
        elif key == Qt.Key.Key_Minus:
            self.zoom(False)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Home):
            self.fit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._at:
            self.opened.emit(self._at)
        else:
            super().keyPressEvent(event)

    def _pan(self, right: int, down: int) -> None:
        self._view = self._view.moved(right * STEP, down * STEP)
        self._fit_wanted = False
        self.update()

    def _walk(self, right: int, down: int) -> None:
        if not self._points:
            return
        ids = [point.id for point in self._points]
        at = ids.index(self._at) if self._at in ids else -1
        to = nearest_towards(self._spots(), at, right, down) if at >= 0 else 0
        self._take(ids[to])

    def _take(self, id: str) -> None:
        if id != self._at:
            self.choose(id)
            self.chosen.emit(id)

    def _spots(self) -> list[tuple[float, float]]:
        return [self._view.spot(p.longitude, p.latitude) for p in self._points]

    def _under(self, spot: QPointF) -> MapPoint | None:
        best, found = float("inf"), None
        for point, (x, y) in zip(self._points, self._spots(), strict=True):
            off = ((x - spot.x()) ** 2 + (y - spot.y()) ** 2) ** 0.5
            if off <= self._radius(point) + NEAR and off < best:
                best, found = off, point
        return found

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Choose the site below, or take hold of the map."""
        under = self._under(event.position())
        if under:
            self._take(under.id)
        else:
            self._grip = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Drag the map."""
        if self._grip is not None:
            off = self._grip - event.position()
            self._view = self._view.moved(off.x(), off.y())
            self._grip, self._fit_wanted = event.position(), False
            self.update()
        shape = Qt.CursorShape.PointingHandCursor
        under = self._under(event.position())
        self.setCursor(shape if under else Qt.CursorShape.ArrowCursor)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Let go of the map."""
        self._grip = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:  # noqa: N802 - name of Qt
        """Open the site below."""
        under = self._under(event.position())
        if under:
            self.opened.emit(under.id)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - name of Qt
        """Zoom around the pointer."""
        if event.angleDelta().y():
            self.zoom(event.angleDelta().y() > 0, event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - name of Qt
        """Keep the middle; fit again while nobody has zoomed."""
        self._view = replace(self._view, width=self.width(), height=self.height())
        if self._fit_wanted:
            self.fit()

    def event(self, event: QEvent) -> bool:
        """Tell about the site below the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            under = self._under(QPointF(event.pos()))
            text = f"{under.name}\n{under.words}" if under else ""
            QToolTip.showText(event.globalPos(), text, self)
            return True
        return super().event(event)

    # Painting

    def _radius(self, point: MapPoint) -> float:
        most = max((p.weight for p in self._points), default=0)
        share = (point.weight / most) ** 0.5 if most else 0
        return current_theme().px(round(SMALL_DOT + (LARGE_DOT - SMALL_DOT) * share))

    def name_boxes(self) -> list[Box | None]:
        """Return where the names stand, None where one had no room."""
        metrics = QFontMetricsF(current_theme().font("note"))
        dots = [
            Dot(
                x,
                y,
                self._radius(point),
                metrics.horizontalAdvance(point.name) + 2,
                10**9 if point.id == self._at else point.weight,
            )
            for point, (x, y) in zip(self._points, self._spots(), strict=True)
        ]
        return names(dots, metrics.height(), self.width(), self.height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - name of Qt
        """Paint background, sites, names, scale and focus."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), current_theme().colour("sunken"))
        self._paint_ground(painter)
        for point, spot in zip(self._points, self._spots(), strict=True):
            self._paint_dot(painter, point, spot)
        self._paint_names(painter)
        self._paint_bar(painter)
        if self.hasFocus():
            painter.setPen(QPen(current_theme().colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        theme = current_theme()
        x, y = self._view.spot(*self._origin)
        move = QTransform().translate(x, y).scale(1 / self._view.scale, 1 / self._view.scale)
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("surface"))
        painter.drawPath(move.map(self._areas))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawPath(move.map(self._ground))

    def _paint_dot(self, painter: QPainter, point: MapPoint, spot: tuple[float, float]) -> None:
        theme, radius = current_theme(), self._radius(point)
        here = point.id == self._at
        painter.setPen(QPen(theme.colour("accent" if point.planned else "surface"), 2))
        painter.setBrush(theme.colour("surface" if point.planned else "accent"))
        painter.drawEllipse(QPointF(*spot), radius, radius)
        if here:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("warning"), 3))
            painter.drawEllipse(QPointF(*spot), radius + 4, radius + 4)

    def _paint_names(self, painter: QPainter) -> None:
        theme = current_theme()
        painter.setFont(theme.font("note"))
        for point, box in zip(self._points, self.name_boxes(), strict=True):
            if box is None:
                continue
            room = QRectF(box.left, box.top, box.width, box.height)
            ground = theme.colour("surface")
            ground.setAlphaF(0.82)  # names stay legible on the lines of the background
            painter.fillRect(room, ground)
            painter.setPen(theme.colour("text"))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, point.name)

    def _paint_bar(self, painter: QPainter) -> None:
        theme = current_theme()
        metres = bar_metres(self._view.scale)
        wide, foot = metres / self._view.scale, self.height() - 14
        painter.setPen(QPen(theme.colour("text"), 2))
        painter.drawLine(QPointF(14, foot), QPointF(14 + wide, foot))
        for x in (14.0, 14 + wide):
            painter.drawLine(QPointF(x, foot - 4), QPointF(x, foot))
        painter.setFont(theme.font("small"))
        painter.drawText(QPointF(14, foot - 8), self._length(metres))
