"""The commands that explain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.files.project import new_project, save
from solver.case.write import write_case
from tests.desktop.workflows.explain.test_none import torn
from tests.support.broken import no_ground
from tests.support.problems import BEST, TODAY, tiny_problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the file of a small city."""
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    return path


def test_a_case_file_is_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kasus.json"
    path.write_text(json.dumps(write_case(no_ground("small", 1).case)), encoding="utf-8")
    assert run(["explain-case", str(path), "--seconds", "8", "--threads", "1"]) == 0
    out = capsys.readouterr().out
    assert "Tidak ada susunan" in out
    assert "Kurang 3\u00a0m²" in out
    assert run(["--lang", "en", "explain-case", str(path), "--seconds", "8"]) == 0
    assert "3\u00a0m² are missing" in capsys.readouterr().out


def test_a_scenario_is_explained(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = ["explain", str(project), "--scenario", BEST, "--seconds", "8", "--threads", "1"]
    assert run(ask) == 0
    assert "Ternyata ada susunan" in capsys.readouterr().out


def test_what_is_no_case_is_refused(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["explain", str(project), "--scenario", TODAY, "--seconds", "1"]) == 1
    path = tmp_path / "kasus.json"
    path.write_text('{"format": "office-case/1"}', encoding="utf-8")
    assert run(["explain-case", str(path), "--seconds", "1"]) == 2
    assert capsys.readouterr().out.strip()


def test_a_search_without_a_plan_points_here(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kota.satuatap"
    opened = new_project(torn())
    save(opened, path)
    opened.close()
    ask = ["solve", str(path), "--scenario", BEST, "--seconds", "4", "--threads", "2"]
    assert run(ask) == 1
    assert "satuatap explain" in capsys.readouterr().out
