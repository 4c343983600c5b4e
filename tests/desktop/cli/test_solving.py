"""Solving a scenario from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.files.project import new_project, read_project, save
from solver.problem.scenario import Result
from tests.support.problems import BEST, tiny_problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the file of a small city."""
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    return path


def test_the_plan_and_its_guarantee_end_in_the_file(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["solve", str(project), "--scenario", BEST, "--seconds", "5"]) == 0
    problem = read_project(project).document.problem
    result = problem.get(Result, BEST)
    assert result.outcome in ("optimal", "feasible")
    assert problem.where(Result, "scenario", BEST)
    assert result.case_sha256[:12] in capsys.readouterr().out


def test_an_unknown_scenario_names_those_there_are(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["solve", str(project), "--scenario", "tiada"]) == 2
    assert tiny_problem().scenario[0].name in capsys.readouterr().err


def test_today_cannot_be_solved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["solve", str(project), "--scenario", "1"]) == 1
    assert "Galat" in capsys.readouterr().out
