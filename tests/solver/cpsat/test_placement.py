"""Units at their places, pairs, and old buildings that cost or pay."""

from __future__ import annotations

import pytest

from solver.rules import CostTerm
from tests.support.cases import rich
from tests.support.modelled import modelled


@pytest.mark.parametrize(
    ("place", "unit", "old"),
    [((0, 1, 4, 1, 0), 14, -2), ((0, 3, 4, 1, 0), 13, 2), ((0, 1, 4, 0, 0), 12, -2)],
)
def test_units_and_old_buildings(place: tuple[int, ...], unit: int, old: int) -> None:
    assert modelled(rich(), place, CostTerm.UNIT) == unit
    assert modelled(rich(), place, CostTerm.OLD) == old


def test_pairs_that_are_not_kept_leave_no_plan() -> None:
    assert modelled(rich(), (0, 1, 4, 1, 1), CostTerm.UNIT) is None  # 0 and 4 together
    assert modelled(rich(), (0, 0, 1, 1, 0), CostTerm.UNIT) is None  # 2 and 3 apart
