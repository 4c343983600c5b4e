"""Workspace in both modes: by hand, monotone, never mixed, beside the ceiling of the norm."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from solver.demand.workspace import average_keys, by_average, per_post, workspace
from solver.problem.estate import BuildingClass
from solver.problem.organisation import Post, PostLevel, SpecialSpace, Unit
from solver.problem.problem import Problem
from solver.problem.scenario import SpaceMode
from solver.units import Measure
from tests.support.problems import tiny_problem


def unit_with(heads: dict[PostLevel, int], special: int = 0, **fields: int) -> tuple[Problem, Unit]:
    unit = Unit(id="u", opd="o", name="U", **fields)  # type: ignore[arg-type]
    posts = tuple(
        Post(id=level.value, unit="u", level=level, headcount=n) for level, n in heads.items()
    )
    spaces = (SpecialSpace(id="s", unit="u", area=special),) if special else ()
    return replace(tiny_problem(), unit=(unit,), post=posts, space=spaces), unit


def test_per_post_is_posts_with_circulation_and_special_rooms() -> None:
    heads = {PostLevel.ESELON_2B: 1, PostLevel.ESELON_4A: 2, PostLevel.STAFF: 10}
    problem, unit = unit_with(heads, special=3_000, desk_ratio=9_000)
    # (41 + 2 · 9 + 10 · 4 · 0.9) · 1.2 = 114 m², and 30 m²
    found = per_post(problem, unit, 2026)
    assert found.value == 11_400 + 3_000
    assert found.measure is Measure.AREA
    assert any(one.label == "standard.space.staff" and one.source for one in found.inputs)


def test_the_average_holds_support_space_already() -> None:
    problem, unit = unit_with({PostLevel.STAFF: 10}, special=3_000)
    # 10 people · 9.6 m² · 0.8
    assert by_average(problem, unit, 2026, BuildingClass.SIMPLE).value == 7_680
    # 10 people · 10 m² · 0.7
    assert by_average(problem, unit, 2026, BuildingClass.HIGH_RISE).value == 7_000
    found = workspace(problem, unit, 2026, SpaceMode.AVERAGE, BuildingClass.LOW_RISE)
    assert found.area == found.ceiling
    assert found.area.value == 7_500


def test_excess_is_what_is_occupied_beyond_the_need() -> None:
    problem, unit = unit_with({PostLevel.STAFF: 10}, occupied=5_000)
    assert workspace(problem, unit, 2026, SpaceMode.PER_POST).excess == 200
    problem, unit = unit_with({PostLevel.STAFF: 10}, occupied=4_000)
    assert workspace(problem, unit, 2026, SpaceMode.PER_POST).excess == -800
    problem, unit = unit_with({PostLevel.STAFF: 10})
    assert workspace(problem, unit, 2026, SpaceMode.PER_POST).excess is None


def test_every_class_has_its_standards() -> None:
    problem = tiny_problem()
    for building_class in BuildingClass:
        for key in average_keys(building_class):
            assert key in problem.standards


@settings(max_examples=50)
@given(
    st.sampled_from(PostLevel),
    st.dictionaries(st.sampled_from(PostLevel), st.integers(0, 40)),
    st.integers(-500, 900),
    st.integers(2026, 2041),
    st.sampled_from(SpaceMode),
)
def test_more_people_never_need_less(
    level: PostLevel, heads: dict[PostLevel, int], growth: int, year: int, mode: SpaceMode
) -> None:
    more = heads | {level: heads.get(level, 0) + 1}
    small, large = (
        workspace(*unit_with(posts, growth=growth, desk_ratio=7_000), year, mode)
        for posts in (heads, more)
    )
    assert large.area.value >= small.area.value
    assert large.ceiling.value >= small.ceiling.value
