"""What every unit takes: the same figures as the case that is solved."""

from __future__ import annotations

from dataclasses import replace

from desktop.workflows.unit_needs import unit_needs
from solver.case.build import BuiltCase, build_case
from solver.problem.estate import BuildingClass
from solver.problem.problem import Problem
from solver.problem.scenario import Scenario, SpaceMode
from tests.support.problems import BEST, TODAY, tiny_problem


def test_needs_are_those_of_the_core_case() -> None:
    problem = tiny_problem()
    built = build_case(problem, BEST)
    assert isinstance(built, BuiltCase)
    needs = unit_needs(problem, BEST)
    assert set(needs) == {unit.id for unit in problem.unit}
    for id, unit in zip(built.units, built.case.units, strict=True):
        assert needs[id].people == unit.people, id
        assert needs[id].area == unit.area, id


def test_every_scenario_has_needs() -> None:
    problem = tiny_problem()
    assert all(need.people > 0 for need in unit_needs(problem, TODAY).values())


def test_today_needs_are_those_of_the_base_year() -> None:
    problem = tiny_problem()
    today = problem.get(Scenario, TODAY)
    late = replace(
        problem,
        scenario=tuple(replace(s, year=2045) if s is today else s for s in problem.scenario),
    )
    assert unit_needs(late, TODAY) == unit_needs(problem, TODAY)


def test_the_class_of_the_candidates_decides_on_the_average() -> None:
    problem = tiny_problem()
    average = _with_average(problem, {})
    high = _with_average(problem, {"building_class": BuildingClass.HIGH_RISE})
    assert unit_needs(high, BEST) != unit_needs(average, BEST)


def test_an_unknown_scenario_has_no_needs() -> None:
    assert unit_needs(tiny_problem(), "?") == {}


def _with_average(problem: Problem, changes: dict[str, object]) -> Problem:
    best = problem.get(Scenario, BEST)
    average = replace(best, space_mode=SpaceMode.AVERAGE)
    scenarios = tuple(average if s is best else s for s in problem.scenario)
    buildings = tuple(replace(b, **changes) for b in problem.building)  # type: ignore[arg-type]
    return replace(problem, scenario=scenarios, building=buildings)
