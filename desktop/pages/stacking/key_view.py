"""The key of the signs of the plan: hatched, grey, dashed, the red dot; below the legend."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from desktop.system.translate import tr
from desktop.widgets.palette import SMALL, TINY
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.words import label

WIDTH, HEIGHT = 26, 14
Draw = Callable[[QPainter, QRectF], None]


def _service(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, look().hatch("edge"))


def _rooms(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, look().colour("line"))


def _over(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, look().hatch("negative"))
    painter.setPen(look().pen("negative", 1.5))
    painter.drawRect(box)


def _ghost(painter: QPainter, box: QRectF) -> None:
    painter.setPen(QPen(look().colour("edge"), 1, Qt.PenStyle.DashLine))
    painter.drawRect(box)


def _full(painter: QPainter, box: QRectF) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(look().colour("negative"))
    painter.drawEllipse(box.center(), 5, 5)


def _cut(painter: QPainter, box: QRectF) -> None:
    painter.fillRect(box, look().colour("sunken"))
    painter.setPen(look().pen("edge"))
    for x in (box.center().x() - 3, box.center().x() + 3):
        painter.drawLine(QPointF(x - 3, box.bottom()), QPointF(x + 3, box.top()))


SIGNS: tuple[tuple[str, Draw], ...] = (
    ("service", _service),
    ("rooms", _rooms),
    ("over", _over),
    ("full", _full),
    ("cut", _cut),
    ("ghost", _ghost),
)


def sign(draw: Draw) -> QPixmap:
    """Return a small picture of a sign."""
    pixmap = QPixmap(WIDTH * 2, HEIGHT * 2)
    pixmap.setDevicePixelRatio(2)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    draw(painter, QRectF(1, 1, WIDTH - 2, HEIGHT - 2))
    painter.end()
    return pixmap


class Key(QWidget):
    """The key: two columns of signs with their words."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("stacking.key.name"))
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SMALL)
        grid.setVerticalSpacing(TINY)
        grid.setColumnStretch(1, 1)
        for at, (name, draw) in enumerate(SIGNS):
            picture = QLabel()
            picture.setPixmap(sign(draw))
            grid.addWidget(picture, at, 0)
            grid.addWidget(label(tr(f"stacking.key.{name}"), "small", "quiet"), at, 1)
        self.setLayout(grid)
