"""Every sentence leads to what can be changed."""

from __future__ import annotations

from desktop.workflows.explain.none import Explained, explain_none
from desktop.workflows.explain.none_links import why_lines
from desktop.workflows.explain.none_names import BuiltNames
from solver.case.build import BuiltCase, build_case
from solver.problem.problem import Problem
from tests.desktop.workflows.explain.test_none import torn
from tests.support.broken import few_moves
from tests.support.problems import BEST, tiny_problem


def lines(problem: Problem) -> list[tuple[str, str, dict[str, str]]]:
    built = build_case(problem, BEST)
    assert isinstance(built, BuiltCase)
    found = explain_none(problem, BEST, 10, threads=1)
    assert isinstance(found, Explained)
    made = why_lines(found.found, BuiltNames(built, problem))
    assert [line.text for line in made] == list(found.lines)
    return [(line.part, line.page, dict(line.args)) for line in made]


def test_torn_units_lead_to_a_unit_or_its_opd() -> None:
    found = lines(torn())
    assert found[0][0] == "answer"
    linked = [(page, args) for part, page, args in found if part in ("sum", "clash", "repair")]
    assert linked
    assert all(page for page, _ in linked)
    assert any(page == "organisation" for page, _ in linked)
    units = {unit.id for unit in tiny_problem().unit}
    assert all(args["unit"] in units for _, args in linked if "unit" in args)


def test_a_limit_leads_to_the_limits_of_the_scenario() -> None:
    from dataclasses import replace

    problem = tiny_problem()
    rows = tuple(replace(s, most_moves=0) if s.id == BEST else s for s in problem.scenario)
    found = lines(replace(problem, scenario=rows))
    assert any(page == "scenarios" and args["tab"] == "limits" for _, page, args in found)
    assert few_moves  # the same shortage as a case, in tests/support/broken.py
