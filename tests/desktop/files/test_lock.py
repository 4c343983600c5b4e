"""One person saves, the others are told who; a lock whose holder is gone is taken over."""

from __future__ import annotations

import json
import os
import platform
import time
from pathlib import Path

import pytest

from desktop.document.document import Document
from desktop.files import lock as lock_room
from desktop.files.lock import STALE, Holder, Lock, lock_path, read_holder, take_lock
from desktop.files.working_copy import create_copy


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return tmp_path / "kota.satuatap"


def foreign(project: Path, age: int = 0, **facts: str) -> Holder:
    """Leave a lock of somebody else, with the last sign of life `age` seconds ago."""
    holder = Holder("sari", "PUPR-07", "2026-11-22T08:00:00+07:00", "t", "c")
    holder = Holder(**(holder.__dict__ | facts))
    path = lock_path(project)
    path.write_text(json.dumps(holder.__dict__), encoding="utf-8")
    os.utime(path, (time.time() - age,) * 2)
    return holder


def test_taking_and_giving_back(project: Path) -> None:
    lock = take_lock(project, "copy")
    assert isinstance(lock, Lock)
    assert lock_path(project).name == ".kota.satuatap-lock"
    assert lock.taken_by() is None
    lock.release()
    assert not lock_path(project).exists()


def test_the_second_is_told_who_has_it(project: Path) -> None:
    holder = foreign(project)
    assert take_lock(project, "copy") == holder
    assert read_holder(lock_path(project)) == holder  # left alone


def test_a_second_window_here_is_told_too(project: Path) -> None:
    copy = create_copy(Document(), None, "")
    lock = take_lock(project, copy.name)
    again = take_lock(project, "other")
    assert isinstance(lock, Lock)
    assert isinstance(again, Holder)
    assert again.machine == platform.node()
    lock.release()
    copy.discard()


def test_a_dead_process_here_is_taken_over_at_once(project: Path) -> None:
    copy = create_copy(Document(), None, "")
    first = take_lock(project, copy.name)
    assert isinstance(first, Lock)
    copy.leave()  # as the end of a process does
    second = take_lock(project, "other")
    assert isinstance(second, Lock)
    taker = first.taken_by()
    assert taker is not None
    assert taker.copy == "other"
    first.release()  # must not take away what is no longer its own
    assert second.taken_by() is None
    assert lock_path(project).exists()
    second.release()


@pytest.mark.parametrize(("age", "taken"), [(STALE - 60, False), (STALE + 60, True)])
def test_without_a_sign_of_life(project: Path, age: int, taken: bool) -> None:
    foreign(project, age)
    lock = take_lock(project, "copy")
    assert isinstance(lock, Lock) is taken
    if isinstance(lock, Lock):
        lock.release()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"user": 1}', "\x00\x01"])
def test_a_lock_that_nobody_understands_is_taken_over(project: Path, content: str) -> None:
    lock_path(project).write_text(content, encoding="utf-8")
    lock = take_lock(project, "copy")
    assert isinstance(lock, Lock)
    lock.release()


def test_the_holder_shows_signs_of_life(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lock_room, "HEARTBEAT", 0.01)
    lock = take_lock(project, "copy")
    assert isinstance(lock, Lock)
    os.utime(lock_path(project), (1, 1))
    end = time.monotonic() + 20
    while lock_path(project).stat().st_mtime == 1 and time.monotonic() < end:
        pass
    assert lock_path(project).stat().st_mtime > 1
    lock.release()


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No such file"):
        take_lock(tmp_path / "no" / "kota.satuatap", "copy")


def test_a_copy_name_cannot_lead_elsewhere(project: Path) -> None:
    facts = {"machine": platform.node(), "user": lock_room._user(), "copy": "../../etc/passwd"}
    foreign(project, **facts)
    lock = take_lock(project, "copy")
    assert isinstance(lock, Lock)
    lock.release()
