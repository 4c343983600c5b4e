"""Where everything of a stacking plan is drawn: to scale, wrapped to the width of the window."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.widgets.stacking_plan import words
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
PAD = 10  # inside a card
CARD_GAP = 10
TOWER_GAP = 10  # beside the white behind the figures
HEAD = 30  # height of the title of a card
FOOT = 40  # height of the name of a tower below its ground line
WIDEST = 260  # least width of the widest floor at zoom 100 %
TYPICAL = 54  # width of the middle one of all units at zoom 100 %
LEAST_SHARE = 0.22  # so much smaller units may get before a long floor is scrolled instead
LONGEST = 440  # a floor is not drawn longer than this at zoom 100 % for its free area
SMALL_FOOT = 24  # of a tower that bears the name of its site
STAY_COLUMN = 460
OVERVIEW = 50  # percent of zoom below which floors are too low for words
LOW_ROW, LOW_GAP = 11, 3  # height of a bar in the overview, and between two
LOW_HEAD, LOW_PAD, LOW_CARD_GAP = 22, 6, 5
LEAST_PLATE = 112  # width of a tower in the overview, for its name
ROWS_LABEL = 96  # width there for the name of a building that is one row
SINGLES = 3  # so many sites of one floor each are rows of one card there
LETTER, DIGIT = 5.9, 5.4  # width of a letter of a floor's name, and of its figures
LEAST_LABEL, LEAST_FIGURES = 34, 116
LOCK = 14  # width of the lock before the name of a floor
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
    singles_title: str = ""
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
            return LOW_ROW * self.larger
        return ROW * self.text / 100 * min(1.6, max(0.72, self.zoom / 100))

    @property
    def larger(self) -> float:
        """How much wider and higher words are than at their usual size; never less than 1."""
        return max(1.0, self.text / 100)

    @property
    def step(self) -> float:
        """Height of a bar with the gap below it."""
        return self.row + (LOW_GAP if self.overview else GAP)

    @property
    def head(self) -> float:
        """Height of the title of a card."""
        return LOW_HEAD * self.larger if self.overview else HEAD

    @property
    def pad(self) -> float:
        """Margin inside a card."""
        return LOW_PAD if self.overview else PAD

    @property
    def card_gap(self) -> float:
        """Gap around a card."""
        return LOW_CARD_GAP if self.overview else CARD_GAP

    @property
    def inside(self) -> float:
        """Width inside a card as wide as the view."""
        return self.width - 2 * self.card_gap - 2 * self.pad


def lay_out(view: StackView, frame: Frame) -> Geometry:
    """Return the geometry of a plan in a frame."""
    scale = scale_of(view, frame)
    pen = Pen(scale, frame.row, frame.apart, LONGEST * frame.zoom / 100, frame.ruler)
    if frame.overview:
        pen = pen._replace(label=0, figures=0, longest=WHOLE_FLOOR, overview=True)
    cards: list[CardBox] = []
    towers: list[TowerBox] = []
    bars: list[BarBox] = []
    gap = frame.card_gap
    x = y = gap
    shelf = 0.0
    singles = _singles(view) if frame.overview else ()
    for site in (site for site in view.sites if site not in singles):
        made = _site(site, pen, frame, max(240.0, frame.inside))
        if x > gap and x + made.width > frame.width - gap:
            x, y, shelf = gap, y + shelf + gap, 0.0
        cards.append(CardBox(site.name, Box(x, y, made.width, made.height)))
        towers += [_shift_tower(t, x, y) for t in made.towers]
        bars += [shifted(b, x, y) for b in made.bars]
        x, shelf = x + made.width + gap, max(shelf, made.height)
    if singles:
        rest, rows = frame.width - gap - x, [_named(site) for site in singles]
        card, made_rows = _rows(rows, frame.singles_title, pen, frame, Box(x, y, rest, shelf))
        if card.box.h > max(shelf, 1) or rest < ROWS_LABEL * 2:  # not beside the last one
            x, y = gap, y + shelf + gap if shelf else y
            spot = Box(x, y, frame.width - 2 * gap, 0)
            card, made_rows = _rows(rows, frame.singles_title, pen, frame, spot)
            shelf = card.box.h
        cards.append(card)
        bars += made_rows
    y += shelf + gap if view.sites else 0
    if view.stays:
        spot = Box(gap, y, frame.width - 2 * gap, 0)
        card, rows_ = _rows(view.stays, frame.stays_title, pen, frame, spot)
        cards.append(replace(card, stays=True))
        bars += rows_
        y = card.box.bottom + gap
    width = max((card.box.right for card in cards), default=0.0) + gap
    return Geometry(tuple(cards), tuple(towers), tuple(bars), width, y, scale)


def _singles(view: StackView) -> tuple[SiteView, ...]:
    """Return the sites of one floor each, when they are many: as rows they take little room."""
    alone = (s for s in view.sites if len(s.towers) == 1 and len(s.towers[0].bars) == 1)
    found = tuple(alone)
    return found if len(found) >= SINGLES else ()


def _named(site: SiteView) -> Bar:
    """Return the only floor of a site under the name of the site."""
    return replace(site.towers[0].bars[0], label=site.name)


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
    room = frame.inside - (LABEL + FIGURES) * frame.larger - BESIDE - FREE - SERVICE
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
    used, pen = 0.0, pen_of(site, fitted(site, pen, frame), inside)
    for tower in site.towers:
        width = tower_width(tower, pen)
        if shelves[-1] and used + TOWER_GAP + width > inside:
            shelves.append([])
            used = 0.0
        used += (TOWER_GAP if shelves[-1] else 0) + width
        shelves[-1].append((tower, width))
    towers: list[TowerBox] = []
    bars: list[BarBox] = []
    pad = frame.pad
    top, widest = frame.head + pad / 2, LEAST_PLATE + 2 * pad if frame.overview else 200.0
    for shelf in shelves:
        ground = top + max(_rise(tower, frame) for tower, _ in shelf)
        x = float(pad)
        for tower, width in shelf:
            foot = SMALL_FOOT if tower.name == site.name else FOOT
            towers.append(_tower_box(tower, Box(x, ground, width, foot), frame))
            bars += _floors(tower, Box(x, ground, 0, frame.step), pen)
            x += width + TOWER_GAP
        widest = max(widest, x - TOWER_GAP + pad)
        feet = [SMALL_FOOT if tower.name == site.name else FOOT for tower, _ in shelf]
        deep = max(_depth(t, frame) + foot for (t, _), foot in zip(shelf, feet, strict=True))
        top = ground + deep + pad / 2
    return _Made(widest, top + pad / 2, towers, bars)


def fitted(site: SiteView, pen: Pen, frame: Frame) -> Pen:
    """Return the pen with as much width for names and figures as those of a site take."""
    if pen.overview:
        return pen
    bars, size = [bar for tower in site.towers for bar in tower.bars], frame.text / 100
    label = max((len(bar.label) for bar in bars), default=0) * LETTER * size + 8
    label += LOCK if any(bar.locked for bar in bars) else 0
    figures = max((_letters(bar) for bar in bars), default=0) * DIGIT * size + 4
    return pen._replace(
        label=min(LABEL * frame.larger + LOCK, max(LEAST_LABEL, label)),
        figures=min(FIGURES * frame.larger, max(LEAST_FIGURES, figures)),
    )


def _letters(bar: Bar) -> int:
    """Return the number of letters of the longer line at the end of a bar."""
    (area, over), (people, _) = words.at_the_end(bar)
    return max(len(area) + (10 if over or bar.full_year else 0), len(people))


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
    return max(1, len(_above(tower))) * frame.step


def _depth(tower: TowerView, frame: Frame) -> float:
    return (len(tower.bars) - len(_above(tower))) * frame.step


def _tower_box(tower: TowerView, foot: Box, frame: Frame) -> TowerBox:
    """Return a tower above a foot that begins at its ground line."""
    rise, depth = _rise(tower, frame), _depth(tower, frame)
    box = Box(foot.x, foot.y - rise, foot.w, rise + depth)
    plate = Box(foot.x, foot.y + depth + GAP, foot.w, foot.h - GAP)
    return TowerBox(tower, box, foot.y, plate)


def _floors(tower: TowerView, foot: Box, pen: Pen) -> list[BarBox]:
    """Lay the floors of a tower above the upper left corner of a foot as high as a step."""
    ground, step = foot.y, foot.h
    above = _above(tower)
    tops = [ground - step * (len(above) - i) for i in range(len(above))]
    tops += [ground + step - pen.row + step * i for i in range(len(tower.bars) - len(above))]
    end = max((length_of(bar, pen) for bar in tower.bars), default=0)
    spots = [Spot(foot.x, y, pen.label, end) for y in tops]
    return [bar_box(bar, spot, pen) for bar, spot in zip(tower.bars, spots, strict=True)]


def _rows(
    rows: Sequence[Bar], title: str, pen: Pen, frame: Frame, spot: Box
) -> tuple[CardBox, list[BarBox]]:
    """Lay out buildings that are a row each in columns on a card, as wide as a spot.

    In the overview the empty ones stand below the others, by their names alone.
    """
    ruler, low = frame.ruler, frame.overview
    longest = max(max(ruler.used(bar), ruler.most(bar) or 0) for bar in rows) or 1
    names = max(len(bar.label) for bar in rows) * LETTER + 8
    label = min(ROWS_LABEL, names) if low else STAY_LABEL
    least = label + longest * pen.scale + BESIDE if low else STAY_COLUMN
    empty = [bar for bar in rows if low and bar.net is None and not bar.blocks]
    full = [bar for bar in rows if bar not in empty]
    inside, top = spot.w - 2 * frame.pad, spot.y + frame.head + frame.pad / 2
    bars: list[BarBox] = []
    for some, width in ((full, least), (empty, label)):
        columns = max(1, int((inside + TOWER_GAP) // (width + TOWER_GAP)))
        column = (inside - TOWER_GAP * (columns - 1)) / columns
        end = max(1.0, column - label - pen.figures - BESIDE)
        own = pen._replace(scale=min(pen.scale, end / longest), longest=end)
        deep = -(-len(some) // columns)
        for i, bar in enumerate(some):
            x = spot.x + frame.pad + (i // deep) * (column + TOWER_GAP)
            at = Spot(x, top + (i % deep) * frame.step, label, end)
            bars.append(bar_box(bar, at, own, stay=True))
        top += deep * frame.step
    height = top - spot.y + frame.pad
    return CardBox(title, Box(spot.x, spot.y, spot.w, height)), bars


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
