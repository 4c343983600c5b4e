"""Core cases out of a scenario and in from outside."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.files.project import new_project, save
from solver.case.model import Case
from solver.case.read import read_case
from tests.support.problems import BEST, tiny_problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the file of a small city."""
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    return path


def test_a_case_goes_out_and_is_solved(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, solution = tmp_path / "kasus.json", tmp_path / "solusi.json"
    assert run(["case", str(project), "--scenario", BEST, "--out", str(case)]) == 0
    assert isinstance(read_case(json.loads(case.read_text("utf-8"))), Case)
    ask = ["solve-case", str(case), "--seconds", "5", "--threads", "1", "--out", str(solution)]
    assert run(ask) == 0
    found = json.loads(solution.read_text("utf-8"))
    assert found["format"] == "office-solution/1"
    assert found["bound"] <= found["cost"]
    assert found["case_sha256"] in capsys.readouterr().out


def test_a_torn_case_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = tmp_path / "kasus.json"
    case.write_text('{"format": "office-case/1", "floors": [', encoding="utf-8")
    assert run(["solve-case", str(case), "--out", str(tmp_path / "s.json")]) == 2
    assert capsys.readouterr().err.strip()
    assert not (tmp_path / "s.json").exists()


def test_a_case_that_makes_no_sense_names_the_place(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case, solution = tmp_path / "kasus.json", tmp_path / "solusi.json"
    assert run(["case", str(project), "--scenario", BEST, "--out", str(case)]) == 0
    broken = json.loads(case.read_text("utf-8"))
    broken["units"][0]["opd"] = 10**6
    case.write_text(json.dumps(broken), encoding="utf-8")
    assert run(["solve-case", str(case), "--out", str(solution)]) == 2
    assert "units[0]" in capsys.readouterr().out
    assert not solution.exists()
