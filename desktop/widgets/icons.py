"""Icons: the drawings in ``resources/icons`` in the ink of the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.system.paths import resources
from desktop.widgets.theme import current_theme

SIZE = 18
DENSITY = 3  # drawn so much larger, for screens with small dots


def icon(name: str, colour: str = "quiet") -> QIcon:
    """Return an icon by the name of its drawing, tinted by a token of the palette."""
    theme = current_theme()
    made = QIcon(_drawn(name, getattr(theme.colours, colour), SIZE))
    made.addPixmap(_drawn(name, theme.colours.faint, SIZE), QIcon.Mode.Disabled)
    return made


def icon_pixmap(name: str, colour: str = "quiet", size: int = SIZE) -> QPixmap:
    """Return an icon as a picture, for labels and painters."""
    return _drawn(name, getattr(current_theme().colours, colour), size)


@cache
def _drawn(name: str, colour: str, size: int) -> QPixmap:
    path = resources() / "icons" / f"{name}.svg"
    drawing = path.read_text(encoding="utf-8").replace("currentColor", colour)
    picture = QPixmap(QSize(size, size) * DENSITY)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    edge = size * DENSITY
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, edge, edge))
    painter.end()
    picture.setDevicePixelRatio(DENSITY)
    return picture
