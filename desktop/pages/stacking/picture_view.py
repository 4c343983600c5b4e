"""Write the stacking plan as a picture: PNG for slides, SVG for print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgGenerator

from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.plan import StackingPlan
from solver.errors import SatuAtapError

DENSITY = 2  # pixels of a PNG per pixel of the screen


def save_picture(plan: StackingPlan, path: Path, title: str) -> None:
    """Write the whole plan to ``.png`` or ``.svg``, by the ending of the path.

    Raises
    ------
    SatuAtapError
        The file cannot be written.
    """
    done = _svg(plan, path, title) if path.suffix.lower() == ".svg" else _png(plan, path)
    if not done:
        raise SatuAtapError("picture_unwritten", path=path)


def _png(plan: StackingPlan, path: Path) -> bool:
    width, height = plan.picture_size()
    image = QImage(QSize(width, height) * DENSITY, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DENSITY)
    image.fill(look().colour("window"))
    painter = QPainter(image)
    plan.picture(painter)
    painter.end()
    return image.save(str(path))


def _svg(plan: StackingPlan, path: Path, title: str) -> bool:
    width, height = plan.picture_size()
    sheet = QSvgGenerator()
    sheet.setFileName(str(path))
    sheet.setSize(QSize(width, height))
    sheet.setViewBox(QRect(0, 0, width, height))
    sheet.setTitle(title)
    painter = QPainter()
    if not painter.begin(sheet):
        return False
    plan.picture(painter)
    return painter.end()
