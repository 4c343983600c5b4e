"""After a crash: working copies whose process is gone, with what is only in them."""

from __future__ import annotations

import contextlib
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.document.session import Session
from desktop.files.lock import Lock, take_lock
from desktop.files.project import OpenProject, load, read_project
from desktop.files.schema import SUFFIX
from desktop.files.storage import Report, unheard
from desktop.files.working_copy import WorkingCopy, adopt_copy, facts_of, working_folder
from solver.errors import SatuAtapError


@dataclass(frozen=True)
class LeftCopy:
    """A working copy that was left behind.

    Parameters
    ----------
    file : Path
        The copy.
    path : Path or None
        The project file it belongs to; None when that was never saved.
    changed : datetime
        When the last change was made.
    changes : int
        How many changes are not in the project file.
    """

    file: Path
    path: Path | None
    changed: datetime
    changes: int


def left_copies() -> tuple[LeftCopy, ...]:
    """Return the working copies with unsaved changes whose process is gone, latest first.

    Copies without any are taken away on the way.
    """
    found = []
    for file in sorted(working_folder().glob(f"*{SUFFIX}")):
        copy = adopt_copy(file)
        if copy is None:
            continue
        left = _describe(copy)
        if left is None:
            copy.discard()
        else:
            copy.leave()
            found.append(left)
    return tuple(sorted(found, key=lambda left: left.changed, reverse=True))


def recover(left: LeftCopy, report: Report = unheard) -> OpenProject:
    """Open a copy left behind; everything in it counts as not yet saved.

    Raises
    ------
    SatuAtapError
        Another window opened it first, or it is damaged.
    """
    copy = adopt_copy(left.file)
    if copy is None:
        raise SatuAtapError("copy_gone", name=_name(left))
    try:
        content = load(copy.connection, left.path or left.file, report)
    except BaseException:  # stopped on the way, too: it is offered again
        copy.leave()
        raise
    saved = _last_save(left.path, facts_of(copy.connection))
    lock = None
    if left.path:
        with contextlib.suppress(OSError):
            lock = take_lock(left.path, copy.name)
    # Whoever has the file in the meantime keeps it: then this is a project without a file.
    path = left.path if isinstance(lock, Lock) else None
    session = Session(content.document, copy, unsaved=True)
    ours = lock if isinstance(lock, Lock) else None
    return OpenProject(session, path, issues=content.issues, copy=copy, lock=ours, saved=saved)


def put_back(project: OpenProject) -> None:
    """Leave a recovered project as it was found, for the next start."""
    if project.lock:
        project.lock.release()
    if project.copy:
        project.copy.leave()
    project.lock = project.copy = None


def _last_save(path: Path | None, facts: dict[str, str]) -> str:
    """Return the mark of our last save; the process may have ended right after writing it."""
    saving = facts.get("saving", "")
    if path and saving:
        with contextlib.suppress(SatuAtapError):
            if read_project(path).saved == saving:
                return saving
    return facts.get("saved", "")


def discard(left: LeftCopy) -> None:
    """Take a copy left behind away, for good."""
    copy = adopt_copy(left.file)
    if copy is not None:
        copy.discard()


def _describe(copy: WorkingCopy) -> LeftCopy | None:
    try:
        facts = facts_of(copy.connection)
        changes = int(facts["changes"])
        path = Path(facts["path"]) if facts["path"] else None
        changed = datetime.fromisoformat(facts["changed"])
    except (sqlite3.DatabaseError, KeyError, ValueError):
        return None  # killed while it was being made: nothing of the user is in it
    return LeftCopy(copy.file, path, changed, changes) if changes else None


def _name(left: LeftCopy) -> str:
    return left.path.stem if left.path else left.file.stem
