"""Solving a scenario from the command line."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.console import CUT_SHORT
from desktop.cli.main import run
from desktop.files.project import new_project, read_project, save
from desktop.jobs.worker import Work
from desktop.system.translate import set_language
from desktop.workflows import solve_apart
from solver.problem.scenario import Result
from tests.desktop.jobs import dying
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


def with_a_death(monkeypatch: pytest.MonkeyPatch, work: Work) -> None:
    """Let the solver process die on its way."""
    real = solve_apart.solve_apart

    def dying_on_the_way(*words: object, **named: object) -> object:
        return real(*words, **{**named, "work": work})  # type: ignore[arg-type]

    monkeypatch.setattr(solve_apart, "solve_apart", dying_on_the_way)


@pytest.mark.usefixtures("caplog")  # the death is logged
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("id", ("dihentikan oleh sistem", "Susunan terbaik sampai saat itu disimpan")),
        ("en", ("ended by the system", "The best plan up to then was kept")),
    ],
)
def test_a_killed_process_leaves_its_best_plan_in_the_file(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    words: tuple[str, str],
) -> None:
    with_a_death(monkeypatch, dying.scenario_killed_after_a_plan)
    ask = ["--lang", language, "solve", str(project), "--scenario", BEST, "--seconds", "60"]
    try:
        assert run(ask) == CUT_SHORT
    finally:
        set_language("id")
    said = capsys.readouterr()
    assert all(word in said.err for word in words)
    assert "Traceback" not in said.err
    problem = read_project(project).document.problem
    result = problem.get(Result, BEST)
    assert result.outcome == "feasible"
    assert result.best is not None
    assert problem.where(Result, "scenario", BEST)


def test_a_process_killed_at_birth_changes_nothing(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
) -> None:
    before = read_project(project).document.problem
    with_a_death(monkeypatch, dying.killed_at_birth)
    assert run(["solve", str(project), "--scenario", BEST, "--seconds", "60"]) == CUT_SHORT
    assert "Belum ada susunan" in capsys.readouterr().err
    assert read_project(project).document.problem == before
    assert caplog.text


def test_an_unknown_scenario_names_those_there_are(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["solve", str(project), "--scenario", "tiada"]) == 2
    assert tiny_problem().scenario[0].name in capsys.readouterr().err


def test_today_cannot_be_solved(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["solve", str(project), "--scenario", "1"]) == 1
    assert "Galat" in capsys.readouterr().out
