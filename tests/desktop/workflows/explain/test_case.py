"""Explanations of case and solution files; neither is trusted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.workflows.explain.case import (
    CaseAnswer,
    binding_file,
    load_solved,
    read_plan,
    why_here_file,
)
from desktop.workflows.issue_text import issue_text
from solver.case.write import write_case, write_solution
from solver.explain.binding import BindingOptions
from solver.explain.why_here import WhyOptions
from solver.plan import Plan
from solver.search.solve import SolveOptions, solve
from tests.support.cases import rich


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    """Return a case file and the file of its best plan."""
    case, solution = tmp_path / "case.json", tmp_path / "solution.json"
    outcome = solve(rich(), SolveOptions(5, 1, 1))
    case.write_text(json.dumps(write_case(rich())), encoding="utf-8")
    solution.write_text(json.dumps(write_solution(rich(), outcome)), encoding="utf-8")
    return case, solution


def test_why_here_in_words(files: tuple[Path, Path]) -> None:
    found = why_here_file(*files, 3, WhyOptions(10))
    assert isinstance(found, CaseAnswer)
    assert found.finished
    assert len(found.rows) == 4
    assert "unit 3" in found.sentences[0]


def test_binding_in_words(files: tuple[Path, Path]) -> None:
    told = []
    found = binding_file(*files, BindingOptions(20, efforts=1), on_row=told.append)
    assert isinstance(found, CaseAnswer)
    assert found.rows
    assert told


def test_a_unit_that_is_not_there(files: tuple[Path, Path]) -> None:
    for unit in (0, 6):
        found = why_here_file(*files, unit, WhyOptions(1))
        assert isinstance(found, tuple)
        assert found[0].key == "explain_no_unit"


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"format": "office-solution/1"},
        {"format": "else", "place": [0, 0, 0, 0, 0]},
        {"format": "office-solution/1", "place": None},
        {"format": "office-solution/1", "place": [0]},
        {"format": "office-solution/1", "place": [9, 0, 0, 0, 0]},
        {"format": "office-solution/1", "place": [0, 0, 0, 2, 0]},
        {"format": "office-solution/1", "place": [0, "0", 0, 0, 10**30]},
        {"format": "office-solution/1", "place": [0, 0, 0, 0, 0], "rooms": [[7, 0]]},
        {"format": "office-solution/1", "place": [0, 0, 0, 0, 0], "rooms": [[0, 3], 4]},
        {"format": "office-solution/1", "place": [0, 0, 0, 0, 0], "case_sha256": "x"},
    ],
)
def test_wrong_solutions_become_issues_with_words(data: object) -> None:
    found = read_plan(rich(), data)
    assert isinstance(found, tuple)
    assert found
    assert all("issue." not in issue_text(each) for each in found)


def test_rooms_may_be_left_open() -> None:
    data = {"format": "office-solution/1", "place": [2, 2, 4, 1, 2]}
    assert read_plan(rich(), data) == Plan((2, 2, 4, 1, 2), ())


def test_a_wrong_case_is_told_first(files: tuple[Path, Path]) -> None:
    files[0].write_text("{}", encoding="utf-8")
    found = load_solved(*files)
    assert isinstance(found, tuple)
    for unit in (why_here_file(*files, 1, WhyOptions(1)), binding_file(*files, BindingOptions(1))):
        assert unit == found
