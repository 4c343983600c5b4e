"""Recipes recompute what the engine reckoned, and never claim what they do not."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from desktop.reports.workbook.money_sheet import exact
from desktop.reports.workbook.recipes import AMOUNTS, Cells, amount_formula, once_formula
from desktop.reports.workbook.term import Term
from solver.costs.building import price_building
from solver.costs.fitting import deck, fit_out, lease_penalty, moving, room
from solver.costs.line import CostKey, CostLine, Input
from solver.problem.estate import Building
from solver.problem.organisation import MeetingSize, VehicleKind
from solver.problem.problem import Problem
from solver.units import Measure
from tests.support.problems import tiny_problem


def cells(line: CostLine) -> Cells:
    terms = {i.label: Term(f"J{n}", exact(i)) for n, i in enumerate(line.inputs, 1)}
    return Cells(terms, Term("F1", Fraction(line.one_off)))


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
    assert amount_formula(line, Cells({}, None)) is None


def test_lines_without_a_recipe_stay_numbers() -> None:
    assert CostKey.STAFF_TIME not in AMOUNTS
    assert amount_formula(CostLine(CostKey.STAFF_TIME, "unit", "u", 5_000), Cells({})) is None
