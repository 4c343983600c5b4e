"""What holds an OPD together: span and split."""

from __future__ import annotations

import pytest

from solver.rules import CostTerm
from tests.support.cases import rich
from tests.support.modelled import modelled


@pytest.mark.parametrize(
    ("place", "span", "split"),
    [
        ((0, 1, 4, 1, 0), 2 * 2, 5),  # OPD 0 on levels 0 and 2; OPD 1 half staying
        ((0, 3, 4, 1, 0), 0, 3 + 5),  # OPD 0 half staying too
        ((0, 0, 4, 1, 0), 0, 5),
    ],
)
def test_span_and_split(place: tuple[int, ...], span: int, split: int) -> None:
    assert modelled(rich(), place, CostTerm.SPAN) == span
    assert modelled(rich(), place, CostTerm.SPLIT) == split


def test_two_towers_are_no_plan() -> None:
    assert modelled(rich(), (0, 2, 4, 1, 0), CostTerm.SPAN) is None
