"""The next useful things to do, most urgent first."""

from __future__ import annotations

from dataclasses import replace

from desktop.pages.home.next_steps import MOST, invented, next_steps
from desktop.window.navigation import PAGES
from solver.problem.problem import Problem
from solver.problem.record import FactStatus
from tests.support.problems import tiny_problem

PROBLEM = tiny_problem()


def test_an_empty_project_begins_with_buildings_and_departments() -> None:
    steps = next_steps(Problem())
    assert [step.page for step in steps] == ["estate", "organisation"]


def test_there_are_never_too_many_and_all_lead_somewhere() -> None:
    for problem in (Problem(), PROBLEM, replace(PROBLEM, scenario=(), result=())):
        steps = next_steps(problem)
        assert 0 < len(steps) <= MOST
        assert {step.page for step in steps} <= {page.id for page in PAGES}
        assert all(step.title and step.why and "home." not in step.title for step in steps)


def test_gaps_lead_to_the_department_that_lacks_most() -> None:
    step = next_steps(PROBLEM)[0]
    assert step.page == "organisation"
    assert step.args["opd"] in {opd.id for opd in PROBLEM.opd}


def test_buildings_in_use_without_costs_are_named() -> None:
    steps = next_steps(replace(PROBLEM, running_cost=()))
    assert any(step.page == "estate" and step.args.get("building") for step in steps)


def test_invented_rows_are_counted_but_not_standards() -> None:
    before = invented(PROBLEM)
    marked = tuple(replace(s, status=FactStatus.ILLUSTRATION) for s in PROBLEM.standard)
    assert invented(replace(PROBLEM, standard=marked)) == before
    units = tuple(replace(u, status=FactStatus.ILLUSTRATION) for u in PROBLEM.unit)
    assert invented(replace(PROBLEM, unit=units)) == before + len(units)
