"""Colours of a painted widget."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QWidget

from desktop.widgets.theme import current_theme


def count(widget: QWidget, tone: str, box: QRectF | None = None) -> int:
    """Return how many pixels of a picture have a tone of the palette."""
    wanted = current_theme().colour(tone).name()
    image = widget.grab().toImage()
    area = (box or QRectF(image.rect())).toRect().intersected(image.rect())
    return sum(
        image.pixelColor(x, y).name() == wanted
        for y in range(area.top(), area.bottom() + 1)
        for x in range(area.left(), area.right() + 1, 2)
    )
