"""Rounding half away from zero, up, and to whole thousands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from solver.demand.rounding import ceil_div, half_up, thousands


@pytest.mark.parametrize(
    ("top", "bottom", "found"), [(5, 10, 1), (4, 10, 0), (-5, 10, -1), (-4, 10, 0), (15, 10, 2)]
)
def test_half_goes_away_from_zero(top: int, bottom: int, found: int) -> None:
    assert half_up(top, bottom) == found


@given(st.integers(-(10**15), 10**15), st.integers(1, 10**6))
def test_rounding_stays_within_half_and_up_within_one(top: int, bottom: int) -> None:
    assert abs(half_up(top, bottom) * bottom - top) * 2 <= bottom
    assert 0 <= ceil_div(top, bottom) * bottom - top < bottom
    assert thousands(top, bottom) % 1000 == 0
    assert abs(thousands(top, bottom) * bottom - top) <= 500 * bottom
