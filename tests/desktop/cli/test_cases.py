"""Core cases out of a scenario and in from outside."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli.console import CUT_SHORT
from desktop.cli.interrupt import INTERRUPTED
from desktop.cli.main import run
from desktop.files.project import new_project, save
from desktop.system.translate import set_language
from desktop.workflows import solve_case
from solver.case.generate import Recipe, plant
from solver.case.model import Case
from solver.case.read import read_case
from solver.case.write import write_case
from tests.desktop.jobs import dying
from tests.house.source import ROOT
from tests.support.cases import rich
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


@pytest.mark.usefixtures("caplog")  # the death is logged
@pytest.mark.parametrize(
    ("language", "words"),
    [("id", "Susunan terbaik sampai saat itu disimpan"), ("en", "best plan up to then was kept")],
)
def test_a_killed_process_leaves_its_best_plan(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    language: str,
    words: str,
) -> None:
    real = solve_case.solve_case_file

    def dying_on_the_way(*given: object, **named: object) -> object:
        return real(*given, **{**named, "work": dying.killed_after_a_plan})  # type: ignore[arg-type]

    monkeypatch.setattr(solve_case, "solve_case_file", dying_on_the_way)
    case, solution = tmp_path / "kasus.json", tmp_path / "solusi.json"
    case.write_text(json.dumps(write_case(rich())), encoding="utf-8")
    ask = ["--lang", language, "solve-case", str(case), "--seconds", "60", "--out", str(solution)]
    try:
        assert run(ask) == CUT_SHORT
    finally:
        set_language("id")
    assert words in capsys.readouterr().err
    found = json.loads(solution.read_text("utf-8"))
    assert found["status"] == "feasible"
    assert found["place"]


def test_ctrl_c_keeps_the_best_plan(tmp_path: Path) -> None:
    """A terminal sends the signal to every process of the group: only ours may hear it."""
    case, solution = tmp_path / "kasus.json", tmp_path / "solusi.json"
    case.write_text(json.dumps(write_case(plant(Recipe("S", 90), 5).case)), encoding="utf-8")
    command = [sys.executable, "-c", ASK, str(case), str(solution)]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=300,
        start_new_session=True,
        check=False,
    )
    assert done.returncode == INTERRUPTED, done.stderr
    assert "Traceback" not in done.stderr
    assert json.loads(solution.read_text("utf-8"))["place"]


# Press Ctrl+C, as a terminal does for the whole group, once a plan is known.
ASK = """
import os, signal, sys
from desktop.cli import cases
from desktop.cli.main import run
def pressing(label, money_scale=1):
    def hear(progress):
        if progress.best is not None and not pressed:
            pressed.append(True)
            os.killpg(0, signal.SIGINT)
    return hear
if __name__ == "__main__":
    pressed = []
    cases.progress_line = pressing
    sys.exit(run(["solve-case", sys.argv[1], "--seconds", "600", "--out", sys.argv[2]]))
"""
