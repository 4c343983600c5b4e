"""What a point of a front says of itself."""

from __future__ import annotations

from solver.plan import Plan
from solver.study.answer import FrontPoint


def test_a_point_is_proved_when_its_bound_reaches_it() -> None:
    assert FrontPoint(10, 3, Plan(()), None, 10).proved
    assert not FrontPoint(10, 3, Plan(()), None, 9).proved
    assert not FrontPoint(10, 3, Plan(()), None, None).proved


def test_the_gap_is_a_share_of_the_first_measure() -> None:
    assert FrontPoint(10, 3, Plan(()), None, 9).gap == 0.1
    assert FrontPoint(-10, 3, Plan(()), None, -11).gap == 0.1
    assert FrontPoint(10, 3, Plan(()), None, None).gap is None
    assert FrontPoint(0, 3, Plan(()), None, 0).gap is None
