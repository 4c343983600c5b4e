"""What a report stands on: the scenario proposed, needs, illustrations."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.reports.comparison import comparison_of
from desktop.reports.reckoning import best_scenario, reckon, unit_areas, unit_people
from solver.case.build_prices import Prices
from solver.case.build_scope import Scope
from solver.problem.organisation import Post, PostLevel
from solver.problem.scenario import Scenario
from solver.study.assess_seats import Seats
from tests.desktop.reports.example import announced, best, city, reckoned, today


def test_the_cheapest_feasible_scenario_is_proposed() -> None:
    assert best_scenario(reckoned(city()).comparison) == "best"


def test_a_feasible_dear_plan_comes_before_a_broken_cheap_one() -> None:
    problem = city()
    dear = replace(best(problem), lines=today(problem).lines * 3)
    found = comparison_of(
        Document(problem=problem),
        {"today": today(problem), "announced": announced(problem), "best": dear},
    )
    assert best_scenario(found) == "best"


def test_with_today_alone_today_is_shown() -> None:
    problem = city()
    found = comparison_of(Document(problem=problem), {"today": today(problem)})
    assert best_scenario(found) == "today"


def test_illustrations_are_counted_by_kind() -> None:
    assert reckoned(city()).illustrated == {"building": 3, "unit": 20}
    assert reckoned(city(illustration=False)).illustrated == {}


def test_needs_are_those_of_the_planning_year() -> None:
    problem = city()
    posts = (Post(id="p", unit="u0", level=PostLevel.STAFF, headcount=10),)
    problem = replace(problem, post=posts)
    seated = Seats(Prices(Scope(problem, problem.get(Scenario, "best"))))
    assert unit_people(seated)["u0"] == 10
    assert unit_people(seated)["u1"] == 0
    assert unit_areas(seated)["u0"] >= 10 * 400


def test_reckon_takes_the_proposal_of_the_planner() -> None:
    document = Document(problem=replace(city(), result=()))
    assert reckon(document, ["announced", "best"], "announced").proposed == "announced"
    assert reckon(document, ["today"]).main.is_today


def test_a_result_of_other_data_is_stale() -> None:
    found = reckon(Document(problem=city()), ["best"])
    assert found.stale == {"best"}
    assert found.guarantee("best").stale
