"""Which scenario a page shows first, and which it stays with."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.document.edits import put, remove
from desktop.document.session import Session
from desktop.workflows.shown_scenario import ScenarioChoice, Today, has_plan, shown_scenario
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Scenario, ScenarioKind
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem

PROBLEM = tiny_problem()
UNPLANNED = replace(PROBLEM, placement=())
BY_HAND = (Placement(id="p1", scenario=BEST, unit="a-sek", building="tower", floor="tower-1"),)


def test_the_one_wanted_else_the_fullest_else_today() -> None:
    assert shown_scenario(PROBLEM, TODAY) == TODAY
    assert shown_scenario(PROBLEM, "gone") == MANUAL
    assert shown_scenario(UNPLANNED) == TODAY
    assert shown_scenario(Problem()) == ""


def test_today_and_what_is_placed_can_be_shown() -> None:
    assert has_plan(PROBLEM, MANUAL)
    assert has_plan(UNPLANNED, TODAY)
    assert not has_plan(UNPLANNED, MANUAL)
    assert not has_plan(PROBLEM, "gone")


def test_a_page_that_compares_never_shows_today() -> None:
    def shown(problem: Problem, wanted: str = "") -> str:
        return shown_scenario(problem, wanted, Today.NEVER)

    assert shown(PROBLEM, TODAY) == shown(PROBLEM) == MANUAL
    assert shown(PROBLEM, BEST) == BEST
    assert shown(UNPLANNED) == MANUAL
    assert shown(Problem()) == ""


def test_a_page_that_plans_shows_today_only_when_asked_or_alone() -> None:
    def shown(problem: Problem, wanted: str = "") -> str:
        return shown_scenario(problem, wanted, Today.ASKED)

    assert shown(PROBLEM) == shown(UNPLANNED) == MANUAL
    assert shown(PROBLEM, TODAY) == TODAY
    now = tuple(s for s in PROBLEM.scenario if s.kind is ScenarioKind.TODAY)
    assert shown(replace(UNPLANNED, scenario=now)) == TODAY


def test_a_choice_offers_what_its_page_shows() -> None:
    session = Session(Document(PROBLEM))
    assert [id for id, _ in ScenarioChoice(session).options] == [TODAY, MANUAL, BEST]
    assert [id for id, _ in ScenarioChoice(session, Today.NEVER).options] == [MANUAL, BEST]
    choice = ScenarioChoice(session)
    assert choice.id == MANUAL
    choice.choose(BEST)
    assert (choice.id, choice.has_plan) == (BEST, False)
    assert ScenarioChoice(session, Today.NEVER, TODAY).id == MANUAL


def test_a_plan_shown_stays_when_another_becomes_fuller_or_is_asked_for_and_goes() -> None:
    session = Session(Document(replace(PROBLEM, placement=BY_HAND)))
    choice = ScenarioChoice(session)
    assert choice.id == BEST
    rows = [
        replace(BY_HAND[0], id=f"m{i}", scenario=MANUAL, unit=unit)
        for i, unit in enumerate(("a-sek", "c-bid"))
    ]
    session.do("fill", put(*rows))
    assert shown_scenario(session.document.problem) == MANUAL
    assert choice.id == BEST
    session.do("remove", remove(Scenario, [BEST]))
    assert choice.id == MANUAL


def test_today_gives_way_to_the_first_plan_unless_it_was_asked_for() -> None:
    session = Session(Document(UNPLANNED))
    first, asked = ScenarioChoice(session), ScenarioChoice(session)
    asked.choose(TODAY)
    assert first.id == asked.id == TODAY
    session.do("plan", put(*BY_HAND))
    assert (first.id, asked.id) == (BEST, TODAY)
