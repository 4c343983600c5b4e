"""Who has a project open: a small file beside it that works on a network share too."""

from __future__ import annotations

import contextlib
import getpass
import json
import os
import platform
import threading
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.document.edits import new_id
from desktop.files.claim import claim
from desktop.files.schema import SUFFIX
from desktop.files.working_copy import claim_path, working_folder

HEARTBEAT = 60  # seconds between two signs of life
STALE = 15 * 60  # seconds without one after which the holder is taken for gone


@dataclass(frozen=True)
class Holder:
    """Who has a project open.

    Parameters
    ----------
    user, machine : str
        Login name and name of the computer.
    since : str
        ISO time.
    token : str
        Unique to this opening.
    copy : str
        Name of the working copy on that computer.
    """

    user: str
    machine: str
    since: str
    token: str = ""
    copy: str = ""

    def __str__(self) -> str:
        return f"{self.user} ({self.machine})"


def lock_path(project: Path) -> Path:
    """Return the lock file of a project: ``.kota.satuatap-lock`` beside ``kota.satuatap``."""
    return project.with_name(f".{project.name}-lock")


class Lock:
    """A project that is ours to save; shows a sign of life each minute until released."""

    def __init__(self, path: Path, holder: Holder) -> None:
        self._path = path
        self._holder = holder
        self._end = threading.Event()
        threading.Thread(target=self._beat, name="lock", daemon=True).start()

    def taken_by(self) -> Holder | None:
        """Return who took the project over in the meantime, or None while it is ours."""
        now = read_holder(self._path)
        return None if now is None or now.token == self._holder.token else now

    def release(self) -> None:
        """Give the project free for others."""
        self._end.set()
        if self.taken_by() is None:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)

    def _beat(self) -> None:
        while not self._end.wait(HEARTBEAT):
            with contextlib.suppress(OSError):
                if self.taken_by() is None:
                    os.utime(self._path)


def take_lock(project: Path, copy: str) -> Lock | Holder:
    """Take the lock of a project, or tell who has it.

    A lock whose process is gone from this computer, or without a sign of life for `STALE` seconds,
    is taken over. Reading a project never needs the lock.

    Raises
    ------
    OSError
        The folder cannot be written.
    """
    path = lock_path(project)
    mine = Holder(_user(), platform.node(), _now(), new_id(), copy)
    text = json.dumps(mine.__dict__, ensure_ascii=False)
    with contextlib.suppress(FileExistsError):
        _write_new(path, text)
        return Lock(path, mine)
    holder = read_holder(path)
    if holder is not None and not _is_stale(path, holder, copy):
        return holder
    temporary = path.with_name(f"{path.name}-{mine.token}")
    _write_new(temporary, text)
    os.replace(temporary, path)
    now = read_holder(path)  # two may take over at once: the later one has it
    return Lock(path, mine) if now is None or now.token == mine.token else now


def read_holder(path: Path) -> Holder | None:
    """Return who a lock file names; None when it is absent or cannot be understood."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        return Holder(**{str(k): str(v) for k, v in found.items()})
    except (OSError, ValueError, TypeError, AttributeError):
        return None


def _write_new(path: Path, text: str) -> None:
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _is_stale(path: Path, holder: Holder, copy: str) -> bool:
    if holder.machine == platform.node() and holder.user == _user():
        return holder.copy == copy or not _lives_here(holder.copy)  # ours again after a crash
    try:
        return time.time() - path.stat().st_mtime > STALE
    except OSError:
        return True  # gone since


def _lives_here(copy: str) -> bool:
    file = working_folder() / Path(f"{copy}{SUFFIX}").name
    if not copy or not claim_path(file).exists():
        return False
    held = claim(claim_path(file))
    if held is None:
        return True
    held.release()
    return False


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""


def _now() -> str:
    return datetime.now().astimezone().isoformat(timespec="seconds")
