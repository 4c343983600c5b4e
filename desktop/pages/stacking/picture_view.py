"""Write the stacking plan as a picture: PNG for slides, SVG and PDF for print."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMarginsF, QRect, QSize, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.plan import StackingPlan
from solver.errors import SatuAtapError

DOTS = 96  # pixels of the screen in an inch, and so on the paper
DENSITY = 2  # pixels of a PNG per pixel of the screen


def save_picture(plan: StackingPlan, path: Path, title: str) -> None:
    """Write the whole plan to ``.png``, ``.svg`` or ``.pdf``, by the ending of the path.

    Raises
    ------
    SatuAtapError
        The file cannot be written.
    """
    kind = path.suffix.lower()
    if kind == ".svg":
        done = _svg(plan, path, title)
    else:
        done = _pdf(plan, path, title) if kind == ".pdf" else _png(plan, path)
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


def _pdf(plan: StackingPlan, path: Path, title: str) -> bool:
    """Write one page as large as the plan, letters as letters, so that it prints at any size."""
    if not path.parent.is_dir():  # Qt would warn and go on
        return False
    width, height = plan.picture_size()
    sheet = QPdfWriter(str(path))
    sheet.setTitle(title)
    sheet.setResolution(DOTS)
    size = QSizeF(width / DOTS, height / DOTS)
    sheet.setPageSize(QPageSize(size, QPageSize.Unit.Inch, title))
    sheet.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    painter = QPainter()
    if not painter.begin(sheet):
        return False
    painter.fillRect(0, 0, width, height, look().colour("window"))
    plan.picture(painter)
    return painter.end()
