"""Several small units drawn as one: a stretch for each OPD, with its name where that fits."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from PySide6.QtCore import QLineF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath

from desktop.system.translate import tr
from desktop.widgets.stacking_plan.look import look
from desktop.workflows.stack_view import Block

CENTRE = Qt.AlignmentFlag.AlignCenter
SEEN = 4  # a narrower unit is not parted from the one beside it
VEIL = 110  # of 255: a group that cannot say whose it is, is paler than its units
MARGIN = 6


class Run(NamedTuple):
    """Units beside each other of one OPD and one colour; `size` is their area in dm²."""

    opd: str
    colour: int
    sizes: tuple[int, ...]

    @property
    def size(self) -> int:
        """Return the area of all of them, dm²."""
        return sum(self.sizes)


def runs(blocks: Sequence[Block]) -> tuple[Run, ...]:
    """Return the units of a group as stretches of one OPD and one colour each, in their order."""
    return tuple(
        Run(opd, colour, tuple(block.area for block in same))
        for (opd, colour), same in groupby(blocks, key=lambda b: (b.opd_label, b.colour))
    )


def said(run: Run, metrics: QFontMetricsF, width: float) -> str:
    """Return the name of the OPD with how many units, without, or nothing, as the width allows."""
    n = len(run.sizes)
    known = (tr("stack.run", opd=run.opd, n=n), run.opd) if n > 1 else (run.opd,)
    fits = (text for text in known if metrics.horizontalAdvance(text) <= width - MARGIN)
    return next(fits, "") if run.opd else ""


def paint(painter: QPainter, box: QRectF, blocks: Sequence[Block], *, dim: bool, low: bool) -> None:
    """Paint a group within a box; `low` boxes carry no words."""
    style, stretches = look(), runs(blocks)
    whole = sum(run.size for run in stretches) or 1
    font = style.font("small")
    metrics = QFontMetricsF(font)
    wide = [box.width() * run.size / whole for run in stretches]
    names = [said(run, metrics, w) for run, w in zip(stretches, wide, strict=True)]
    named = low or any(names)
    shape = QPainterPath()
    shape.addRoundedRect(box, 2, 2)
    painter.save()
    painter.setClipPath(shape)
    x = box.x()
    for run, width, name in zip(stretches, wide, names, strict=True):
        part = QRectF(x, box.y(), width, box.height())
        painter.fillRect(part.adjusted(0, 0, 0.5, 0), style.fill(run.colour, dim=dim))
        if named and not dim and (pattern := style.pattern(run.colour)):
            painter.fillRect(part, pattern)
        if named:
            _part(painter, part, run)
        if name and not low:
            painter.setFont(font)
            painter.setPen(style.ink(dim=dim))
            painter.drawText(part, CENTRE, name)
        x += width
    if not named:
        veil = QColor(style.colour("surface"))
        veil.setAlpha(VEIL)
        painter.fillRect(box, veil)
        painter.setFont(font)
        painter.setPen(style.colour("text"))
        told = (tr("stack.group", n=len(blocks)), f"+{len(blocks)}")
        fits = (text for text in told if metrics.horizontalAdvance(text) <= box.width() - 2)
        painter.drawText(box, CENTRE, next(fits, ""))
    painter.restore()


def _part(painter: QPainter, box: QRectF, run: Run) -> None:
    """Paint thin lines between the units of a stretch and a firm one before the next stretch."""
    style = look()
    line = QColor(style.colour("surface"))
    painter.setPen(line)
    painter.drawLine(QLineF(box.topRight(), box.bottomRight()))
    line.setAlpha(VEIL)
    painter.setPen(line)
    x = box.x()
    for size in run.sizes[:-1]:
        width = box.width() * size / (run.size or 1)
        x += width
        if width >= SEEN:
            painter.drawLine(QLineF(x, box.bottom() - 4, x, box.bottom()))
