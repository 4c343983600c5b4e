"""Commands on a project file, as a person types them."""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.cli.main import run
from desktop.document.document import Document
from desktop.files.project import new_project, open_project, read_project, save
from solver.problem.problem import Problem
from tests.support.forms import organisation
from tests.support.problems import tiny_problem

KIB = (
    "id;Jenis Barang;Kode Barang;Register;Luas Lantai (M2);Alamat;Harga;Keterangan\n"
    "1;Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0001;135;Jl. Merdeka 1;264.645.000;A\n"
    "2;Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0002;;Jl. Merdeka 2;12.003.200;B\n"
    "3;Bangunan Gedung Kantor Permanen;1.3.3.01.01.01.001;0003;;Jl. Merdeka 2;10.000.000;Pagar\n"
)
Saved = Callable[[Problem], Path]


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    """Return a way to put a problem into a file."""

    def write(problem: Problem) -> Path:
        path = tmp_path / "kota.satuatap"
        opened = new_project(problem)
        save(opened, path)
        opened.close()
        return path

    return write


def problem_in(path: Path) -> Problem:
    return read_project(path).document.problem


def test_new_makes_an_empty_project_and_never_overwrites(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "baru.satuatap"
    assert run(["new", str(path)]) == 0
    assert problem_in(path).standard
    assert run(["new", str(path)]) == 2
    assert "sudah ada" in capsys.readouterr().err


def test_new_with_the_sample(tmp_path: Path) -> None:
    path = tmp_path / "contoh.satuatap"
    assert run(["new", str(path), "--sample"]) == 0
    assert len(problem_in(path).opd) == 54


def test_check_finds_what_must_be_mended(saved: Saved, capsys: pytest.CaptureFixture[str]) -> None:
    whole = tiny_problem()
    torn = replace(whole, unit=(replace(whole.unit[0], opd="tiada"), *whole.unit[1:]))
    assert run(["check", str(saved(torn))]) == 1
    told = capsys.readouterr().out
    assert "Galat" in told
    assert whole.unit[0].name in told


def test_check_of_a_sound_project(saved: Saved, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(saved(tiny_problem()))]) == 0
    assert "0 galat" in capsys.readouterr().out


def test_an_inventory_is_read_in_once(
    saved: Saved, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, table = saved(tiny_problem()), tmp_path / "kib.csv"
    table.write_text(KIB, encoding="utf-8")
    before = problem_in(path)
    assert run(["import", str(path), "--kib", str(table), "--dry-run"]) == 0
    assert problem_in(path) == before
    assert run(["import", str(path), "--kib", str(table)]) == 0
    after = problem_in(path)
    assert len(after.building) == len(before.building) + 2
    capsys.readouterr()
    assert run(["import", str(path), "--kib", str(table)]) == 0
    assert "Tidak ada yang berubah" in capsys.readouterr().out
    assert problem_in(path) == after


def test_forms_go_out_and_come_back_unchanged(
    saved: Saved, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = saved(organisation().problem)
    assert run(["forms", str(path), "--out", str(tmp_path / "formulir")]) == 0
    assert len(list((tmp_path / "formulir").glob("*.xlsx"))) == len(organisation().problem.opd)
    before = problem_in(path)
    assert run(["import", str(path), "--forms", str(tmp_path / "formulir")]) == 0
    assert "Tidak ada yang berubah" in capsys.readouterr().out
    assert problem_in(path) == before


def test_a_file_somebody_has_open_is_not_changed(
    saved: Saved,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path, table = saved(tiny_problem()), tmp_path / "kib.csv"
    table.write_text(KIB, encoding="utf-8")
    holder = open_project(path)
    try:
        assert run(["import", str(path), "--kib", str(table)]) == 2
        assert "sedang dibuka" in capsys.readouterr().err
    finally:
        holder.close()
    assert Document(problem_in(path)) == Document(tiny_problem())


@pytest.mark.parametrize("command", ["check", "forms"])
def test_what_is_no_project_is_one_sentence(
    tmp_path: Path, command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "bukan.satuatap"
    path.write_bytes(b"PK\x03\x04 bukan proyek")
    more = ["--out", str(tmp_path / "x")] if command == "forms" else []
    assert run([command, str(path), *more]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_check_tells_what_could_not_be_read_and_became_a_default(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kota.satuatap"
    opened = new_project(tiny_problem())
    save(opened, path)
    opened.close()
    with contextlib.closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE building SET state = 'melayang' WHERE id = 'house'")
    assert run(["check", str(path)]) == 0
    told = capsys.readouterr().out
    assert "melayang" in told
    assert "Rumah Lama" in told


def test_an_inventory_is_kept_though_the_reader_of_our_words_leaves(
    saved: Saved, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, table = saved(tiny_problem()), tmp_path / "kib.csv"
    table.write_text(KIB, encoding="utf-8")

    def gone(_: str = "") -> None:
        raise BrokenPipeError

    monkeypatch.setattr("desktop.cli.projects.say", gone)
    monkeypatch.setattr("desktop.cli.main.os.dup2", lambda *_: None)
    run(["import", str(path), "--kib", str(table)])
    assert len(problem_in(path).building) == len(tiny_problem().building) + 2
