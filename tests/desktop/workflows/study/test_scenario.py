"""A plan of a study becomes a scenario in one step, with its weights and limits."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.document.edits import put, remove
from desktop.document.session import Session
from desktop.reports.freshness import is_stale
from desktop.workflows.study.scenario import scenario_of_plan
from solver.case.build import BuiltCase, build_case, plan_of
from solver.check.bill import bill, total
from solver.plan import Plan
from solver.problem.organisation import Unit
from solver.problem.scenario import (
    Placement,
    Result,
    Scenario,
    ScenarioBuilding,
    ScenarioKind,
)
from solver.search.solve import SolveOptions, solve
from solver.study.question import Aim
from tests.support.problems import BEST, tiny_problem

DOCUMENT = Document(tiny_problem())


@pytest.fixture(scope="module")
def built() -> BuiltCase:
    found = build_case(DOCUMENT.problem, BEST)
    assert isinstance(found, BuiltCase)
    return found


@pytest.fixture(scope="module")
def plan(built: BuiltCase) -> Plan:
    outcome = solve(built.case, SolveOptions(2, 1, 1))
    assert outcome.plan is not None
    return outcome.plan


def test_it_is_one_step_with_all_that_belongs_to_a_scenario(built: BuiltCase, plan: Plan) -> None:
    session = Session(DOCUMENT)
    id, edit = scenario_of_plan(built, plan, "Titik 3")
    session.do("Jadikan skenario", edit)
    problem = session.document.problem
    made = problem.get(Scenario, id)
    assert (made.name, made.kind) == ("Titik 3", ScenarioKind.OPTIMISED)
    roles = {row.building: row.role for row in problem.where(ScenarioBuilding, "scenario", BEST)}
    assert {
        row.building: row.role for row in problem.where(ScenarioBuilding, "scenario", id)
    } == roles
    again = build_case(problem, id)
    assert isinstance(again, BuiltCase)
    assert plan_of(again, problem) == plan
    result = problem.get(Result, id)
    assert result.best == again.base + 1000 * total(bill(again.case, plan))
    assert (result.bound, result.outcome) == (None, "feasible")
    assert not is_stale(problem, id)
    assert problem.where(Placement, "scenario", BEST) == DOCUMENT.problem.where(
        Placement, "scenario", BEST
    )
    session.undo()
    assert session.document is DOCUMENT


def test_the_weights_of_a_point_become_those_of_time(built: BuiltCase, plan: Plan) -> None:
    for aim, weight in ((Aim(250, 750), 30_000), (Aim(800, 200), 2_500), (Aim(1, 999), 100_000)):
        id, edit = scenario_of_plan(built, plan, "x", aim=aim)
        made = edit(DOCUMENT).problem.get(Scenario, id)
        assert (made.time_weight, made.visitor_weight) == (weight, weight)
        assert made.most_moves is None
    id, edit = scenario_of_plan(built, plan, "x", aim=Aim(most=4), most_moves=4)
    made = edit(DOCUMENT).problem.get(Scenario, id)
    assert (made.time_weight, made.most_moves) == (10_000, 4)


def test_a_name_that_is_taken_gets_a_number(built: BuiltCase, plan: Plan) -> None:
    document = DOCUMENT
    for _ in range(3):
        _, edit = scenario_of_plan(built, plan, "Titik")
        document = edit(document)
    names = [scenario.name for scenario in document.problem.scenario]
    assert names[-3:] == ["Titik", "Titik 2", "Titik 3"]


def test_what_changed_meanwhile_keeps_what_still_stands(built: BuiltCase, plan: Plan) -> None:
    id, edit = scenario_of_plan(built, plan, "x")
    assert edit(remove(Scenario, [BEST])(DOCUMENT)).problem.find(Scenario, id) is None
    fewer = remove(Unit, ["a-bid"])(DOCUMENT)
    made = edit(fewer).problem
    assert made.find(Scenario, id) is not None
    assert made.find(Result, id) is None
    crowded = put(replace(DOCUMENT.problem.get(Scenario, BEST), most_moves=0))(DOCUMENT)
    broken = edit(crowded).problem
    assert broken.find(Result, id) is None
    assert len(broken.where(Placement, "scenario", id)) >= len(built.units)
