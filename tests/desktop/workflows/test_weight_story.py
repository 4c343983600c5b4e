"""The weights as money: an hour, a move, a floor; scaled by the scenario, true to the engine."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import put, set_field
from desktop.workflows.weight_story import weights
from solver.case.build import BuiltCase, build_case
from solver.problem.problem import Problem
from solver.problem.scenario import RuleMode, Scenario, ScenarioRule, ScenarioRuleKey
from tests.support.problems import BEST, tiny_problem


def by_key(problem: Problem) -> dict[str, int]:
    return {line.key: line.each for line in weights(problem, BEST)}


def test_an_hour_is_sixty_minutes_of_the_wage_times_the_weight() -> None:
    problem = tiny_problem()
    wage = problem.standards["time.wage"].value
    assert by_key(problem)["staff"] == 60 * wage
    half = set_field(Scenario, BEST, "time_weight", 5_000)(Document(problem)).problem
    assert by_key(half)["staff"] == 30 * wage
    assert by_key(half)["visitor"] == by_key(problem)["visitor"]


def test_prices_of_places_are_those_of_the_engine() -> None:
    problem = tiny_problem()
    built = build_case(problem, BEST)
    assert isinstance(built, BuiltCase)
    costs = [1000 * old.keep_cost for old in built.case.old if old.keep_cost]
    found = {line.key: line for line in weights(problem, BEST)}
    assert abs(found["old"].each * len(costs) - sum(costs)) <= len(costs)
    assert all(line.meaning.endswith(".") for line in found.values())
    assert found["move"].standards


def test_a_wish_has_its_price_and_one_rule_alone_has_none() -> None:
    rows = (
        ScenarioRule(
            id="w", scenario=BEST, rule=ScenarioRuleKey.GROUND, mode=RuleMode.WISH, price=7
        ),
        ScenarioRule(id="x", scenario=BEST, subject="p1", mode=RuleMode.WISH, price=9),
    )
    found = by_key(put(*rows)(Document(tiny_problem())).problem)
    assert found["w"] == 7
    assert "x" not in found


def test_a_scenario_that_cannot_be_built_still_has_its_hours() -> None:
    problem = replace(tiny_problem(), scenario_building=())
    assert {"staff", "visitor", "move"} <= set(by_key(problem))
    assert weights(problem, "nobody") == ()
