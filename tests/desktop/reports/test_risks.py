"""What could spoil the decision, the gravest first."""

from __future__ import annotations

from dataclasses import replace

from desktop.reports.reckoning import Reckoning
from desktop.reports.risks import risks
from solver.errors import Severity, issue
from solver.problem.record import FactStatus
from tests.desktop.reports.example import city, reckoned


def keys(reckoning: Reckoning) -> list[str]:
    return [risk.key for risk in risks(reckoning)]


def test_a_plan_that_cannot_be_carried_out_is_said_first() -> None:
    assert keys(reckoned(city(), proposed="announced"))[:2] == ["unplaced", "broken"]


def test_the_optimised_plan_of_the_sample() -> None:
    assert keys(reckoned(city())) == [
        "illustration",
        "parking",
        "uncertain",
        "reuse",
        "gap",
        "emptied",
        "growth",
    ]


def test_without_illustrations_none_is_told() -> None:
    assert "illustration" not in keys(reckoned(city(illustration=False)))


def test_a_stale_result_is_a_risk_and_its_gap_is_not() -> None:
    reckoning = replace(reckoned(city()), stale=frozenset({"best"}))
    assert keys(reckoning)[0] == "stale"
    assert "gap" not in keys(reckoning)


def test_a_plan_at_its_bound_might_not_be_better() -> None:
    problem = city()
    closed = tuple(replace(row, bound=row.best) for row in problem.result)
    assert "gap" not in keys(reckoned(replace(problem, result=closed)))


def test_figures_of_a_risk_are_those_of_the_assessment() -> None:
    found = {risk.key: risk.body for risk in risks(reckoned(city()))}
    assert "90 petak" in found["parking"]
    assert "Jakabaring" in found["parking"]
    assert "Rp90" in found["reuse"]
    assert "2031" in found["growth"]


def test_a_dearer_plan_says_so() -> None:
    reckoning = reckoned(city())
    dear = replace(reckoning.main.assessment, lines=reckoning.today.lines * 2)
    columns = tuple(
        replace(c, assessment=dear) if c.id == "best" else c for c in reckoning.comparison.scenarios
    )
    reckoning = replace(reckoning, comparison=replace(reckoning.comparison, scenarios=columns))
    assert "dearer" in keys(reckoning)


def test_issues_of_the_assessment_come_along_errors_first() -> None:
    reckoning = reckoned(city())
    found = (
        issue("report_no_unit", "unit", Severity.WARNING),
        issue("report_no_city", "city"),
    )
    main = replace(reckoning.main.assessment, issues=found)
    columns = tuple(
        replace(c, assessment=main) if c.id == "best" else c for c in reckoning.comparison.scenarios
    )
    reckoning = replace(reckoning, comparison=replace(reckoning.comparison, scenarios=columns))
    order = [k for k in keys(reckoning) if k.startswith("report_")]
    assert order == ["report_no_city", "report_no_unit"]


def test_estimates_count_as_uncertain() -> None:
    reckoning = reckoned(city(illustration=False))
    lines = tuple(
        replace(x, inputs=tuple(replace(i, status=FactStatus.VERIFIED) for i in x.inputs))
        for x in reckoning.main.assessment.lines
    )
    main = replace(reckoning.main.assessment, lines=lines)
    columns = tuple(
        replace(c, assessment=main) if c.id == "best" else c for c in reckoning.comparison.scenarios
    )
    sure = replace(reckoning, comparison=replace(reckoning.comparison, scenarios=columns))
    assert "uncertain" in keys(reckoning)
    assert "uncertain" not in keys(sure)
