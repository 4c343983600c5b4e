"""Write the stacking plan with heading and legend: PNG for slides, SVG and PDF for print."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.document.text import format_number
from desktop.pages.stacking.colouring import LegendLine
from desktop.pages.stacking.key_view import SIGNS, WIDTH
from desktop.system.translate import tr
from desktop.widgets import theme
from desktop.widgets.page import NoticeKind, PageContext
from desktop.widgets.stacking_plan.canvas import StackCanvas
from desktop.widgets.stacking_plan.items import LEFT, RIGHT, elided
from desktop.widgets.stacking_plan.look import look
from desktop.workflows.issue_text import error_text
from solver.errors import SatuAtapError
from solver.units import Measure

DOTS = 96  # pixels of the screen in an inch, and so on the paper
SHORTEST = 80  # pixels of the bar that tells the scale
DENSITY = 2  # pixels of a PNG per pixel of the screen
MARGIN, HEAD, LINE, COLUMN, SWATCH = 16, 52, 22, 270, 14
WIDTHS = (1000, 1300, 1600, 2000, 2500, 3200)
SHAPE = 0.62  # height of the plan by its width, so that with its legend it is like A4 lying


@dataclass(frozen=True)
class Sheet:
    """What stands around the plan: heading, a line below it, the legend."""

    title: str
    below: str = ""
    legend: Sequence[LegendLine] = ()


def ask_and_save(
    page: QWidget, context: PageContext, plan: StackCanvas, kind: str, sheet: Sheet
) -> None:
    """Ask where the picture goes, write it there and say so."""
    name = Path(context.settings().last_folder) / f"{tr('stacking.picture_name')}.{kind}"
    chosen, _ = QFileDialog.getSaveFileName(page, tr("stacking.picture"), str(name), f"*.{kind}")
    if not chosen:
        return
    path = Path(chosen).with_suffix(f".{kind}")
    try:
        save_picture(plan, path, sheet)
    except SatuAtapError as reason:
        context.notify(error_text(reason), NoticeKind.ERROR)
    else:
        context.notify(tr("stacking.picture_saved", path=path), NoticeKind.GOOD)


def save_picture(plan: StackCanvas, path: Path, sheet: Sheet) -> None:
    """Write the whole plan to ``.png``, ``.svg`` or ``.pdf``, by the ending of the path.

    Raises
    ------
    SatuAtapError
        The file cannot be written.
    """
    write = {".svg": _svg, ".pdf": _pdf}.get(path.suffix.lower(), _png)
    with theme.on_paper():  # dark ground would drink the ink of a printer
        canvas = on_paper(plan)
        done = write(canvas, path, sheet)
        canvas.deleteLater()
    if not done:
        raise SatuAtapError("picture_unwritten", path=path)


def on_paper(plan: StackCanvas) -> StackCanvas:
    """Return the plan laid out anew for a page that is wider than high, the narrowest that is."""
    canvas = StackCanvas()
    canvas.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    canvas.show()
    for width in WIDTHS:
        canvas.resize(width, width // 2)
        canvas.show_as(plan)
        across, down = canvas.picture_size()
        if down <= across * SHAPE:
            break
    return canvas


def size_of(plan: StackCanvas, sheet: Sheet) -> tuple[int, int]:
    """Return width and height of the picture."""
    width, height = plan.picture_size()
    width = max(width, 2 * COLUMN + 2 * MARGIN)
    lines = len(sheet.legend) + len(SIGNS)
    rows = -(-lines // _columns(width))
    return width, HEAD + height + rows * LINE + 2 * MARGIN


def _columns(width: int) -> int:
    return max(1, (width - 2 * MARGIN) // COLUMN)


def draw(plan: StackCanvas, painter: QPainter, sheet: Sheet) -> None:
    """Draw heading, plan and legend."""
    style = look()
    width, height = size_of(plan, sheet)
    painter.fillRect(0, 0, width, height, style.colour("window"))
    for role, tone, y, text in (
        ("lead", "text", 10, sheet.title),
        ("note", "quiet", 31, sheet.below),
    ):
        painter.setFont(style.font(role))
        painter.setPen(style.colour(tone))
        painter.drawText(QRectF(MARGIN, y, width - 2 * MARGIN, 20), LEFT, text)
    _draw_scale(painter, plan, width - MARGIN)
    painter.save()
    painter.translate(0, HEAD)
    plan.picture(painter)
    painter.restore()
    _draw_legend(painter, sheet, width, HEAD + plan.picture_size()[1] + MARGIN)


def scale_bar(scale: float, *, people: bool) -> tuple[float, str]:
    """Return the length of a bar in pixels and what so much of a floor is: ``100 m²``.

    `scale` is pixels per dm², or per person.
    """
    sizes = [step * 10**power for power in range(6) for step in (1, 2, 5)]
    each = scale if people else scale * 100
    size = next((size for size in sizes if size * each >= SHORTEST), sizes[-1])
    measure = Measure.PERSON if people else Measure.AREA
    return size * each, format_number(size if people else size * 100, measure, decimals=0)


def _draw_scale(painter: QPainter, plan: StackCanvas, right: float) -> None:
    """Draw a bar of a round number of square metres or people, so that lengths can be measured."""
    scale, people = plan.scale_of_lengths
    length, said = scale_bar(scale, people=people)
    style, y = look(), 40.0
    painter.setPen(style.pen("text", 1.5))
    painter.drawLine(QPointF(right - length, y), QPointF(right, y))
    for x in (right - length, right):
        painter.drawLine(QPointF(x, y - 4), QPointF(x, y + 4))
    painter.setFont(style.font("small"))
    words = tr("stacking.picture_scale", size=said)
    painter.drawText(QRectF(right - 300, y - 24, 300, 18), RIGHT, words)


def _draw_legend(painter: QPainter, sheet: Sheet, width: int, top: int) -> None:
    """Draw the colours, then the signs, in columns filled from the left."""
    style, columns = look(), _columns(width)
    font = style.font("note")
    for at in range(len(sheet.legend) + len(SIGNS)):
        y, x = top + at // columns * LINE, MARGIN + at % columns * COLUMN
        if at < len(sheet.legend):
            line = sheet.legend[at]
            text = tr("stacking.legend_line", name=line.label, placed=line.placed, n=line.units)
            _swatch(painter, QRectF(x, y + 4, SWATCH, SWATCH), line.colour)
        else:
            name, sign = SIGNS[at - len(sheet.legend)]
            text = tr(f"stacking.key.{name}")
            painter.save()
            painter.setBrush(Qt.BrushStyle.NoBrush)
            sign(painter, QRectF(x - 6, y + 4, WIDTH, SWATCH))
            painter.restore()
        painter.setFont(font)
        painter.setPen(style.colour("text"))
        room = COLUMN - WIDTH - 14
        words = elided(QFontMetricsF(font), text, room)
        painter.drawText(QRectF(x + WIDTH, y, room, LINE), LEFT, words)


def _swatch(painter: QPainter, box: QRectF, colour: int) -> None:
    painter.fillRect(box, look().fill(colour))
    if pattern := look().pattern(colour):
        painter.fillRect(box, pattern)


def _png(plan: StackCanvas, path: Path, sheet: Sheet) -> bool:
    width, height = size_of(plan, sheet)
    image = QImage(QSize(width, height) * DENSITY, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(DENSITY)
    painter = QPainter(image)
    draw(plan, painter, sheet)
    painter.end()
    return image.save(str(path))


def _svg(plan: StackCanvas, path: Path, sheet: Sheet) -> bool:
    width, height = size_of(plan, sheet)
    paper = QSvgGenerator()
    paper.setFileName(str(path))
    paper.setSize(QSize(width, height))
    paper.setViewBox(QRect(0, 0, width, height))
    paper.setTitle(sheet.title)
    return _drawn(paper, lambda painter: draw(plan, painter, sheet))


def _pdf(plan: StackCanvas, path: Path, sheet: Sheet) -> bool:
    """Write one page as large as the plan, letters as letters, so that it prints at any size."""
    if not path.parent.is_dir():  # Qt would warn and go on
        return False
    width, height = size_of(plan, sheet)
    paper = QPdfWriter(str(path))
    paper.setTitle(sheet.title)
    paper.setResolution(DOTS)
    size = QSizeF(width / DOTS, height / DOTS)
    paper.setPageSize(QPageSize(size, QPageSize.Unit.Inch, sheet.title))
    paper.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Point)
    return _drawn(paper, lambda painter: draw(plan, painter, sheet))


def _drawn(paper: QSvgGenerator | QPdfWriter, work: Callable[[QPainter], None]) -> bool:
    painter = QPainter()
    if not painter.begin(paper):
        return False
    work(painter)
    return painter.end()
