"""One bar of a stacking plan: blocks to scale, small ones together, capacity and excess."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from math import inf
from typing import NamedTuple

from desktop.workflows.stack_view import Bar, Block

SMALLEST = 24  # a block never gets narrower: it must be possible to hit it
LOWEST = 14  # a block in one of two lines never gets lower
TIGHT = 34  # a narrower block has no room for its name
UNEVEN = 0.1  # so much longer one of two lines may be drawn than it is
MANY = 3  # blocks from which on something is done for the narrow ones
GROUP = 58  # width of "+n kecil"
LABEL = 60  # width for the name of a floor
BESIDE = 8  # between capacity line or overflow and the figures
FIGURES = 152  # width for the figures at the end of a bar
NARROWEST_BAR = 40
THINNEST = 3  # a block of the overview: nothing there is larger than true, or floors look full
WORTH = 1.25  # free area is left out only where that makes the bar much shorter
FREE = 36  # but so much of its free area is always seen
SERVICE = 8  # a floor is not drawn longer than this for what nobody can use


class Box(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """Right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """Lower edge."""
        return self.y + self.h


@dataclass(frozen=True)
class BlockBox:
    """A unit, or several small ones drawn as one."""

    box: Box
    blocks: tuple[Block, ...]

    @property
    def group(self) -> bool:
        """Whether it stands for several units."""
        return len(self.blocks) > 1


@dataclass(frozen=True)
class BarBox:
    """A floor: the whole row, the track up to the capacity, what lies on it."""

    bar: Bar
    row: Box
    track: Box  # from the left edge to the capacity; as long as the blocks when there is no limit
    blocks: tuple[BlockBox, ...]
    rooms: Box | None
    over: Box | None  # beyond the capacity
    ghosts: tuple[Box, ...]
    figures: Box
    stay: bool = False
    cut: bool = False  # free area was left out; a break is drawn before the capacity
    service: Box | None = None  # gross less net, beyond the capacity


class Ruler(NamedTuple):
    """What lengths mean: net area (dm²), or people."""

    people: bool = False

    def block(self, block: Block) -> int:
        """Return the size of a unit."""
        return block.people if self.people else block.area

    def used(self, bar: Bar) -> int:
        """Return what is used of a floor; rooms take area, no people."""
        return bar.people if self.people else bar.used

    def most(self, bar: Bar) -> int | None:
        """Return what a floor holds, None without a limit."""
        return bar.people_limit if self.people else bar.net

    def rooms(self, bar: Bar) -> int:
        """Return the size of the shared rooms."""
        return 0 if self.people else bar.room_area

    def service(self, bar: Bar) -> int:
        """Return what of a floor is walls, stairs and services."""
        return 0 if self.people else bar.service

    def over(self, bar: Bar) -> int:
        """Return by how much a floor is too full."""
        return bar.over_people if self.people else bar.over_area


class Pen(NamedTuple):
    """Pixels per dm² or person, height of a bar, units never grouped, length for free area."""

    scale: float
    row: float
    apart: frozenset[str]
    longest: float
    ruler: Ruler = Ruler()
    room: float = inf  # beyond this length free area is left out in any case
    label: float = LABEL  # width for the name of a floor
    figures: float = FIGURES
    overview: bool = False  # everything in its true size, however small

    @property
    def least(self) -> float:
        """Return the least width of a block."""
        return THINNEST if self.overview else SMALLEST

    @property
    def narrowest(self) -> float:
        """Return the least length of a bar."""
        return THINNEST if self.overview else NARROWEST_BAR


class Spot(NamedTuple):
    """Where a bar begins, how wide its name is and after how many pixels its figures begin."""

    x: float
    y: float
    label: float
    end: float


def length_of(bar: Bar, pen: Pen) -> float:
    """Return the length that a bar is drawn with."""
    beyond = capacity_of(bar, pen)[0] + service_of(bar, pen)
    return max(pen.narrowest, pen.ruler.used(bar) * pen.scale, beyond)


def service_of(bar: Bar, pen: Pen) -> float:
    """Return the length drawn for what nobody can use; 0 where it is not recorded."""
    return min(SERVICE, pen.ruler.service(bar) * pen.scale)


def capacity_of(bar: Bar, pen: Pen) -> tuple[float, bool]:
    """Return the length up to the capacity line, and whether free area was left out for it."""
    true = max(pen.narrowest, (pen.ruler.most(bar) or 0) * pen.scale)
    most = max(pen.longest, pen.ruler.used(bar) * pen.scale + FREE)
    return (most, True) if true > min(most * WORTH, max(most, pen.room)) else (true, False)


@lru_cache(maxsize=512)  # a step changes a floor or two of many: the others are as they were
def bar_box(bar: Bar, spot: Spot, pen: Pen, *, stay: bool = False) -> BarBox:
    """Return the geometry of one bar."""
    left, y, height = spot.x + spot.label, spot.y, pen.row
    blocks, rooms, right = _blocks(bar, left, y, pen)
    filled = right - left
    capacity, cut = capacity_of(bar, pen) if pen.ruler.most(bar) else (max(filled, 1), False)
    full = pen.ruler.over(bar)
    over = Box(left + capacity, y, max(6.0, filled - capacity), height) if full else None
    track, beyond = Box(left, y, capacity, height), max(spot.end, filled)
    service = service_of(bar, pen)
    return BarBox(
        bar,
        Box(spot.x, y, spot.label + beyond + BESIDE + pen.figures, height),
        track,
        tuple(blocks),
        rooms,
        over,
        tuple(_ghosts(bar.ghosts, track, max(capacity, filled), pen)),
        Box(left + beyond + BESIDE, y, pen.figures, height),
        stay,
        cut,
        Box(left + capacity, y, service, height) if service >= 1 else None,
    )


def _blocks(bar: Bar, left: float, y: float, pen: Pen) -> tuple[list[BlockBox], Box | None, float]:
    """Return the blocks in their order, small ones together at the end, then the shared rooms."""
    scale, height, ruler = pen.scale, pen.row, pen.ruler
    rooms, used = ruler.rooms(bar) * scale, ruler.used(bar)
    room = (used if ruler.over(bar) else max(used, ruler.most(bar) or 0)) * scale - rooms
    lines = lines_of(bar.blocks, pen)
    if ruler.most(bar) is None:  # nothing that a wide "+n kecil" could seem to overflow
        room = max(room, pen.longest)
    if len(lines) > 1:
        room = (used - ruler.rooms(bar)) * scale  # both end at the same place
    tall, right = height / len(lines), left
    boxes = []
    for at, line in enumerate(lines):
        spot = Box(left, y + at * tall, room, tall)
        boxes += _line(line, spot, pen._replace(scale=scale * len(lines)), fill=len(lines) > 1)
        right = max([right, *(made.box.right for made in boxes[-1:])])
    if not rooms:
        return boxes, None, right
    return boxes, Box(right, y, rooms, height), right + rooms


Line = tuple[list[Block], list[Block]]  # those drawn alone, and small ones drawn together


def lines_of(blocks: Sequence[Block], pen: Pen) -> list[Line]:
    """Return the blocks of a floor in one line; in two of half the height where many are narrow.

    A block is then twice as long and half as high: as large as before, and easier to hit and read.
    Blocks that cannot be shared out evenly stay in one line, or lengths would not be true.
    """
    narrow = sum(pen.ruler.block(block) * pen.scale < TIGHT for block in blocks)
    if narrow < MANY or pen.row < 2 * LOWEST:
        return [parted(blocks, pen)]
    alone, small = parted(blocks, pen._replace(scale=2 * pen.scale))
    sizes = [max(SMALLEST, pen.ruler.block(b) * 2 * pen.scale) for b in alone]
    rest = max(GROUP, sum(pen.ruler.block(b) for b in small) * 2 * pen.scale) if small else 0.0
    half, at, sofar = (sum(sizes) + rest) / 2, 0, 0.0
    while at < len(alone) and sofar + sizes[at] / 2 <= half:
        sofar += sizes[at]
        at += 1
    upper = set(range(at))
    if abs(sofar - half) > half * UNEVEN:  # one block in the other line makes them even
        others = upper if sofar > half else set(range(len(alone))) - upper
        wrong = min(others, key=lambda i: abs(sizes[i] - abs(sofar - half)), default=-1)
        if wrong < 0 or abs(abs(sofar - half) - sizes[wrong]) > half * UNEVEN:
            return [parted(blocks, pen)]
        upper ^= {wrong}
    above = [block for i, block in enumerate(alone) if i in upper]
    return [(above, []), ([block for i, block in enumerate(alone) if i not in upper], small)]


def _line(line: Line, spot: Box, pen: Pen, *, fill: bool) -> list[BlockBox]:
    """Return the blocks of a line within a box; `fill` lets them end where the box does."""
    alone, small = line
    true = [float(pen.ruler.block(b) * pen.scale) for b in alone]
    together = sum(pen.ruler.block(b) for b in small) * pen.scale
    if small and not pen.overview:  # wide enough for its words, as far as the floor has room
        together = max(together, min(GROUP, spot.w - pen.least * len(alone)), pen.least)
    room = spot.w - together
    whole = float(sum(true))
    share = room / whole if fill and whole and room > 0 else 1.0
    widths = squeezed([max(pen.least, size * share) for size in true], room, pen.least)
    boxes = []
    x = spot.x
    for block, width in zip(alone, widths, strict=True):
        boxes.append(BlockBox(Box(x, spot.y, width, spot.h), (block,)))
        x += width
    if small:
        boxes.append(BlockBox(Box(x, spot.y, together, spot.h), tuple(small)))
    return boxes


def parted(blocks: Sequence[Block], pen: Pen) -> tuple[list[Block], list[Block]]:
    """Return the blocks drawn alone and those too narrow for it; a single small one stays alone."""
    sized = ((b, pen.ruler.block(b) * pen.scale) for b in blocks if b.unit not in pen.apart)
    small = [b for b, width in sized if width < SMALLEST]
    if len(small) < MANY:
        return list(blocks), []
    inside = {b.unit for b in small}
    return [b for b in blocks if b.unit not in inside], small


def squeezed(widths: list[float], room: float, least: float = SMALLEST) -> list[float]:
    """Return widths that sum to at most `room` where possible; none falls below `least`."""
    excess = sum(widths) - room
    spare = sum(w - least for w in widths)
    if excess <= 0 or spare <= 0:
        return widths
    share = min(1.0, excess / spare)
    return [w - (w - least) * share for w in widths]


def _ghosts(ghosts: Sequence[Block], track: Box, most: float, pen: Pen) -> list[Box]:
    """Return thin outlines of who sits here today, one after the other from the left."""
    boxes = []
    x = track.x
    for ghost in ghosts:
        width = min(pen.ruler.block(ghost) * pen.scale, track.x + most - x)
        if width <= 1:
            break
        boxes.append(Box(x, track.y, width, track.h))
        x += width
    return boxes


def moved(box: Box, x: float, y: float) -> Box:
    """Return a box moved by x and y."""
    return Box(box.x + x, box.y + y, box.w, box.h)


def shifted(b: BarBox, x: float, y: float) -> BarBox:
    """Return a bar moved by x and y."""
    return replace(
        b,
        row=moved(b.row, x, y),
        track=moved(b.track, x, y),
        blocks=tuple(BlockBox(moved(each.box, x, y), each.blocks) for each in b.blocks),
        rooms=moved(b.rooms, x, y) if b.rooms else None,
        over=moved(b.over, x, y) if b.over else None,
        service=moved(b.service, x, y) if b.service else None,
        ghosts=tuple(moved(g, x, y) for g in b.ghosts),
        figures=moved(b.figures, x, y),
    )
