"""A new project is sound from its first minute."""

from __future__ import annotations

from desktop.document.document import Document
from desktop.workflows.check_project import check_project
from desktop.workflows.new_project import empty_problem
from solver.errors import Severity
from solver.problem.scenario import ScenarioKind
from solver.problem.standard_keys import missing_standards


def test_a_new_project() -> None:
    problem = empty_problem(" Palembang ", 2026)
    assert problem.city[0].name == "Palembang"
    assert problem.city[0].base_year == 2026
    assert [s.kind for s in problem.scenario] == [ScenarioKind.TODAY]
    assert missing_standards(problem) == ()
    found = check_project(Document(problem))
    assert [i for i in found if i.severity is Severity.ERROR] == []


def test_without_a_name_it_has_one_to_be_replaced() -> None:
    assert empty_problem().city[0].name == "Kota baru"
