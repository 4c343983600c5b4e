"""Reasons for a plan from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.files.project import new_project, read_project, save
from solver.problem.scenario import Result
from tests.support.problems import BEST, MANUAL, tiny_problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the file of a small city with a solved scenario."""
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    assert run(["solve", str(path), "--scenario", BEST, "--seconds", "3"]) == 0
    return path


def test_why_and_binding_of_a_project(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = project.read_bytes()
    assert run(["why", str(project), BEST, "a-sek", "--seconds", "1"]) == 0
    said = capsys.readouterr().out
    assert "ditempatkan di" in said
    assert "\n- " in said
    assert run(["binding", str(project), BEST, "--seconds", "3", "--all"]) == 0
    assert "100" in capsys.readouterr().out
    assert project.read_bytes() == before


def test_keeping_writes_only_a_better_plan(project: Path) -> None:
    best = read_project(project).document.problem.get(Result, BEST).best
    assert run(["why", str(project), BEST, "a-sek", "--seconds", "2", "--keep"]) == 0
    now = read_project(project).document.problem.get(Result, BEST).best
    assert best is not None
    assert now is not None
    assert now <= best


def test_a_plan_made_by_hand_is_not_written_over(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["why", str(project), MANUAL, "a-sek", "--keep"]) == 2
    assert run(["why", str(project), BEST, "zzz"]) == 2
    assert "zzz" in capsys.readouterr().err
    assert run(["binding", str(project), MANUAL, "--seconds", "1"]) == 1
    assert capsys.readouterr().out.strip()


def test_case_files(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case, solution = str(tmp_path / "c.json"), str(tmp_path / "s.json")
    assert run(["case", str(project), "--scenario", BEST, "--out", case]) == 0
    assert run(["solve-case", case, "--seconds", "2", "--threads", "1", "--out", solution]) == 0
    capsys.readouterr()
    assert run(["why-case", case, solution, "1", "--seconds", "2"]) == 0
    assert "unit 1" in capsys.readouterr().out
    assert run(["binding-case", case, solution, "--seconds", "3"]) == 0
    assert run(["why-case", case, solution, "99"]) == 2
    assert run(["binding-case", solution, case, "--seconds", "1"]) == 2
