"""What a unit brings: the demand figures of the planning year, put together."""

from __future__ import annotations

from solver.case.build_needs import need_of, needs
from solver.case.build_scope import scope_of
from solver.demand.parking import vehicles
from solver.demand.rooms import offered_load
from solver.demand.workspace import workspace
from solver.problem.organisation import Unit
from tests.support.problems import BEST, TODAY, tiny_problem

PROBLEM = tiny_problem()


def test_a_need_is_the_demand_of_the_planning_year() -> None:
    scope = scope_of(PROBLEM, BEST)
    assert scope is not None
    unit = PROBLEM.get(Unit, "a-sek")
    found = need_of(scope, unit)
    space = workspace(PROBLEM, unit, 2031, scope.scenario.space_mode)
    assert found.area == space.area.value
    assert found.people == 26
    assert found.load == offered_load(PROBLEM, unit)
    assert found.vehicles == vehicles(PROBLEM, unit, 2031)


def test_today_nobody_has_grown() -> None:
    scope = scope_of(PROBLEM, TODAY)
    assert scope is not None
    assert needs(scope)["a-sek"].people == 23
    assert set(needs(scope)) == {unit.id for unit in PROBLEM.unit}
