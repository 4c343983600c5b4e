"""Points of two measures: which are dominated, how far apart, how much they cover."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Protocol, TypeVar

from solver.study.question import Aim, Point, Proved


class Measured(Protocol):
    """Anything with two measures, both to be small."""

    @property
    def x(self) -> int:
        """The first measure."""
        ...

    @property
    def y(self) -> int:
        """The second measure."""
        ...


M = TypeVar("M", bound=Measured)


@dataclass(frozen=True)
class Corner:
    """A pair of measures, such as the point that a hypervolume is measured from."""

    x: int
    y: int


def nondominated(points: Sequence[M]) -> tuple[M, ...]:
    """Return the points that no other beats, x rising and y falling; of equal ones the first."""
    kept: list[M] = []
    for point in sorted(points, key=lambda p: (p.x, p.y)):
        if not kept or point.y < kept[-1].y:
            kept.append(point)
    return tuple(kept)


def hypervolume(points: Sequence[Measured], reference: Measured) -> int:
    """Return the area that the points dominate up to the reference: Σ of boxes.

    Points that are not below the reference in both measures count nothing.
    """
    area, top = 0, reference.y
    for point in nondominated(points):
        if point.x < reference.x and point.y < top:
            area += (reference.x - point.x) * (top - point.y)
            top = point.y
    return area


def reachable_by_lines(proved: Sequence[Proved], reference: Measured) -> int | None:
    """Return an area that no set of plans can dominate more of, from bounds on weighted sums.

    Every plan has a·x + b·y ≥ bound, so x ≥ g(y) = max (bound - b·y) / a, convex and falling. The
    area is ∫ max(0, X - g(y)) dy for y ≤ Y, reference (X, Y); counted exactly, rounded down. None
    without bounds.
    """
    lines = [(Fraction(p.bound, p.aim.first), Fraction(p.aim.second, p.aim.first)) for p in proved]
    lines = [(c - reference.x, s) for c, s in lines if s > 0]
    if not lines:
        return None
    low = max(c / s for c, s in lines)  # below it nothing is left of the reference
    high = Fraction(reference.y)
    if low >= high:
        return 0
    turns = {low, high}
    for i, (c, s) in enumerate(lines):
        for d, t in lines[:i]:
            if s != t and low < (at := (c - d) / (s - t)) < high:
                turns.add(at)
    cuts = sorted(turns)

    def depth(y: Fraction) -> Fraction:
        return min(s * y - c for c, s in lines)

    area = sum((depth(a) + depth(b)) * (b - a) / 2 for a, b in pairwise(cuts))
    return floor(area)


def reachable_by_steps(
    least: Callable[[int], int | None], lowest: int, reference: Measured
) -> int | None:
    """Return an area that no set of plans can dominate more of, when y counts whole things.

    Parameters
    ----------
    least : callable
        Least x that any plan with this y or less can have; None when unknown.
    lowest : int
        No plan has a smaller y.
    reference : Measured
        Where the area ends.
    """
    area = 0
    for y in range(lowest, reference.y):
        bound = least(y)
        if bound is None:
            return None
        area += max(0, reference.x - bound)
    return area


def reference_of(points: Sequence[Measured]) -> Corner:
    """Return the worst of both measures over the points, a tenth of their range beyond it."""
    xs, ys = [p.x for p in points], [p.y for p in points]
    return Corner(
        max(xs) + max(1, (max(xs) - min(xs)) // 10), max(ys) + max(1, (max(ys) - min(ys)) // 10)
    )


def gaps(points: Sequence[Measured]) -> list[float]:
    """Return how far apart neighbours are, as shares of both ranges added up; 2 in all."""
    if len(points) < 2:
        return []
    wide = max(1, abs(points[-1].x - points[0].x))
    high = max(1, abs(points[0].y - points[-1].y))
    return [abs(b.x - a.x) / wide + abs(a.y - b.y) / high for a, b in pairwise(points)]


def spread(points: Sequence[M], count: int, wanted: Sequence[M] = ()) -> tuple[M, ...]:
    """Choose points that lie evenly: both ends, those wanted, then always into the widest gap.

    Parameters
    ----------
    points : sequence
        Nondominated, x rising.
    count : int
        How many at most; at least 2.
    wanted : sequence
        Of the points, those to choose first.
    """
    if len(points) <= count:
        return tuple(points)
    chosen = {0, len(points) - 1}
    chosen |= {i for i, p in enumerate(points) if any(p is w for w in wanted)}
    place = _along(points)
    while len(chosen) > max(2, count):
        inner = sorted(chosen)[1:-1]
        chosen.discard(min(inner, key=lambda i: _room(place, sorted(chosen), i)))
    while len(chosen) < count:
        rest = [i for i in range(len(points)) if i not in chosen]
        chosen.add(max(rest, key=lambda i: min(abs(place[i] - place[j]) for j in chosen)))
    return tuple(points[i] for i in sorted(chosen))


def _along(points: Sequence[Measured]) -> list[float]:
    place = [0.0]
    for gap in gaps(points):
        place.append(place[-1] + gap)
    return place


def _room(place: list[float], chosen: list[int], i: int) -> float:
    """Return how wide the gap would be without a point."""
    at = chosen.index(i)
    return place[chosen[at + 1]] - place[chosen[at - 1]]


@dataclass
class Archive:
    """All nondominated points met, from whichever task they came.

    Attributes
    ----------
    met : int
        Points offered.
    """

    points: tuple[Point, ...] = ()
    met: int = 0

    def offer(self, points: Sequence[Point]) -> None:
        """Take points; dominated ones and second ones of the same measures are let go."""
        self.met += len(points)
        self.points = nondominated((*self.points, *points))

    @property
    def dropped(self) -> int:
        """How many points were let go."""
        return self.met - len(self.points)

    def best(self, score: Callable[[Aim, int, int], int | None], aim: Aim) -> Point | None:
        """Return the best known point of an aim, None when none is allowed."""
        scored = [
            (s, i) for i, p in enumerate(self.points) if (s := score(aim, p.x, p.y)) is not None
        ]
        return self.points[min(scored)[1]] if scored else None
