"""Costs by m² that stand far out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.workflows.cost_outliers import (
    FEWEST,
    Figure,
    Usual,
    area_of,
    figures,
    judged,
    median,
    outliers,
    usual,
)
from solver.problem.estate import Building, BuildingClass, CostCategory, Floor, RunningCost
from solver.problem.problem import Problem

USUAL = (100_000, 110_000, 95_000, 105_000, 120_000, 90_000)  # rupiah per m²


def figure(per_m2: int, building: str = "x") -> Figure:
    return Figure(building, CostCategory.ELECTRICITY, 2025, per_m2)


def among(*values: int) -> Usual | None:
    return usual(values)


def test_the_middle_of_values() -> None:
    assert median([3, 1, 2]) == 2
    assert median([4, 1, 2, 3]) == 3  # 2.5 rounded half up


def test_a_figure_far_above_is_told_with_what_is_usual() -> None:
    mark = judged(figure(400_000), among(*USUAL), same_class=True)
    assert mark is not None
    assert mark.above
    assert mark.median == 102_500
    assert mark.low < 90_000
    assert 120_000 < mark.high < 400_000
    assert mark.peers == 6


def test_a_figure_far_below_is_told_too() -> None:
    mark = judged(figure(8_000), among(*USUAL), same_class=True)
    assert mark is not None
    assert not mark.above


def test_what_is_usual_is_not_told() -> None:
    assert judged(figure(125_000), among(*USUAL), same_class=True) is None
    nearly = among(*(100_000,) * 6)  # no spread at all: a tenth is no outlier
    assert judged(figure(110_000), nearly, same_class=True) is None


def test_too_few_say_nothing() -> None:
    assert usual(USUAL[: FEWEST - 1]) is None
    assert judged(figure(10**9), None, same_class=True) is None


def test_other_outliers_do_not_hide_one() -> None:
    mark = judged(figure(400_000), among(*USUAL, 900_000, 950_000), same_class=True)
    assert mark is not None


@given(st.lists(st.integers(0, 10**9), min_size=FEWEST, max_size=12), st.integers(1, 1_000))
def test_what_is_usual_does_not_hang_on_the_order(values: list[int], seed: int) -> None:
    turned = values[seed % len(values) :] + values[: seed % len(values)]
    assert usual(values) == usual(turned)


def city(areas: list[int | None], rates: list[int]) -> Problem:
    """Buildings with so many dm², paying so much per m² for electricity."""
    buildings = tuple(
        Building(id=f"b{i}", site="s", name="x", gross=a) for i, a in enumerate(areas)
    )
    costs = tuple(
        RunningCost(id=f"c{i}", building=f"b{i}", year=2025, amount=rate * (a or 0) // 100)
        for i, (a, rate) in enumerate(zip(areas, rates, strict=True))
    )
    return Problem(building=buildings, running_cost=costs)


def test_a_city_marks_the_one_that_pays_too_much() -> None:
    problem = city([100_000] * 7, [*USUAL, 480_000])
    marks = outliers(problem)
    assert {mark.figure.building for mark in marks} == {"b6"}
    assert {mark.figure.category for mark in marks} == {CostCategory.ELECTRICITY, None}


def test_large_buildings_are_not_outliers_for_being_large() -> None:
    assert outliers(city([100_000] * 6 + [5_000_000], [*USUAL, 100_000])) == ()


def test_a_building_is_compared_with_its_class_when_there_are_enough() -> None:
    problem = city([100_000] * 12, [*USUAL, *(r * 5 for r in USUAL)])
    high = BuildingClass.HIGH_RISE
    tall = tuple(
        Building(id=b.id, site="s", name="x", gross=b.gross, building_class=high)
        for b in problem.building[6:]
    )
    split = Problem(building=(*problem.building[:6], *tall), running_cost=problem.running_cost)
    assert outliers(split) == ()


@pytest.mark.parametrize("gross", [None, 0])
def test_an_unknown_area_gives_no_figure(gross: int | None) -> None:
    problem = city([gross, 100_000], [1, 1])
    assert {f.building for f in figures(problem)} == {"b1"}


def test_the_area_of_the_floors_stands_in() -> None:
    building = Building(id="b", site="s", name="x")
    floors = (
        Floor(id="f1", building="b", gross=50_000),
        Floor(id="f2", building="b", net=30_000),
    )
    assert area_of(Problem(building=(building,), floor=floors), building) == 80_000
