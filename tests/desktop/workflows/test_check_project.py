"""A check tells what is wrong with the records, then what keeps scenarios from being reckoned."""

from __future__ import annotations

from dataclasses import replace

from desktop.document.document import Document
from desktop.workflows.check_project import check_project
from desktop.workflows.new_project import empty_problem
from desktop.workflows.sample import sample_problem
from solver.errors import Severity
from solver.problem.organisation import Opd, Unit
from solver.problem.scenario import Scenario


def test_the_sample_has_nothing_that_must_be_mended() -> None:
    found = check_project(Document(sample_problem()))
    assert [i for i in found if i.severity is Severity.ERROR] == []


def test_scenarios_are_looked_at_when_the_records_are_sound() -> None:
    scenarios = (Scenario(id="a", name="A"), Scenario(id="b", name="B"))
    problem = replace(empty_problem("Kota", 2026), scenario=scenarios)
    found = check_project(Document(problem))
    assert {(i.key, i.where) for i in found} == {
        ("case_no_units", "scenario/a"),
        ("case_no_units", "scenario/b"),
    }


def test_errors_of_records_come_first_and_alone() -> None:
    problem = replace(
        empty_problem("Kota", 2026),
        city=(),
        opd=(Opd(id="o", name="", short="O"),),
        unit=(Unit(id="u", opd="gone", name="A"),),
        scenario=(Scenario(id="a", name="A"),),
    )
    found = check_project(Document(problem))
    assert [(i.key, i.where) for i in found] == [
        ("text_empty", "opd/o/name"),
        ("reference_dangling", "unit/u/opd"),
        ("city_missing", "city"),
    ]
