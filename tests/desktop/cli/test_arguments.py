"""Absurd arguments end in one sentence and exit 2, and nothing is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.files.project import new_project, read_project, save
from tests.support.problems import BEST, tiny_problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Return the file of a small city."""
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    return path


@pytest.mark.parametrize(
    "more",
    [
        ["--seconds", "0"],
        ["--seconds", "-5"],
        ["--seconds", "1e9"],
        ["--seconds", "nan"],
        ["--seconds", "inf"],
        ["--seconds", "lama"],
        ["--threads", "0"],
        ["--threads", "1000000"],
        ["--threads", "1.5"],
        ["--seed", "-1"],
        ["--seed", "99999999999999999999"],
        ["--apa", "itu"],
        ["--seconds"],
    ],
)
def test_a_search_refuses_what_makes_no_sense(
    project: Path, more: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    assert run(["solve", str(project), "--scenario", BEST, *more]) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert "usage" not in told
    assert "argument_" not in told
    assert project.read_bytes() == before


@pytest.mark.parametrize(
    "line",
    [
        ["check", ""],
        ["new", " "],
        ["check"],
        ["nope"],
        ["--lang", "xx", "check", "a"],
        ["import", "{project}"],
        ["import", "{project}", "--kib", "a", "--forms", "b"],
        ["report", "{project}", "--out", ""],
        ["report", "{project}", "--out", "{project}"],
        ["forms", "{project}", "--out", "{project}"],
        ["demo", "--no-window", "--out", "{project}"],
        ["case", "{project}", "--scenario", BEST, "--out", "{project}"],
        ["case", "{project}", "--scenario", BEST, "--out", "{folder}"],
        ["preview", "home", "--png", "{project}"],
    ],
)
def test_a_line_that_cannot_be_done_is_one_sentence(
    project: Path, line: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    before = project.read_bytes()
    words = [word.format(project=project, folder=project.parent) for word in line]
    assert run(words) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1
    assert not told.startswith(("argument_", "usage"))
    assert project.read_bytes() == before


def test_a_plan_made_by_hand_is_never_written_over(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = read_project(project).document.problem.placement
    assert run(["solve", str(project), "--scenario", "manual", "--seconds", "1"]) == 2
    assert "tangan" in capsys.readouterr().err
    assert read_project(project).document.problem.placement == before


def test_new_does_not_write_over_a_project_named_without_its_ending(project: Path) -> None:
    before = project.read_bytes()
    assert run(["new", str(project.with_suffix(""))]) == 2
    assert project.read_bytes() == before


def test_new_names_the_folder_that_is_missing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", str(tmp_path / "tiada" / "kota.satuatap")]) == 2
    assert str(tmp_path / "tiada") in capsys.readouterr().err
    assert not (tmp_path / "tiada").exists()


def test_a_name_that_is_no_text_is_printed_as_well_as_can_be(tmp_path: Path) -> None:
    path = tmp_path / "kota-\udcff.satuatap"
    assert run(["new", str(path)]) == 0
    assert path.exists()
