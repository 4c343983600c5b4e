"""The stacking plan laid out on pages: every bar to one scale, in millimetres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from desktop.document.text import format_number
from desktop.reports.stack_data import Block, BlockKind, StackData, StackFloor, Tower
from desktop.system.palette import opd_colour
from desktop.system.translate import tr
from solver.units import Measure

GUTTER = 9.0  # room for the floor labels at the left of a tower, mm
HEADER = 9.0  # name and site above a tower
BETWEEN = 4.0  # towers side by side
ROW_GAP = 5.0  # rows of towers
TALLEST_BAR, LOWEST_BAR = 11.0, 4.0
NARROWEST_TOWER = 34.0  # so that its name can be read
WIDEST_PER_M2 = 0.3  # mm; small estates are not blown up
ROOMS_COLOUR = "#e3e6ea"


@dataclass(frozen=True)
class Bar:
    """A block on the page. `x` from the left edge of the floor; widths in mm."""

    x: float
    width: float
    colour: str
    label: str
    opd: str
    detail: str
    moved: bool
    pinned: bool
    rooms: bool
    name: str = ""  # of the unit, in full


@dataclass(frozen=True)
class FloorBar:
    """A floor on the page; `net` is the width of its usable area, 0 when unknown."""

    y: float
    height: float
    label: str
    net: float
    bars: tuple[Bar, ...]
    over: str  # how much is too much, in words; "" when it fits


@dataclass(frozen=True)
class TowerBox:
    """A tower on the page, its upper left corner at (x, y)."""

    x: float
    y: float
    width: float
    height: float
    name: str
    site: str
    floors: tuple[FloorBar, ...]


@dataclass(frozen=True)
class StackPage:
    """One page of the drawing."""

    towers: tuple[TowerBox, ...]
    height: float


@dataclass(frozen=True)
class StackDrawing:
    """The whole drawing: pages, its scale in words, and the legend as (colour, name)."""

    pages: tuple[StackPage, ...]
    width: float
    scale: str
    scale_length: float  # mm of the ruler
    scale_text: str
    legend: tuple[tuple[str, str], ...]
    alt: str
    moved_word: str
    over_word: str
    free_word: str


def stack_drawing(
    stack: StackData, legend: Sequence[tuple[int, str]], width: float, height: float, first: float
) -> StackDrawing:
    """Lay out the buildings in use on pages of `width` by `height` mm; the first has `first`.

    Towers stand side by side on a common ground line, in the order of sites and buildings; a
    tower too tall for a page gets lower bars, and is cut only when those would be too low.
    """
    towers = [t for t in stack.towers if any(b.unit for f in t.floors for b in f.blocks)]
    per_m2 = _scale(max((t.widest for t in towers), default=0), width)
    boxes = [box for tower in towers for box in _boxes(tower, per_m2, first)]
    shown = {block.opd for t in towers for f in t.floors for block in f.blocks if block.opd}
    ruler = 100 if per_m2 * 100 >= 8 else 500
    area = format_number(ruler * 100, Measure.AREA)
    return StackDrawing(
        _pages(boxes, width, height, first),
        width,
        tr("report.stack.scale"),
        per_m2 * ruler,
        area,
        _legend(legend, shown, stack),
        tr("report.stack.alt", n=format_number(len(towers), Measure.COUNT)),
        tr("report.stack.moved"),
        tr("report.stack.over"),
        tr("report.stack.free"),
    )


def _legend(
    legend: Sequence[tuple[int, str]], shown: set[str], stack: StackData
) -> tuple[tuple[str, str], ...]:
    used = {b.colour for t in stack.towers for f in t.floors for b in f.blocks if b.opd in shown}
    entries = tuple((opd_colour(colour), name) for colour, name in legend if colour in used)
    return (*entries, (ROOMS_COLOUR, tr("report.word.shared_rooms")))


def _scale(widest: int, width: float) -> float:
    """Return mm per m² so that the widest floor fits the page."""
    if not widest:
        return WIDEST_PER_M2
    return min(WIDEST_PER_M2, (width - GUTTER) * 100 / widest)


def _boxes(tower: Tower, per_m2: float, height: float) -> list[TowerBox]:
    """Return the tower as one box, or as several when it is taller than a page."""
    room = height - HEADER
    bar = max(LOWEST_BAR, min(TALLEST_BAR, room / max(1, len(tower.floors))))
    fit = max(1, int(room / bar + 1e-6))
    width = max(NARROWEST_TOWER, GUTTER + tower.widest * per_m2 / 100)
    boxes = []
    for first in range(0, len(tower.floors), fit):
        floors = tower.floors[first : first + fit]
        rows = tuple(_floor_bar(f, HEADER + i * bar, bar, per_m2) for i, f in enumerate(floors))
        name = tower.label if not first else tr("report.stack.continued", name=tower.label)
        tall = HEADER + bar * len(floors)
        boxes.append(TowerBox(0, 0, width, tall, name, tower.site_label, rows))
    return boxes


def _floor_bar(floor: StackFloor, y: float, bar: float, per_m2: float) -> FloorBar:
    over = tr("report.note.over", area=_area(floor.over)) if floor.over else ""
    bars = tuple(_bar(block, per_m2 / 100) for block in floor.blocks)
    return FloorBar(y, bar - 0.8, floor.label, floor.net * per_m2 / 100, bars, over)


def _bar(block: Block, per_dm2: float) -> Bar:
    rooms = block.kind is BlockKind.ROOMS
    people = format_number(block.people, Measure.PERSON)
    return Bar(
        block.start * per_dm2,
        block.area * per_dm2,
        ROOMS_COLOUR if rooms else opd_colour(block.colour),
        tr("report.word.shared_rooms") if rooms else block.label,
        block.opd_label,
        _area(block.area) if rooms else f"{people}, {_area(block.area)}",
        block.moved,
        block.pinned,
        rooms,
        block.name,
    )


def _area(dm2: int) -> str:
    return format_number(dm2, Measure.AREA, decimals=0)


def _pages(
    boxes: Sequence[TowerBox], width: float, height: float, first: float
) -> tuple[StackPage, ...]:
    pages: list[StackPage] = []
    placed: list[TowerBox] = []
    top = 0.0
    for row in _rows(boxes, width):
        tall = max(box.height for box in row)
        if placed and top + tall > (height if pages else first):
            pages.append(StackPage(tuple(placed), top - ROW_GAP))
            placed, top = [], 0.0
        x = 0.0
        for box in row:
            placed.append(replace(box, x=x, y=top + tall - box.height))  # one ground line
            x += box.width + BETWEEN
        top += tall + ROW_GAP
    if placed:
        pages.append(StackPage(tuple(placed), top - ROW_GAP))
    return tuple(pages)


def _rows(boxes: Sequence[TowerBox], width: float) -> list[list[TowerBox]]:
    rows: list[list[TowerBox]] = []
    used = 0.0
    for box in boxes:
        if not rows or used + box.width > width + 1e-6:
            rows.append([])
            used = 0.0
        rows[-1].append(box)
        used += box.width + BETWEEN
    return rows
