"""Effort: a share of what is left, over when little is left or somebody stops it."""

from __future__ import annotations

import pytest

from solver.search.small.slabs_effort import LEAST, Effort


def test_a_part_ends_before_the_whole() -> None:
    now = [0.0]
    whole = Effort(lambda: 100.0 - now[0], lambda bound: None, lambda: False)
    part = whole.part(0.2)
    assert part.left() == pytest.approx(20.0)
    now[0] = 15.0
    assert part.left() == pytest.approx(5.0)
    now[0] = 20.0
    assert part.over()
    assert not whole.over()


def test_it_is_over_when_stopped_or_when_too_little_is_left() -> None:
    assert Effort(lambda: 100.0, lambda bound: None, lambda: True).over()
    assert Effort(lambda: LEAST / 2, lambda bound: None, lambda: False).over()
