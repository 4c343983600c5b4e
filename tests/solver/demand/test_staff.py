"""People, desks and growth: heads stay, the rest grow, more never needs less."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from solver.demand.staff import base_year, desks, growth_factor, people, present, staff
from solver.problem.organisation import Post, PostLevel, Unit
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem


def unit_with(growth: int = 0, **heads: int) -> tuple[Problem, Unit]:
    unit = Unit(id="u", opd="o", name="U", growth=growth, desk_ratio=8_000, presence=7_500)
    posts = tuple(
        Post(id=level, unit="u", level=PostLevel(level), headcount=n) for level, n in heads.items()
    )
    return replace(tiny_problem(), unit=(unit,), post=posts), unit


def test_heads_do_not_grow_and_the_rest_is_rounded_up() -> None:
    problem, unit = unit_with(200, eselon_3b=1, staff=10)
    assert base_year(problem) == 2026
    assert people(problem, unit, 2026).value == 11
    # 10 · 1.02^5 = 11.04
    assert people(problem, unit, 2031).value == 1 + 12
    assert people(problem, unit, 2031).formula == "demand.people"


def test_years_that_are_past_change_nothing() -> None:
    problem, unit = unit_with(500, staff=10)
    assert growth_factor(problem, unit, 2020) == (1, 1)
    assert people(problem, unit, 2020).value == 10


def test_a_project_without_a_city_counts_from_2026() -> None:
    assert base_year(Problem()) == 2026


def test_desks_are_shared_by_those_who_lead_nobody() -> None:
    problem, unit = unit_with(eselon_4a=2, staff=10, field_crew=30)
    assert desks(problem, unit, 2026).value == 2 + 8
    assert present(problem, unit, 2026) == 32  # 42 · 75 % = 31.5


def test_the_posts_of_today_are_kept() -> None:
    problem, unit = unit_with(eselon_4a=2, staff=10)
    assert staff(problem, unit, 2031).posts == ((PostLevel.ESELON_4A, 2), (PostLevel.STAFF, 10))


@given(st.integers(-500, 1_000), st.integers(0, 200), st.integers(0, 5), st.integers(2026, 2046))
def test_more_staff_never_means_fewer_people_or_desks(
    growth: int, heads: int, more: int, year: int
) -> None:
    less, more_staff = (unit_with(growth, staff=n, eselon_4a=1) for n in (heads, heads + more))
    assert people(*more_staff, year).value >= people(*less, year).value
    assert desks(*more_staff, year).value >= desks(*less, year).value
