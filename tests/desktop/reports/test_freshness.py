"""A result is stale once the case or the plan differs from what was solved."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.freshness import is_stale
from solver.case.build import BuiltCase, build_case, placements_of
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.plan import Plan
from solver.problem.problem import Problem
from solver.problem.scenario import Result, Scenario, ScenarioKind
from tests.support.problems import tiny_problem


def solved() -> tuple[Problem, str]:
    """Return the tiny problem with some plan written into it and the result that tells its cost."""
    problem, id = tiny_problem(), "best"
    built = build_case(problem, id)
    assert isinstance(built, BuiltCase)
    stay = len(built.floors)
    place = tuple(
        unit.floors[0] if unit.floors else stay + (unit.stay or 0) for unit in built.case.units
    )
    plan = Plan(place)
    rows = placements_of(built, plan, id, problem)
    others = tuple(row for row in problem.placement if row.scenario != id)
    problem = replace(problem, placement=(*others, *rows), result=())
    best = built.base + 1000 * total(bill(built.case, plan))
    result = Result(
        id=id,
        scenario=id,
        outcome="feasible",
        best=best,
        bound=best,
        case_sha256=canonical_sha256(built.case),
    )
    return replace(problem, result=(result,)), id


def test_a_result_of_this_case_and_plan_is_fresh() -> None:
    problem, id = solved()
    assert not is_stale(problem, id)


def test_without_a_result_nothing_is_stale() -> None:
    problem, id = solved()
    assert not is_stale(replace(problem, result=()), id)


def test_changed_data_make_it_stale() -> None:
    problem, id = solved()
    wider = tuple(replace(f, net=(f.net or 0) + 100) for f in problem.floor)
    assert is_stale(replace(problem, floor=wider), id)


def test_another_cost_makes_it_stale() -> None:
    problem, id = solved()
    result = replace(problem.result[0], best=(problem.result[0].best or 0) + 1000)
    assert is_stale(replace(problem, result=(result,)), id)


def test_a_plan_with_a_hole_makes_it_stale() -> None:
    problem, id = solved()
    mine = [p for p in problem.placement if p.scenario == id]
    kept = tuple(p for p in problem.placement if p not in mine[:1])
    assert mine
    assert is_stale(replace(problem, placement=kept), id)


def test_a_scenario_that_cannot_be_built_any_more_is_stale() -> None:
    problem, id = solved()
    gone = tuple(replace(s, kind=ScenarioKind.TODAY) if s.id == id else s for s in problem.scenario)
    assert problem.find(Scenario, id)
    assert is_stale(replace(problem, scenario=gone), id)
