"""Files that are no project are refused in one sentence."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.files import header
from desktop.files.header import read_project_bytes
from desktop.files.project import write_project
from solver.errors import SatuAtapError


@pytest.fixture
def project(tmp_path: Path) -> Path:
    path = tmp_path / "kota.satuatap"
    write_project(path, Document())
    return path


def refusal(path: Path) -> str:
    with pytest.raises(SatuAtapError) as caught:
        read_project_bytes(path)
    return caught.value.key


def patch(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def test_a_project_is_read(project: Path) -> None:
    assert read_project_bytes(project) == project.read_bytes()


def test_what_is_not_there_or_no_file(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.satuatap") == "file_missing"
    assert refusal(tmp_path) == "file_is_folder"
    os.mkfifo(tmp_path / "pipe.satuatap")
    assert refusal(tmp_path / "pipe.satuatap") == "not_a_project"
    assert refusal(tmp_path / ("n" * 300)) == "file_unreadable"


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "file_empty"),
        (b"PK\x03\x04 a workbook" * 50, "not_a_project"),
        (b"SQLite f", "file_torn"),
        (b"SQLite format 3\x00" + b"\x00" * 20, "file_torn"),
    ],
)
def test_what_is_no_database(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "x.satuatap"
    path.write_bytes(content)
    assert refusal(path) == key


def test_another_programs_database(tmp_path: Path) -> None:
    path = tmp_path / "x.satuatap"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE t (x)")
    connection.close()
    assert refusal(path) == "not_a_project"


def test_a_newer_format(project: Path) -> None:
    patch(project, 60, (header.FORMAT + 1).to_bytes(4, "big"))
    assert refusal(project) == "newer_format"


def test_a_format_that_never_was(project: Path) -> None:
    patch(project, 60, bytes(4))
    assert refusal(project) == "file_torn"


def test_a_file_cut_short(project: Path) -> None:
    os.truncate(project, project.stat().st_size - 1)
    assert refusal(project) == "file_torn"


def test_a_huge_file_is_not_even_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "huge.satuatap"
    path.touch()
    os.truncate(path, 2 * 2**30)  # sparse
    monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("read"))
    assert refusal(path) == "file_too_large"


def test_a_file_without_right(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)  # the rights of a test that runs as root
    assert refusal(project) == "file_denied"
