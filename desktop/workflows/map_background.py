"""A background for the map: GeoJSON read, checked and lightened to what the map draws."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from pathlib import Path
from typing import Any

from solver.errors import SatuAtapError

Point = tuple[int, int]  # longitude and latitude in microdegrees

MOST_BYTES = 10_000_000  # of a file: reading it must not hold up the window
MOST_POINTS = 20_000  # kept; beyond them lines are made coarser
MOST_READ = 600_000  # points looked at
INSIDE = {
    "FeatureCollection": "features",
    "Feature": "geometry",
    "GeometryCollection": "geometries",
}
DRAWN = {"LineString": 1, "MultiLineString": 2, "Polygon": 2, "MultiPolygon": 3}  # nested lists
WHOLE = 10_000_000  # microdegrees: ten degrees, wider than any city
FIRST = 20  # microdegrees: about two metres
DEEPEST = 40  # nested geometries


@dataclass(frozen=True)
class Shape:
    """A line of the background; `closed` when it is the edge of an area."""

    points: tuple[Point, ...]
    closed: bool


def read_background(path: Path) -> tuple[Shape, ...]:
    """Read a GeoJSON file as lines to be drawn.

    Raises
    ------
    SatuAtapError
        One sentence: it cannot be read, is too large, no GeoJSON, empty, or not in degrees.
    """
    try:
        if path.stat().st_size > MOST_BYTES:
            raise SatuAtapError("geojson_huge", path=path.name, most=MOST_BYTES // 1_000_000)
        content = path.read_bytes()
    except OSError as reason:
        raise SatuAtapError("geojson_unread", path=path.name) from reason
    return parse_background(content, path.name)


def parse_background(content: bytes, name: str) -> tuple[Shape, ...]:
    """Return the lines of GeoJSON text, made coarser until they are few enough.

    Raises
    ------
    SatuAtapError
        See `read_background`.
    """
    try:
        found = tuple(_shapes(json.loads(content), 0))
    except (ValueError, TypeError, KeyError, IndexError, RecursionError, OverflowError) as reason:
        raise SatuAtapError("geojson_broken", path=name) from reason
    if not found:
        raise SatuAtapError("geojson_empty", path=name)
    if any(not _on_earth(point) for shape in found for point in shape.points):
        raise SatuAtapError("geojson_not_degrees", path=name)
    if sum(len(shape.points) for shape in found) > MOST_READ:
        raise SatuAtapError("geojson_huge", path=name, most=MOST_BYTES // 1_000_000)
    return lightened(found)


def _on_earth(point: Point) -> bool:
    return abs(point[0]) <= 180_000_000 and abs(point[1]) <= 90_000_000


def _shapes(node: Any, depth: int) -> Iterator[Shape]:
    if depth > DEEPEST:
        raise ValueError(depth)
    if node is None:  # a feature may be without a place
        return
    kind = node["type"]
    if kind in INSIDE:
        inside = node[INSIDE[kind]]
        for each in inside if isinstance(inside, list) else [inside]:
            yield from _shapes(each, depth + 1)
    elif kind in DRAWN:
        places = node["coordinates"]
        for lines in {1: [[places]], 2: [places], 3: places}[DRAWN[kind]]:
            yield from _lines(lines, closed=kind.endswith("Polygon"))
    elif kind not in ("Point", "MultiPoint"):
        raise ValueError(kind)


def _lines(lines: Any, *, closed: bool) -> Iterator[Shape]:
    for line in lines:
        points = tuple((_micro(p[0]), _micro(p[1])) for p in line)
        if len(points) > 1:
            yield Shape(points, closed)


def _micro(degrees: Any) -> int:
    if isinstance(degrees, bool) or not isinstance(degrees, int | float):
        raise TypeError(degrees)
    return round(degrees * 1_000_000)


def lightened(shapes: Sequence[Shape], most: int = MOST_POINTS) -> tuple[Shape, ...]:
    """Return shapes of at most so many points, by making lines coarser step by step."""
    grain = FIRST
    while sum(len(shape.points) for shape in shapes) > 5 * most:  # cheap, before the careful way
        shapes = [Shape(thinned(s.points, grain), s.closed) for s in shapes]
        if grain > WHOLE:
            shapes = shapes[: 2 * most]
        grain *= 2
    grain = FIRST
    while sum(len(shape.points) for shape in shapes) > most:
        shapes = [Shape(coarser(s.points, grain), s.closed) for s in shapes]
        shapes = [s for s in shapes if not s.closed or len(s.points) > 3] or shapes
        if grain > WHOLE:
            shapes = shapes[: most // 2]
        grain *= 2
    return tuple(shapes)


def thinned(points: tuple[Point, ...], grain: int) -> tuple[Point, ...]:
    """Return a line without the points closer than `grain` to the one before; its ends stay."""
    found = [points[0]]
    for point in points[1:-1]:
        if abs(point[0] - found[-1][0]) + abs(point[1] - found[-1][1]) >= grain:
            found.append(point)
    return (*found, points[-1])


def coarser(points: tuple[Point, ...], grain: int) -> tuple[Point, ...]:
    """Return a line without the points that lie closer than `grain` to it (Douglas-Peucker)."""
    keep = {0, len(points) - 1}
    waiting = [(0, len(points) - 1)]
    while waiting:
        first, last = waiting.pop()
        far, at = grain, -1
        for i in range(first + 1, last):
            away = _away(points[i], points[first], points[last])
            if away > far:
                far, at = round(away), i
        if at > 0:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return tuple(points[i] for i in sorted(keep))


def _away(point: Point, a: Point, b: Point) -> float:
    along = (b[0] - a[0], b[1] - a[1])
    length = hypot(*along)
    if length == 0:
        return hypot(point[0] - a[0], point[1] - a[1])
    return abs(along[0] * (point[1] - a[1]) - along[1] * (point[0] - a[0])) / length


def written(shapes: Sequence[Shape]) -> str:
    """Return shapes as the JSON text that the project keeps."""
    lines = [[int(shape.closed), *(n for p in shape.points for n in p)] for shape in shapes]
    return json.dumps(lines, separators=(",", ":"))


def kept(text: str) -> tuple[Shape, ...]:
    """Return the shapes that a project keeps; none when the text cannot be read."""
    try:
        lines = [[int(n) for n in line] for line in json.loads(text)] if text else []
        return tuple(
            Shape(tuple(zip(line[1::2], line[2::2], strict=True)), bool(line[0])) for line in lines
        )
    except (ValueError, TypeError, IndexError):
        return ()
