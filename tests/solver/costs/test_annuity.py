"""Capital recovery: by hand, exact, and never less than the sum itself."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from solver.costs.annuity import annual, present_value


def test_by_hand() -> None:
    assert annual(1_000_000, 1_000, 10) == 162_745  # factor 0.1627454
    assert annual(1_000_000, 0, 3) == 333_333
    assert annual(1_000_000, 1_000, 1) == 1_100_000
    assert annual(0, 1_000, 10) == 0
    assert annual(500, 1_000, 0) == annual(500, 1_000, 1)
    assert present_value(1_100_000, 1_000, 1) == 1_000_000


@given(st.integers(0, 10**14), st.integers(0, 3_000), st.integers(1, 60))
def test_all_years_together_pay_the_sum_back(principal: int, rate: int, years: int) -> None:
    yearly = annual(principal, rate, years)
    assert 2 * (yearly * years - principal) >= -years  # but for rounding
    worth = sum(present_value(yearly, rate, year) for year in range(1, years + 1))
    assert abs(worth - principal) <= years


@given(st.integers(0, 10**12), st.integers(0, 2_000), st.integers(1, 50))
def test_dearer_money_and_a_shorter_life_cost_more(principal: int, rate: int, years: int) -> None:
    assert annual(principal, rate + 100, years) >= annual(principal, rate, years)
    assert annual(principal, rate, years) >= annual(principal, rate, years + 1)
    assert annual(principal + 1_000, rate, years) >= annual(principal, rate, years)
