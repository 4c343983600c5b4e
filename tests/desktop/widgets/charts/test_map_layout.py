"""Places to pixels and names that do not overlap."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.widgets.charts.map_layout import (
    Box,
    Dot,
    View,
    bar_metres,
    fitted,
    names,
    nearest_towards,
)

VIEW = View(104_750_000, -2_990_000, 10, 600, 400)
DOTS = st.lists(
    st.builds(
        Dot,
        st.integers(0, 600).map(float),
        st.integers(0, 400).map(float),
        st.just(6.0),
        st.integers(20, 140).map(float),
        st.integers(0, 900),
    ),
    max_size=40,
)


def test_a_kilometre_north_is_a_hundred_pixels_up_at_ten_metres_a_pixel() -> None:
    x, y = VIEW.spot(104_750_000, -2_990_000 + 1000 / 0.111195)
    assert (round(x), round(y)) == (300, 100)


@given(st.floats(0, 600), st.floats(0, 400))
def test_there_and_back(x: float, y: float) -> None:
    there = VIEW.spot(*VIEW.place(x, y))
    assert there == pytest.approx((x, y), abs=1e-6)


@given(st.floats(0, 600), st.floats(0, 400), st.sampled_from([0.5, 1.3, 4.0]))
def test_zooming_keeps_the_place_under_the_pointer(x: float, y: float, factor: float) -> None:
    place = VIEW.place(x, y)
    assert VIEW.zoomed(factor, x, y).spot(*place) == pytest.approx((x, y), abs=0.01)


def test_everything_fits() -> None:
    places = [(104_700_000.0, -2_900_000.0), (104_800_000.0, -3_050_000.0)]
    view = fitted(places, 600, 400)
    for x, y in (view.spot(*place) for place in places):
        assert 0 <= x <= 600
        assert 0 <= y <= 400
    assert fitted(places[:1], 600, 400).spot(*places[0]) == (300, 200)
    assert fitted([], 600, 400).width == 600


@given(DOTS)
def test_no_name_meets_another_name_or_a_dot(dots: list[Dot]) -> None:
    boxes = names(dots, 14, 600, 400)
    shown = [box for box in boxes if box]
    assert not any(a.meets(b) for a, b in combinations(shown, 2))
    for box in shown:
        assert box.within(600, 400)
        for dot in dots:
            side = dot.radius * 2
            assert not box.meets(Box(dot.x - dot.radius, dot.y - dot.radius, side, side))


def test_the_weightier_one_gets_its_name() -> None:
    crowd = [Dot(300, 200, 6, 500, weight) for weight in (1, 9, 2)]
    boxes = names(crowd, 14, 620, 400)
    assert [box is not None for box in boxes][1]


@pytest.mark.parametrize(("scale", "metres"), [(1, 100), (10, 1000), (3.6, 500), (0.02, 2)])
def test_the_bar_is_round(scale: float, metres: int) -> None:
    assert bar_metres(scale) == metres


def test_arrows_lead_in_their_direction() -> None:
    dots = [(100.0, 100.0), (200.0, 110.0), (100.0, 250.0), (400.0, 100.0)]
    assert nearest_towards(dots, 0, 1, 0) == 1
    assert nearest_towards(dots, 0, 0, 1) == 2
    assert nearest_towards(dots, 0, -1, 0) == 0
    assert nearest_towards(dots, 1, 1, 0) == 3
