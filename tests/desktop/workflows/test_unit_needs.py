"""What every unit takes: the same figures as the case that is solved."""

from __future__ import annotations

from desktop.workflows.unit_needs import unit_needs
from solver.case.build import BuiltCase, build_case
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
