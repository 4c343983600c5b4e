"""The gap of an outcome."""

from __future__ import annotations

import pytest

from solver.plan import Outcome, SolveStatus


@pytest.mark.parametrize(
    ("cost", "bound", "gap"),
    [(100, 90, 0.1), (0, 0, 0.0), (-100, -110, 0.1), (None, 5, None), (5, None, None)],
)
def test_the_gap_is_relative_to_the_cost(
    cost: int | None, bound: int | None, gap: float | None
) -> None:
    outcome = Outcome(SolveStatus.FEASIBLE, None, cost, bound, (), 1.0, 1, 1, "")
    assert outcome.gap == (None if gap is None else pytest.approx(gap))
