"""GeoJSON as a background: whatever comes in, lines or one sentence come out."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workflows import map_background
from desktop.workflows.map_background import (
    Shape,
    coarser,
    kept,
    lightened,
    parse_background,
    read_background,
    thinned,
    written,
)
from solver.errors import SatuAtapError

SQUARE = [[104.7, -2.9], [104.8, -2.9], [104.8, -3.0], [104.7, -3.0], [104.7, -2.9]]


def parsed(data: Any) -> tuple[Shape, ...]:
    return parse_background(json.dumps(data).encode(), "latar.geojson")


def collection(*geometries: Any) -> dict[str, Any]:
    features = [{"type": "Feature", "properties": {}, "geometry": g} for g in geometries]
    return {"type": "FeatureCollection", "features": features}


def test_every_kind_of_line_is_read() -> None:
    found = parsed(
        collection(
            {"type": "Polygon", "coordinates": [SQUARE, SQUARE]},
            {"type": "MultiPolygon", "coordinates": [[SQUARE], [SQUARE]]},
            {"type": "LineString", "coordinates": SQUARE[:3]},
            {"type": "MultiLineString", "coordinates": [SQUARE[:2], SQUARE[2:4]]},
            {
                "type": "GeometryCollection",
                "geometries": [{"type": "Point", "coordinates": [1, 2]}],
            },
            {"type": "Point", "coordinates": [104.7, -2.9]},
            None,
        )
    )
    assert [shape.closed for shape in found] == [True] * 4 + [False] * 3
    assert found[0].points[0] == (104_700_000, -2_900_000)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (b"", "geojson_broken"),
        (b"{", "geojson_broken"),
        (b"[]", "geojson_broken"),
        (b'{"type": "Kosong"}', "geojson_broken"),
        (b'{"type": "FeatureCollection"}', "geojson_broken"),
        (b'{"type": "LineString", "coordinates": [["a", "b"], [1, 2]]}', "geojson_broken"),
        (b'{"type": "LineString", "coordinates": [[1], [2]]}', "geojson_broken"),
        (b'{"type": "LineString", "coordinates": [[NaN, 1], [1, 2]]}', "geojson_broken"),
        (b'{"type": "LineString", "coordinates": [[1e400, 1], [1, 2]]}', "geojson_broken"),
        (b"\xff\xfe\x00", "geojson_broken"),
        (b'{"type": "FeatureCollection", "features": []}', "geojson_empty"),
        (b'{"type": "Point", "coordinates": [104, -3]}', "geojson_empty"),
        (
            b'{"type": "LineString", "coordinates": [[472000, 9670000], [472100, 9670100]]}',
            "geojson_not_degrees",
        ),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence(text: bytes, key: str) -> None:
    with pytest.raises(SatuAtapError) as reason:
        parse_background(text, "latar.geojson")
    assert reason.value.key == key


def test_nested_without_end_is_broken() -> None:
    text = b'{"type":"Feature","geometry":' * 3_000 + b"null" + b"}" * 3_000
    with pytest.raises(SatuAtapError) as reason:
        parse_background(text, "x")
    assert reason.value.key == "geojson_broken"


def test_a_huge_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "besar.geojson"
    path.write_bytes(b" " * 101)
    monkeypatch.setattr(map_background, "MOST_BYTES", 100)
    with pytest.raises(SatuAtapError) as reason:
        read_background(path)
    assert reason.value.key == "geojson_huge"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as reason:
        read_background(tmp_path / "tidak-ada.geojson")
    assert reason.value.key == "geojson_unread"


def test_long_lines_become_few_points_and_keep_their_ends() -> None:
    points = tuple((i * 10, (i * i) % 997) for i in range(20_000))
    light = lightened([Shape(points, False)], most=500)
    assert sum(len(s.points) for s in light) <= 500
    assert light[0].points[0] == points[0]
    assert light[0].points[-1] == points[-1]


def test_very_long_lines_are_thinned_first() -> None:
    points = tuple((i, i % 2) for i in range(60_000))
    light = lightened([Shape(points, True)], most=100)
    assert 2 <= sum(len(s.points) for s in light) <= 100
    assert thinned(((0, 0), (1, 1), (9, 9)), 5) == ((0, 0), (9, 9))


def test_many_tiny_lines_are_cut_off_in_the_end() -> None:
    shapes = [Shape(((i, 0), (i, 1)), False) for i in range(3_000)]
    assert sum(len(s.points) for s in lightened(shapes, most=100)) <= 100


def test_a_straight_line_is_two_points() -> None:
    assert coarser(tuple((i, 2 * i) for i in range(50)), 1) == ((0, 0), (49, 98))


POINTS = st.tuples(st.integers(-(10**8), 10**8), st.integers(-(10**8), 10**8))
SHAPES = st.builds(Shape, st.lists(POINTS, min_size=2, max_size=5).map(tuple), st.booleans())


@given(st.lists(SHAPES, max_size=4))
def test_what_is_kept_comes_back(shapes: list[Shape]) -> None:
    assert kept(written(shapes)) == tuple(shapes)


@pytest.mark.parametrize("text", ["", "{", "[[]]", "[1]", "null", '[["a"]]', "[[1,2]]"])
def test_a_kept_text_that_is_broken_draws_nothing(text: str) -> None:
    assert kept(text) == ()
