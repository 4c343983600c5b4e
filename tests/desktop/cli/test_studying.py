"""The study command: a case file or a scenario in, a table and JSON out, a row kept."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.cli.studying import percent
from desktop.files.project import new_project, save
from desktop.workflows.open_file import read_document
from solver.case.write import write_case
from solver.errors import SatuAtapError
from tests.support.cases import PAIRS, rich
from tests.support.problems import BEST, tiny_problem


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    return path


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "kasus.json"
    path.write_text(json.dumps(write_case(rich())), encoding="utf-8")
    return path


QUICK = ["--seconds", "0.5", "--workers", "1", "--reproducible"]


def test_a_case_file_is_studied(
    case: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "studi.json"
    ask = ["study", str(case), "--kind", "pareto-moves", "--out", str(out), *QUICK]
    assert run(ask) == 0
    record = json.loads(out.read_text("utf-8"))
    assert [(row["x"], row["y"]) for row in record["points"]] == [(51, 4), (62, 3)]
    said = capsys.readouterr().out
    assert "terbukti" in said
    assert str(out) in said


def test_a_pool_of_processes_does_the_same(case: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ask = ["study", str(case), "--kind", "disruption", "--seconds", "0.5", "--reproducible"]
    assert run([*ask, "--workers", "2"]) == 0
    assert "62" in capsys.readouterr().out


def test_a_scenario_is_studied_and_a_row_kept(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = len(read_document(project).problem.scenario)
    ask = ["study", str(project), BEST, "--kind", "pareto-distance", "--keep", "1", *QUICK]
    assert run(ask) == 0
    said = capsys.readouterr().out
    assert "Rp" in said
    made = read_document(project).problem.scenario
    assert len(made) == before + 1
    assert made[-1].name in said


def test_alternatives_take_a_band_and_a_least_difference(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "alternatif.json"
    ask = ["study", str(project), BEST, "--kind", "alternatives", "--out", str(out), *QUICK]
    assert run([*ask, "--band", "12,5%", "--least", "1", "--points", "2"]) == 0
    record = json.loads(out.read_text("utf-8"))
    assert record["asked"] == 2
    assert all(row["over_bp"] <= 1250 for row in record["alternatives"])
    assert capsys.readouterr().out


def test_no_plan_is_exit_1(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kasus.json"
    path.write_text(json.dumps(write_case(PAIRS[0].none)), encoding="utf-8")
    assert run(["study", str(path), "--kind", "alternatives", *QUICK]) == 1
    assert "Terbukti" in capsys.readouterr().out


REFUSED = {
    "no kind": ["kasus.json"],
    "unknown kind": ["kasus.json", "--kind", "astrology"],
    "no scenario": ["kota.satuatap", "--kind", "disruption"],
    "other scenario": ["kota.satuatap", "nobody", "--kind", "disruption"],
    "too many points": ["kasus.json", "--kind", "disruption", "--points", "51"],
    "no share": ["kasus.json", "--kind", "alternatives", "--band", "much"],
    "negative share": ["kasus.json", "--kind", "alternatives", "--band", "-1"],
    "keep of a case": ["kasus.json", "--kind", "disruption", "--keep", "1"],
    "no such row": ["kota.satuatap", BEST, "--kind", "disruption", "--keep", "40", *QUICK],
    "workers and cluster": ["kasus.json", "--kind", "disruption", "--dask", "x", "--workers", "2"],
    "no cluster": ["kasus.json", "--kind", "disruption", "--dask", "nowhere", *QUICK[:2]],
    "no file": ["gone.json", "--kind", "disruption"],
}


@pytest.mark.usefixtures("project", "case", "caplog")
@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_done_is_one_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("desktop.jobs.cluster.PATIENCE", 0.2)
    assert run(["study", *REFUSED[name]]) == 2
    assert len(capsys.readouterr().err.strip().splitlines()) == 1


def test_a_torn_case_names_the_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "kasus.json"
    record = write_case(rich())
    record["units"][0]["opd"] = 99  # type: ignore[index]
    path.write_text(json.dumps(record), encoding="utf-8")
    assert run(["study", str(path), "--kind", "disruption"]) == 2
    assert "units[0]" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("text", "points"), [("1,5", 150), ("1.5%", 150), ("0", 0), ("100", 10_000)]
)
def test_percentages_are_read_with_either_mark(text: str, points: int) -> None:
    assert percent(text) == points


@pytest.mark.parametrize("text", ["", "x", "101", "-1", "nan", "inf"])
def test_other_percentages_are_refused(text: str) -> None:
    with pytest.raises(SatuAtapError):
        percent(text)
