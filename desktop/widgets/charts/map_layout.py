"""A map to scale: places to pixels, names that do not overlap, a round scale bar; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import cos, hypot, radians

METRES = 0.111_195  # per microdegree of latitude, earth radius 6,371 km
NEAREST, FARTHEST = 0.02, 2_000.0  # metres a pixel: the ends of zooming
GAP = 4  # pixels between a point and its name


@dataclass(frozen=True)
class View:
    """What is seen: the middle in microdegrees, metres a pixel, the size in pixels."""

    longitude: float
    latitude: float
    scale: float
    width: int
    height: int

    def spot(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return where a place lies in pixels."""
        east = (longitude - self.longitude) * METRES * cos(radians(self.latitude / 1e6))
        north = (latitude - self.latitude) * METRES
        return self.width / 2 + east / self.scale, self.height / 2 - north / self.scale

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Return longitude and latitude of a pixel."""
        across = METRES * cos(radians(self.latitude / 1e6))
        longitude = self.longitude + (x - self.width / 2) * self.scale / across
        return longitude, self.latitude - (y - self.height / 2) * self.scale / METRES

    def moved(self, right: float, down: float) -> View:
        """Return the view so many pixels further."""
        longitude, latitude = self.place(self.width / 2 + right, self.height / 2 + down)
        return replace(self, longitude=longitude, latitude=_within(latitude, 85e6))

    def zoomed(self, factor: float, x: float, y: float) -> View:
        """Return the view magnified; the place below a pixel stays there."""
        before = self.place(x, y)
        scale = min(max(self.scale / factor, NEAREST), FARTHEST)
        near = replace(self, scale=scale)
        at = near.spot(*before)
        return near.moved(at[0] - x, at[1] - y)


def _within(value: float, most: float) -> float:
    return max(-most, min(most, value))


def fitted(
    places: Sequence[tuple[float, float]], width: int, height: int, margin: int = 56
) -> View:
    """Return the view that shows all places (longitude, latitude) with a margin."""
    if not places:
        return View(0, 0, FARTHEST, width, height)
    easts, norths = [p[0] for p in places], [p[1] for p in places]
    middle = (min(easts) + max(easts)) / 2, (min(norths) + max(norths)) / 2
    wide = (max(easts) - min(easts)) * METRES * cos(radians(middle[1] / 1e6))
    high = (max(norths) - min(norths)) * METRES
    room = max(width - 2 * margin, 50), max(height - 2 * margin, 50)
    scale = max(wide / room[0], high / room[1], 1.0)
    return View(*middle, min(scale, FARTHEST), width, height)


@dataclass(frozen=True)
class Box:
    """A rectangle in pixels."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: Box) -> bool:
        """Tell whether two rectangles overlap."""
        return (
            self.left < other.left + other.width
            and other.left < self.left + self.width
            and self.top < other.top + other.height
            and other.top < self.top + self.height
        )

    def within(self, width: int, height: int) -> bool:
        """Tell whether a rectangle lies within a room of this size."""
        right, foot = self.left + self.width, self.top + self.height
        return self.left >= 0 and self.top >= 0 and right <= width and foot <= height


@dataclass(frozen=True)
class Dot:
    """A point to be named: where, how large, how wide its name is, and how much it matters."""

    x: float
    y: float
    radius: float
    wide: float
    weight: int = 0


def names(dots: Sequence[Dot], high: float, width: int, height: int) -> list[Box | None]:
    """Return where each name stands, None where there is no room; no two overlap.

    Weightier dots choose first; a name stands right, left, above or below its dot, and on no dot.
    """
    taken = [Box(d.x - d.radius, d.y - d.radius, 2 * d.radius, 2 * d.radius) for d in dots]
    found: list[Box | None] = [None] * len(dots)
    for i in sorted(range(len(dots)), key=lambda i: (-dots[i].weight, i)):
        if not (0 <= dots[i].x <= width and 0 <= dots[i].y <= height):
            continue
        for box in _ways(dots[i], high):
            if box.within(width, height) and not any(box.meets(other) for other in taken):
                found[i] = box
                taken.append(box)
                break
    return found


def _ways(dot: Dot, high: float) -> list[Box]:
    off, wide = dot.radius + GAP, dot.wide
    middle, above, below = dot.y - high / 2, dot.y - off - high, dot.y + off
    return [
        Box(dot.x + off, middle, wide, high),
        Box(dot.x - off - wide, middle, wide, high),
        Box(dot.x - wide / 2, above, wide, high),
        Box(dot.x - wide / 2, below, wide, high),
        Box(dot.x + off, above + high / 2, wide, high),
        Box(dot.x + off, below - high / 2, wide, high),
        Box(dot.x - off - wide, above + high / 2, wide, high),
        Box(dot.x - off - wide, below - high / 2, wide, high),
    ]


def bar_metres(scale: float, most: float = 140) -> int:
    """Return the longest round length (1, 2 or 5 times a power of ten) of at most `most` pixels."""
    found, power = 1, 1
    while True:
        for step in (1, 2, 5):
            if step * power / scale > most:
                return found
            found = step * power
        power *= 10


def nearest_towards(dots: Sequence[tuple[float, float]], at: int, right: int, down: int) -> int:
    """Return the dot that an arrow leads to: near and in its direction; `at` if there is none."""
    x, y = dots[at]
    best, found = float("inf"), at
    for i, (other_x, other_y) in enumerate(dots):
        along = (other_x - x) * right + (other_y - y) * down
        aside = abs((other_x - x) * down) + abs((other_y - y) * right)
        if i != at and along > 0 and aside <= 2 * along:
            cost = hypot(along, 2 * aside)
            if cost < best:
                best, found = cost, i
    return found
