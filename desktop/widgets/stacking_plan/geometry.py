"""Where everything of a stacking plan is drawn: to scale, wrapped to the width of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from desktop.widgets.stacking_plan.bars import (
    BESIDE,
    FIGURES,
    FREE,
    LABEL,
    SERVICE,
    BarBox,
    BlockBox,
    Box,
    Pen,
    Ruler,
    Spot,
    bar_box,
    length_of,
    moved,
    service_of,
    shifted,
)
from desktop.workflows.seats import Place
from desktop.workflows.stack_view import Bar, SiteView, StackView, TowerView

STAY_LABEL = 150  # width for the name of an old building
ROW = 32  # height of a bar at zoom 100 %
GAP = 4  # between two bars
PAD = 12  # inside a card
CARD_GAP = 10
TOWER_GAP = 12  # beside the white behind the figures
HEAD = 30  # height of the title of a card
FOOT = 40  # height of the name of a tower below its ground line
WIDEST = 260  # least width of the widest floor at zoom 100 %
TYPICAL = 54  # width of the middle one of all units at zoom 100 %
LEAST_SHARE = 0.24  # so much smaller units may get before a long floor is scrolled instead
LONGEST = 440  # a floor is not drawn longer than this at zoom 100 % for its free area
SMALL_FOOT = 24  # of a tower that bears the name of its site
STAY_COLUMN = 460
OVERVIEW = 50  # percent of zoom below which floors are too low for words
LOW_ROW = 13  # height of a bar in the overview
LEAST_PLATE = 120  # width of a tower in the overview, for its name
WHOLE_FLOOR = 120  # width of the widest floor there, free area included


@dataclass(frozen=True)
class TowerBox:
    """A tower: its plate below the ground line."""

    tower: TowerView
    box: Box
    ground: float
    plate: Box


@dataclass(frozen=True)
class CardBox:
    """A card with a title: a site, or the old buildings."""

    title: str
    box: Box
    stays: bool = False


@dataclass(frozen=True)
class Geometry:
    """Everything drawn, in scene pixels."""

    cards: tuple[CardBox, ...]
    towers: tuple[TowerBox, ...]
    bars: tuple[BarBox, ...]
    width: float
    height: float
    scale: float


@dataclass(frozen=True)
class Frame:
    """What the geometry depends on beside the plan: width of the view, zoom in percent.

    `apart` are units drawn by themselves however small, such as the selected one.
    """

    width: float
    zoom: int = 100
    apart: frozenset[str] = frozenset()
    stays_title: str = ""
    text: int = 100  # size of the text in percent
    ruler: Ruler = Ruler()

    @property
    def overview(self) -> bool:
        """Whether floors are too low for words: only who sits where is seen."""
        return self.zoom < OVERVIEW

    @property
    def row(self) -> float:
        """Height of a bar."""
        if self.overview:
            return LOW_ROW
        return ROW * self.text / 100 * min(1.6, max(0.72, self.zoom / 100))


def lay_out(view: StackView, frame: Frame) -> Geometry:
    """Return the geometry of a plan in a frame."""
    scale = scale_of(view, frame)
    pen = Pen(scale, frame.row, frame.apart, LONGEST * frame.zoom / 100, frame.ruler)
    if frame.overview:
        pen = pen._replace(label=0, figures=0, longest=WHOLE_FLOOR)
    cards: list[CardBox] = []
    towers: list[TowerBox] = []
    bars: list[BarBox] = []
    x = y = float(CARD_GAP)
    shelf = 0.0
    for site in view.sites:
        inside = max(240.0, frame.width - 2 * CARD_GAP - 2 * PAD)
        made = _site(site, pen, frame, inside)
        if x > CARD_GAP and x + made.width > frame.width - CARD_GAP:
            x, y, shelf = float(CARD_GAP), y + shelf + CARD_GAP, 0.0
        cards.append(CardBox(site.name, Box(x, y, made.width, made.height)))
        towers += [_shift_tower(t, x, y) for t in made.towers]
        bars += [shifted(b, x, y) for b in made.bars]
        x, shelf = x + made.width + CARD_GAP, max(shelf, made.height)
    y += shelf + CARD_GAP if view.sites else 0
    if view.stays:
        card, rows = _stays(view, scale, frame, y)
        cards.append(card)
        bars += rows
        y = card.box.bottom + CARD_GAP
    width = max((card.box.right for card in cards), default=0.0) + CARD_GAP
    return Geometry(tuple(cards), tuple(towers), tuple(bars), width, y, scale)


def scale_of(view: StackView, frame: Frame) -> float:
    """Return pixels per dm²: one scale for all floors, so that most units can bear their name."""
    floors = [bar for site in view.sites for tower in site.towers for bar in tower.bars]
    ruler = frame.ruler
    every = ((ruler.most(bar) or 0, ruler.used(bar)) for bar in floors or view.stays)
    widest = max((max(pair) for pair in every), default=0) or 1
    if frame.overview:
        return WHOLE_FLOOR / widest
    sizes = sorted(s for block in view.block_of.values() if (s := ruler.block(block)))
    typical = sizes[len(sizes) // 2] if sizes else widest
    fullest = max((ruler.used(bar) for bar in floors), default=0) or 1
    room = frame.width - 2 * CARD_GAP - 2 * PAD - LABEL - FIGURES - BESIDE - FREE - SERVICE
    wanted = max(WIDEST / widest, TYPICAL / typical)
    fits = max(WIDEST, room) / fullest
    return min(wanted, max(fits, wanted * LEAST_SHARE)) * frame.zoom / 100


class _Made(NamedTuple):
    width: float
    height: float
    towers: list[TowerBox]
    bars: list[BarBox]


def _site(site: SiteView, pen: Pen, frame: Frame, inside: float) -> _Made:
    """Lay out the towers of a site on shelves, each shelf standing on its ground line."""
    shelves: list[list[tuple[TowerView, float]]] = [[]]
    used, pen = 0.0, pen_of(site, pen, inside)
    for tower in site.towers:
        width = tower_width(tower, pen)
        if shelves[-1] and used + TOWER_GAP + width > inside:
            shelves.append([])
            used = 0.0
        used += (TOWER_GAP if shelves[-1] else 0) + width
        shelves[-1].append((tower, width))
    towers: list[TowerBox] = []
    bars: list[BarBox] = []
    top, widest = HEAD + PAD / 2, 200.0 if pen.figures else LEAST_PLATE + 2.0 * PAD
    for shelf in shelves:
        ground = top + max(_rise(tower, frame) for tower, _ in shelf)
        x = float(PAD)
        for tower, width in shelf:
            foot = SMALL_FOOT if tower.name == site.name else FOOT
            towers.append(_tower_box(tower, Box(x, ground, width, foot), frame))
            bars += _floors(tower, x, ground, pen)
            x += width + TOWER_GAP
        widest = max(widest, x - TOWER_GAP + PAD)
        feet = [SMALL_FOOT if tower.name == site.name else FOOT for tower, _ in shelf]
        deep = max(_depth(t, frame) + foot for (t, _), foot in zip(shelf, feet, strict=True))
        top = ground + deep + PAD / 2
    return _Made(widest, top + PAD / 2, towers, bars)


def pen_of(site: SiteView, pen: Pen, inside: float) -> Pen:
    """Return the pen of a site: its capacity lines stand below each other where they are cut."""
    bars = [bar for tower in site.towers for bar in tower.bars]
    fullest = max((pen.ruler.used(bar) * pen.scale + FREE for bar in bars), default=0.0)
    service = max((service_of(bar, pen) for bar in bars), default=0.0)
    room = inside - pen.label - BESIDE - pen.figures - service
    return pen._replace(longest=max(min(pen.longest, room), fullest), room=room)


def tower_width(tower: TowerView, pen: Pen) -> float:
    """Return the width of a tower with its labels and figures."""
    longest = max((length_of(bar, pen) for bar in tower.bars), default=0)
    return max(0 if pen.figures else LEAST_PLATE, pen.label + longest + BESIDE + pen.figures)


def _above(tower: TowerView) -> list[Bar]:
    return [bar for bar in tower.bars if bar.level >= 0]


def _rise(tower: TowerView, frame: Frame) -> float:
    return max(1, len(_above(tower))) * (frame.row + GAP)


def _depth(tower: TowerView, frame: Frame) -> float:
    return (len(tower.bars) - len(_above(tower))) * (frame.row + GAP)


def _tower_box(tower: TowerView, foot: Box, frame: Frame) -> TowerBox:
    """Return a tower above a foot that begins at its ground line."""
    rise, depth = _rise(tower, frame), _depth(tower, frame)
    box = Box(foot.x, foot.y - rise, foot.w, rise + depth)
    plate = Box(foot.x, foot.y + depth + GAP, foot.w, foot.h - GAP)
    return TowerBox(tower, box, foot.y, plate)


def _floors(tower: TowerView, x: float, ground: float, pen: Pen) -> list[BarBox]:
    step = pen.row + GAP
    above = _above(tower)
    tops = [ground - step * (len(above) - i) for i in range(len(above))]
    tops += [ground + GAP + step * i for i in range(len(tower.bars) - len(above))]
    end = max((length_of(bar, pen) for bar in tower.bars), default=0)
    spots = [Spot(x, y, pen.label, end) for y in tops]
    return [bar_box(bar, spot, pen) for bar, spot in zip(tower.bars, spots, strict=True)]


def _stays(view: StackView, scale: float, frame: Frame, top: float) -> tuple[CardBox, list[BarBox]]:
    """Lay out the old buildings in columns on a card of their own."""
    inside = frame.width - 2 * CARD_GAP - 2 * PAD
    figures = 0 if frame.overview else FIGURES
    least = STAY_COLUMN + figures - FIGURES
    columns = max(1, int((inside + TOWER_GAP) // (least + TOWER_GAP)))
    column = (inside - TOWER_GAP * (columns - 1)) / columns
    end = column - STAY_LABEL - figures - BESIDE
    longest = max(frame.ruler.used(bar) for bar in view.stays) or 1
    pen = Pen(min(scale, end / longest), frame.row, frame.apart, end, frame.ruler, figures=figures)
    step = frame.row + GAP
    per_column = -(-len(view.stays) // columns)
    bars = []
    for i, bar in enumerate(view.stays):
        x = CARD_GAP + PAD + (i // per_column) * (column + TOWER_GAP)
        y = top + HEAD + PAD / 2 + (i % per_column) * step
        bars.append(bar_box(bar, Spot(x, y, STAY_LABEL, end), pen, stay=True))
    height = HEAD + PAD * 1.5 + per_column * step
    box = Box(CARD_GAP, top, frame.width - 2 * CARD_GAP, height)
    return CardBox(frame.stays_title, box, stays=True), bars


def _shift_tower(t: TowerBox, x: float, y: float) -> TowerBox:
    return TowerBox(t.tower, moved(t.box, x, y), t.ground + y, moved(t.plate, x, y))


def nearest_block(bar: BarBox, x: float) -> BlockBox | None:
    """Return the block of a bar whose middle is nearest to x."""
    return min(bar.blocks, key=lambda b: abs(b.box.x + b.box.w / 2 - x), default=None)


def bar_at(bars: Sequence[BarBox], x: float, y: float) -> BarBox | None:
    """Return the bar whose row holds a point; the gap below a row counts to it."""
    for bar in bars:
        row = bar.row
        if row.x <= x <= row.right and row.y <= y <= row.bottom + GAP:
            return bar
    return None


def beside(bars: Sequence[BarBox], here: Place, dx: int, dy: int) -> BarBox | None:
    """Return the next bar in a direction: up and down first inside the column, then anywhere."""
    now = next((b for b in bars if b.bar.place == here), None)
    if now is None:
        return bars[0] if bars else None
    x0, y0 = now.track.x, now.row.y
    best = None
    for other in bars:
        x, y = other.track.x - x0, other.row.y - y0
        ahead = x * dx if dx else y * dy
        if other is now or ahead <= 1:
            continue
        aside = abs(y) if dx else abs(x)
        score = ahead + (8 if dx else 3) * aside  # a row is left only for want of neighbours
        if best is None or score < best[0]:
            best = (score, other)
    return best[1] if best else None
