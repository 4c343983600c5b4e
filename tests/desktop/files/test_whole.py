"""A file is written whole or not at all."""

from __future__ import annotations

import errno
import os
import sqlite3
import time
from pathlib import Path

import pytest

from desktop.files.whole import write_whole
from desktop.system.atomic import ABANDONED
from solver.errors import SatuAtapError


@pytest.fixture
def place(tmp_path: Path) -> Path:
    path = tmp_path / "f.txt"
    path.write_text("old", encoding="utf-8")
    return path


def test_the_new_file_is_in_its_place_and_nothing_beside_it(place: Path) -> None:
    write_whole(place, lambda path: path.write_text("new", encoding="utf-8") and None)
    assert place.read_text(encoding="utf-8") == "new"
    assert list(place.parent.glob("*")) == [place]


@pytest.mark.parametrize(
    ("reason", "key"),
    [
        (OSError(errno.ENOSPC, "No space left"), "save_disk_full"),
        (PermissionError(errno.EACCES, "denied"), "save_denied"),
        (FileNotFoundError(errno.ENOENT, "gone"), "save_failed"),
        (OSError(errno.EIO, "share gone"), "save_failed"),
        (sqlite3.OperationalError("disk I/O error"), "save_failed"),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_after_a_failure_the_old_file_is_whole(
    place: Path, reason: Exception, key: str, late: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise reason

    def fill(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        if not late:
            fail()

    if late:
        monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(SatuAtapError) as caught:
        write_whole(place, fill)
    assert caught.value.key == key
    assert place.read_text(encoding="utf-8") == "old"
    assert list(place.parent.glob("*")) == [place]


def test_parts_of_killed_processes_are_swept(place: Path) -> None:
    old, new, other = (place.with_name(n) for n in (".f.txt-1.part", ".f.txt-2.part", ".g-1.part"))
    for part in (old, new, other):
        part.touch()
    for part in (old, other):
        os.utime(part, (time.time() - ABANDONED - 60,) * 2)
    write_whole(place, lambda path: path.write_text("new", encoding="utf-8") and None)
    assert sorted(place.parent.glob("*")) == sorted([place, new, other])


def test_a_bug_is_not_hidden_and_leaves_nothing(place: Path) -> None:
    def fill(path: Path) -> None:
        path.write_text("half", encoding="utf-8")
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_whole(place, fill)
    assert list(place.parent.glob("*")) == [place]


def test_a_folder_that_is_gone(tmp_path: Path) -> None:
    with pytest.raises(SatuAtapError) as caught:
        write_whole(tmp_path / "gone" / "f.txt", lambda path: path.write_text("x") and None)
    assert caught.value.key == "save_folder_missing"
