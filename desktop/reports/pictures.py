"""Charts and stacking plans by themselves, as PNG or SVG: for Word, slides and messages."""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from dataclasses import asdict, dataclass

from desktop.reports.chart import Chart
from desktop.reports.pdf import compile_typst
from desktop.reports.stack_pages import GUTTER, StackDrawing

PPI = 220  # sharp in print and on a projector
_MM_PER_INCH = 25.4


@dataclass(frozen=True)
class Wanted:
    """A picture to draw: a chart, or one page of a stacking plan, or else the emblem.

    Parameters
    ----------
    width : float
        Of the picture, mm; the height is what it needs.
    heading : str
        Printed above it; empty where the text around it says what it is.
    foot : str
        Printed small below it: of when it is, and what its figures rest on.
    """

    width: float
    heading: str = ""
    foot: str = ""
    chart: Chart | None = None
    stack: StackDrawing | None = None
    page: int = 0

    @property
    def emblem(self) -> bool:
        """Tell whether the emblem of the city is wanted."""
        return self.chart is None and self.stack is None


def stack_pictures(
    stack: StackDrawing, heading: str = "", foot: str = "", margin: float = 0
) -> list[Wanted]:
    """Return the pictures of a stacking plan: one for each of its pages."""
    width, pages = stack.width + 2 * margin, range(len(stack.pages))
    return [Wanted(width, heading, foot, stack=stack, page=at) for at in pages]


def draw(
    wanted: Sequence[Wanted], language: str, form: str = "png", margin: float = 0, ppi: int = PPI
) -> list[bytes]:
    """Draw pictures.

    Parameters
    ----------
    wanted : sequence of Wanted
        What to draw.
    language : str
        Of the words in them.
    form : str
        ``png`` or ``svg``; letters of an SVG are outlines, so that it looks alike everywhere.
    margin : float
        White around the picture, mm.
    ppi : int
        Dots an inch of a PNG.

    Returns
    -------
    list of bytes
        One file a picture, in order.
    """
    if not wanted:
        return []
    asked = [asdict(each) | {"emblem": each.emblem} for each in wanted]
    data = {
        "language": language,
        "title": wanted[0].heading,
        "margin": margin,
        "gutter": GUTTER,
        "pictures": asked,
    }
    return compile_typst("pictures.typ", json.dumps(data, ensure_ascii=False), form, ppi)


def size_mm(png: bytes, ppi: int = PPI) -> tuple[float, float]:
    """Return width and height of a PNG drawn at so many dots an inch, mm."""
    width, height = struct.unpack(">II", png[16:24])
    return width * _MM_PER_INCH / ppi, height * _MM_PER_INCH / ppi
