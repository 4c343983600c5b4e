"""A scenario solved in a second process: well, refused, dead with a plan, dead without one."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.workflows.solve_apart import SolvedApart, solve_apart
from solver.check.rules import violations
from solver.errors import Issue
from solver.plan import Progress, SolveStatus
from tests.desktop.jobs import dying
from tests.support.problems import BEST, tiny_problem

DOCUMENT = Document(tiny_problem())
SHORT = {"seconds": 3, "seed": 1, "threads": 1}


def test_well() -> None:
    told: list[Progress] = []
    found = solve_apart(DOCUMENT, BEST, **SHORT, on_progress=told.append)
    assert isinstance(found, SolvedApart)
    assert found.cut_short == ""
    assert found.solved is not None
    assert found.solved.outcome.plan is not None
    assert any(progress.plan is not None for progress in told)


def test_refused() -> None:
    problem = replace(tiny_problem(), scenario_building=(), placement=())
    found = solve_apart(Document(problem), BEST, **SHORT)
    assert isinstance(found, tuple)
    assert found
    assert all(isinstance(issue, Issue) for issue in found)


def test_dead_with_a_plan(caplog: pytest.LogCaptureFixture) -> None:
    found = solve_apart(DOCUMENT, BEST, **SHORT, work=dying.scenario_killed_after_a_plan)
    assert isinstance(found, SolvedApart)
    assert found.cut_short
    assert found.solved is not None
    assert found.solved.outcome.status is SolveStatus.FEASIBLE
    assert found.solved.outcome.plan is not None
    assert violations(found.solved.built.case, found.solved.outcome.plan) == ()
    assert caplog.text


def test_dead_without_a_plan(caplog: pytest.LogCaptureFixture) -> None:
    found = solve_apart(DOCUMENT, BEST, **SHORT, work=dying.killed_at_birth)
    assert isinstance(found, SolvedApart)
    assert found.solved is None
    assert found.cut_short
    assert caplog.text
