"""Explaining a scenario or a file without a plan."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.workflows.explain.none import Explained, explain_case_file, explain_none
from solver.case.write import write_case
from solver.check.rules import violations
from solver.errors import SatuAtapError
from solver.explain.why_none import Answer
from solver.problem.problem import Problem
from solver.problem.relations import PlaceKind, PlaceRule
from tests.support.broken import few_moves, no_ground
from tests.support.problems import BEST, TODAY, tiny_problem


def torn() -> Problem:
    """Return a city in which two units of one OPD are pinned to two buildings."""
    problem = tiny_problem()
    units = [unit.id for unit in problem.unit if unit.opd == "c"][:2]
    pins = tuple(
        PlaceRule(id=f"torn-{unit}", unit=unit, building=building, kind=PlaceKind.PINNED)
        for unit, building in zip(units, ("tower", "new"), strict=True)
    )
    kept = tuple(rule for rule in problem.place_rule if rule.unit not in units)
    placed = tuple(row for row in problem.placement if row.scenario != BEST)
    return replace(problem, place_rule=kept + pins, placement=placed)


def test_a_scenario_is_explained_with_its_names() -> None:
    told: list[Explained] = []
    found = explain_none(torn(), BEST, 10, told.append, threads=1)
    assert isinstance(found, Explained)
    assert found.found.answer is Answer.IMPOSSIBLE
    assert any("Badan C harus berada dalam satu gedung" in line for line in found.lines)
    assert told[-1] == found
    assert all(not violations(one.case, one.plan) for one in found.found.repairs)


def test_a_scenario_with_a_plan_says_so() -> None:
    found = explain_none(tiny_problem(), BEST, 10, threads=1)
    assert isinstance(found, Explained)
    assert found.found.answer is Answer.POSSIBLE


def test_what_cannot_be_built_comes_back_as_issues() -> None:
    found = explain_none(tiny_problem(), TODAY, 1)
    assert isinstance(found, tuple)
    assert [one.key for one in found] == ["scenario_today"]


def test_a_file_is_explained_by_numbers(tmp_path: Path) -> None:
    path = tmp_path / "kasus.json"
    path.write_text(json.dumps(write_case(no_ground("small", 1).case)), encoding="utf-8")
    found = explain_case_file(path, 8, threads=1)
    assert isinstance(found, Explained)
    assert any("unit 0 dan unit 1" in line for line in found.lines)


def test_a_stop_keeps_what_is_known() -> None:
    path_case = few_moves("M", 1).case
    assert path_case.limits
    found = explain_none(torn(), BEST, 10, stop=lambda: True)
    assert isinstance(found, Explained)
    assert found.found.answer is Answer.IMPOSSIBLE
    assert not found.found.done


def test_a_file_that_is_no_case_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "kasus.json"
    path.write_text("{", encoding="utf-8")
    with pytest.raises(SatuAtapError):
        explain_case_file(path, 1)
