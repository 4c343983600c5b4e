"""Which scenario a page shows first."""

from __future__ import annotations

from dataclasses import replace

from desktop.workflows.shown_scenario import has_plan, shown_plan, shown_scenario
from solver.problem.problem import Problem
from tests.support.problems import MANUAL, TODAY, tiny_problem

PROBLEM = tiny_problem()
UNPLANNED = replace(PROBLEM, placement=())


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
    assert shown_plan(PROBLEM, TODAY) == shown_plan(PROBLEM) == MANUAL
    others = [s.id for s in PROBLEM.scenario if s.id not in (TODAY, MANUAL)]
    assert shown_plan(PROBLEM, others[0]) == others[0]
    assert shown_plan(UNPLANNED) != TODAY
    assert shown_plan(Problem()) == ""
