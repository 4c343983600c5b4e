"""Commands that write papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.cli import papers
from desktop.cli.main import run
from desktop.files.project import new_project, save
from desktop.pages.reports import viewmodel
from desktop.reports.sections import SECTIONS
from desktop.workflows import demo
from desktop.workflows.papers import files as report_files
from desktop.workflows.papers import make_report
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem


def _saved(problem: Problem, path: Path) -> Path:
    opened = new_project(problem)
    save(opened, path)
    opened.close()
    return path


def test_a_report_is_written_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = _saved(tiny_problem(), tmp_path / "kota.satuatap")
    assert run(["report", str(path), "--out", str(tmp_path / "laporan"), "--paper", "a4"]) == 0
    names = {each.suffix for each in (tmp_path / "laporan").iterdir()}
    assert names == {".pdf", ".xlsx"}
    assert capsys.readouterr().out.count("Ditulis") == 2


def test_forms_are_chosen(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = _saved(tiny_problem(), tmp_path / "kota.satuatap"), tmp_path / "laporan"
    asked = ["--kind", "docx", "--kind", "html", "--kind", "images"]
    assert run(["report", str(path), "--out", str(out), *asked]) == 0
    names = {each.suffix for each in out.rglob("*") if each.is_file()}
    assert names == {".docx", ".html", ".png", ".svg"}
    told = capsys.readouterr().out
    assert told.count("Ditulis") == sum(each.is_file() for each in out.rglob("*"))
    assert run(["report", str(path), "--out", str(out), "--kind", "odt"]) == 2
    assert "docx" in capsys.readouterr().err


def test_sections_are_left_out(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = _saved(tiny_problem(), tmp_path / "kota.satuatap"), tmp_path / "laporan"
    asked = ["report", str(path), "--out", str(out), "--kind", "html"]
    assert run([*asked, "--without", "parking", "--without", "sources"]) == 0
    (page,) = out.glob("*.html")
    text = page.read_text(encoding="utf-8")
    assert 'id="moves"' in text
    assert 'id="parking"' not in text
    assert "tidak dicetak di sini: Parkir; Daftar sumber" in text
    every = [word for key in SECTIONS for word in ("--without", key)]
    capsys.readouterr()
    assert run([*asked, *every]) == 2
    assert "Tidak ada bagian laporan" in capsys.readouterr().err


def test_the_kinds_are_those_that_can_be_made() -> None:
    assert viewmodel.PAGED == make_report.PAGED < set(papers.KINDS)
    assert papers.KINDS == report_files.KINDS == viewmodel.KINDS
    assert set(papers.USUAL) | set(demo.PAPERS) <= set(papers.KINDS)


def test_a_project_without_scenarios_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = _saved(Problem(), tmp_path / "kosong.satuatap")
    assert run(["report", str(path), "--out", str(tmp_path / "laporan")]) == 2
    assert "skenario" in capsys.readouterr().err
    assert not (tmp_path / "laporan").exists()


def test_the_main_job_needs_no_screen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "has_screen", lambda: False)
    assert run(["demo", "--out", str(tmp_path / "hasil"), "--seconds", "4"]) == 0
    written = {each.suffix for each in (tmp_path / "hasil").iterdir()}
    assert written == {".pdf", ".xlsx", ".docx", ".html", ".satuatap"}
    told = capsys.readouterr().out
    assert "Kantor terpadu Keramasan" in told
    assert "Biaya kas per tahun" in told
