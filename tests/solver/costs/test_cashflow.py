"""Cash by year: by hand, and reconciled with the annualised costs."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from solver.costs.annuity import annual
from solver.costs.cashflow import cash_flow
from solver.costs.line import CostKey, CostLine
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem


def with_rates(**rates: int) -> Problem:
    problem = tiny_problem()
    values = {f"finance.{name}": value for name, value in rates.items()}
    rows = tuple(replace(row, value=values.get(row.id, row.value)) for row in problem.standard)
    return replace(problem, standard=rows)


FLAT = {"inflation": 0, "inflation_wages": 0, "inflation_energy": 0}


def line(key: CostKey, amount: int, one_off: int = 0) -> CostLine:
    return CostLine(key, "building", "b", amount, (), one_off)


def test_by_hand_without_interest() -> None:
    problem = with_rates(discount=0, horizon=4, years_fit_out=2, **FLAT)
    today = (line(CostKey.RUNNING_FIXED, 1_000),)
    plan = (line(CostKey.FLOOR_ENERGY, 400), line(CostKey.FIT_OUT, 500, 1_000))
    found = cash_flow(problem, today, plan, 2027)
    assert [year.year for year in found.years] == [2027, 2028, 2029, 2030, 2031]
    assert [year.spent for year in found.years] == [1_000, 0, 1_000, 0, 0]
    assert [year.net for year in found.years] == [-1_000, 600, -400, 600, 600]
    assert found.npv == 400
    assert found.payback == 4
    assert found.ratio == 120


def test_inflation_goes_by_category() -> None:
    problem = with_rates(inflation=0, inflation_energy=1_000, inflation_wages=500, horizon=2)
    today = (
        line(CostKey.FLOOR_ENERGY, 1_000),
        line(CostKey.BUILDING_GUARDS, 1_000),
        line(CostKey.RUNNING_FIXED, 1_000),
    )
    found = cash_flow(problem, today, (), 2027)
    assert [year.today for year in found.years] == [0, 1_100 + 1_050 + 1_000, 1_210 + 1_103 + 1_000]
    assert found.payback == 0
    assert found.ratio is None


def test_time_and_wishes_are_no_cash() -> None:
    plan = (line(CostKey.STAFF_TIME, 10**9), line(CostKey.WISH, 10**9))
    assert cash_flow(tiny_problem(), (), plan, 2027).npv == 0


def test_a_plan_that_never_pays_has_no_payback() -> None:
    built = line(CostKey.CONSTRUCTION, annual(10**9, 1_000, 30), 10**9)
    found = cash_flow(tiny_problem(), (), (built,), 2027)
    assert found.payback is None
    assert found.ratio == 0


def test_upkeep_of_rooms_goes_on_beside_their_fit_out() -> None:
    problem = with_rates(discount=0, horizon=10, years_fit_out=10, **FLAT)
    plan = (line(CostKey.ROOMS, 1_500, 10_000),)  # 1,000 of fit-out and 500 of upkeep a year
    found = cash_flow(problem, (), plan, 2027)
    assert [year.plan for year in found.years] == [0] + [500] * 10
    assert found.npv == -15_000


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(
        {
            "discount": st.sampled_from((0, 500, 1_000, 1_200)),
            "horizon": st.integers(1, 35),
            "years_fit_out": st.integers(1, 40),
            "years_building": st.integers(1, 40),
        }
    ),
    st.sampled_from((0, 300)),
    st.integers(0, 10**12),
    st.integers(0, 10**12),
)
def test_net_present_value_is_the_annualised_difference_times_the_annuity_factor(
    rates: dict[str, int], inflation: int, running: int, once: int
) -> None:
    problem = with_rates(**rates, **dict.fromkeys(FLAT, inflation))
    lives = {
        CostKey.FIT_OUT: rates["years_fit_out"],
        CostKey.CONSTRUCTION: rates["years_building"],
        CostKey.MOVING: rates["horizon"],
    }
    rate, horizon = rates["discount"], rates["horizon"]
    plan = tuple(line(key, annual(once, rate, life), once) for key, life in lives.items())
    today = (line(CostKey.RUNNING_FIXED, running),)
    yearly = running - sum(one.amount for one in plan)
    found = cash_flow(problem, today, plan, 2027)
    # spread again over the horizon it is the yearly difference, but for a rupiah here and there
    assert annual(found.npv, rate, horizon) == pytest.approx(yearly, abs=6 * (horizon + 3))
