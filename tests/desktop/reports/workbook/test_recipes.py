"""Recipes recompute what the engine reckoned, and never claim what they do not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.reports.workbook.money_sheet import exact
from desktop.reports.workbook.recipes import AMOUNTS, Cells, amount_formula, once_formula
from desktop.reports.workbook.term import Term
from solver.costs.building import price_building
from solver.costs.fitting import deck, fit_out, lease_penalty, moving, room
from solver.costs.line import CostKey, CostLine, Input
from solver.problem.estate import Building
from solver.problem.organisation import MeetingSize, VehicleKind
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, RuleMode, ScenarioRule, ScenarioRuleKey
from solver.study.assess import assess
from solver.units import Measure
from tests.support.problems import tiny_problem


def cells(line: CostLine) -> Cells:
    terms = [(i.label, Term(f"J{n}", exact(i))) for n, i in enumerate(line.inputs, 1)]
    return Cells(terms, Term("F1", Fraction(line.one_off)))


@st.composite
def priced_problems(draw: st.DrawFn) -> Problem:
    """Draw the small city with other costs, areas, people and trips, and softened rules."""
    problem = tiny_problem()
    amount, area = st.integers(0, 10**9), st.integers(0, 10**5)
    costs = tuple(
        replace(row, amount=draw(amount), fixed=draw(st.integers(0, 10_000)))
        for row in problem.running_cost
    )
    buildings = tuple(
        replace(b, empty_cost=draw(amount), reuse_income=draw(amount), lease_penalty=draw(amount))
        for b in problem.building
    )
    floors = tuple(replace(row, net=draw(area)) for row in problem.floor)
    units = tuple(replace(u, visitors=draw(st.integers(0, 500))) for u in problem.unit)
    trips = tuple(replace(t, per_week=draw(st.integers(1, 9_999))) for t in problem.trip)
    rules = [
        ScenarioRule(
            id=key.value, scenario="manual", rule=key, mode=RuleMode.WISH, price=draw(amount)
        )
        for key in draw(st.sets(st.sampled_from(ScenarioRuleKey)))
    ]
    seats = [
        Placement(id=f"p-{u.id}", scenario="manual", unit=u.id, building=f.building, floor=f.id)
        for u in draw(st.sets(st.sampled_from(units)))
        for f in (draw(st.sampled_from(floors)),)
    ]
    return replace(
        problem,
        placement=tuple(seats) or problem.placement,
        running_cost=costs,
        building=buildings,
        floor=floors,
        unit=units,
        trip=trips,
        scenario_rule=(*problem.scenario_rule, *rules),
    )


def assert_recomputed(line: CostLine) -> None:
    amount = amount_formula(line, cells(line))
    assert amount is not None, line
    assert amount.value == line.amount
    if line.one_off:
        once = once_formula(line, cells(line))
        assert once is not None, line
        assert once.value == line.one_off


def test_the_lines_of_moving_are_recomputed() -> None:
    problem = tiny_problem()
    for unit in problem.unit:
        assert_recomputed(fit_out(problem, unit, 12_345))
        assert_recomputed(moving(problem, unit, 17))


@pytest.mark.parametrize("kind", [VehicleKind.CAR, VehicleKind.MOTORCYCLE])
def test_parking_decks_are_recomputed(kind: VehicleKind) -> None:
    line = deck(tiny_problem(), kind, "s")
    once = Input("input.levels", 1, Measure.COUNT)
    assert_recomputed(replace(line, inputs=(once, *line.inputs)))


@pytest.mark.parametrize("size", list(MeetingSize))
def test_shared_rooms_are_recomputed(size: MeetingSize) -> None:
    line = room(tiny_problem(), size, "b")
    rooms = Input("input.rooms", 3, Measure.COUNT)
    three = replace(
        line, amount=3 * line.amount, one_off=3 * line.one_off, inputs=(rooms, *line.inputs)
    )
    assert_recomputed(three)


def every_building_line(problem: Problem) -> list[CostLine]:
    lines = []
    for building in problem.building:
        price = price_building(problem, building, (1_000,), 2031)
        lines += [*price.used, *price.unused, *(x for f in price.floors.values() for x in f)]
    return lines


def test_norms_of_buildings_are_recomputed() -> None:
    found = every_building_line(tiny_problem())
    explained = {line.key for line in found if amount_formula(line, cells(line))}
    assert {CostKey.FLOOR_ENERGY, CostKey.FLOOR_CLEANING, CostKey.BUILDING_GUARDS} <= explained
    assert CostKey.FLOOR_MAINTENANCE in explained
    assert CostKey.CONSTRUCTION in explained


def test_the_end_of_a_lease_is_recomputed() -> None:
    problem = tiny_problem()
    building = replace(problem.building[0], lease_penalty=75_000_000)
    assert isinstance(building, Building)
    assert_recomputed(lease_penalty(problem, building))


def test_a_formula_that_comes_to_another_amount_is_not_given() -> None:
    line = fit_out(tiny_problem(), tiny_problem().unit[0], 12_345)
    assert amount_formula(replace(line, amount=line.amount + 1_000), cells(line)) is None
    assert once_formula(replace(line, one_off=line.one_off + 1), cells(line)) is None


def test_a_missing_input_gives_no_formula() -> None:
    line = fit_out(tiny_problem(), tiny_problem().unit[0], 12_345)
    assert amount_formula(line, Cells([], None)) is None


@given(problem=priced_problems())
def test_every_line_of_every_scenario_is_its_formula_over_its_inputs(problem: Problem) -> None:
    for scenario in problem.scenario:
        for line in assess(problem, scenario.id).lines:
            assert_recomputed(line)


def test_every_kind_of_line_has_a_recipe() -> None:
    assert set(AMOUNTS) == set(CostKey)


def test_an_empty_building_that_would_cost_more_is_recomputed_with_its_cap() -> None:
    building = replace(tiny_problem().building[0], empty_cost=10**12, reuse_income=0)
    price = price_building(tiny_problem(), building, (1_000,), 2031)
    (line,) = price.unused
    assert any(given.label == "input.capped" for given in line.inputs)
    assert_recomputed(line)
