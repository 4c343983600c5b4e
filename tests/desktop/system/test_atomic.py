"""A file written atomically is the old one or the new one, whole."""

import os
from pathlib import Path

import pytest

from desktop.system.atomic import write_bytes, write_text, write_through


def test_writes_and_replaces(tmp_path: Path) -> None:
    target = tmp_path / "folder" / "a.txt"
    write_text(target, "lama")
    write_text(target, "baru é")
    assert target.read_text(encoding="utf-8") == "baru é"
    assert os.listdir(target.parent) == ["a.txt"]


def test_a_failure_leaves_the_old_file_and_nothing_else(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    write_bytes(target, b"lama")

    def torn(beside: Path) -> None:
        beside.write_bytes(b"ba")
        raise OSError("disk full")

    with pytest.raises(OSError, match="disk full"):
        write_through(target, torn)
    assert target.read_bytes() == b"lama"
    assert os.listdir(tmp_path) == ["a.bin"]


def test_keeps_the_rights_of_the_file_replaced(tmp_path: Path) -> None:
    target = tmp_path / "a.bin"
    write_bytes(target, b"1")
    target.chmod(0o640)
    write_bytes(target, b"2")
    assert target.stat().st_mode & 0o777 == 0o640
