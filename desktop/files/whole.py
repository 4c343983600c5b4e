"""Writing a file whole or not at all: beside its place, onto the disk, then into its place."""

from __future__ import annotations

import contextlib
import errno
import os
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

from desktop.document.edits import new_id
from solver.errors import SatuAtapError

ABANDONED = 3600  # seconds after which a part beside the place is taken for left behind
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, fill: Callable[[Path], None]) -> None:
    """Write a file so that its place holds the old one or the new one and never a part.

    Parameters
    ----------
    path : Path
        Its place.
    fill : callable
        Writes the file at the path it is given, beside `path`.

    Raises
    ------
    SatuAtapError
        Disk full, share gone, no right to write; the old file is as it was.
    """
    temporary = path.with_name(f".{path.name}-{new_id()}.part")
    try:
        fill(temporary)
        _to_disk(temporary)
        os.replace(temporary, path)
        _folder_to_disk(path.parent)
        _sweep(path)
    except (OSError, sqlite3.Error) as reason:
        raise _sentence(reason, path) from reason
    finally:
        for rest in (temporary, temporary.with_name(temporary.name + "-journal")):
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)


def _sweep(path: Path) -> None:
    """Take away parts of this file that a killed process left behind."""
    start = f".{path.name}-"
    for part in path.parent.iterdir():
        if part.name.startswith(start) and part.suffix == ".part":
            with contextlib.suppress(OSError):
                if time.time() - part.stat().st_mtime > ABANDONED:
                    part.unlink()


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    if os.name == "nt":  # a folder cannot be opened there; the replacement is in its log
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        with contextlib.suppress(OSError):  # some shares refuse
            os.fsync(handle)
    finally:
        os.close(handle)


def _sentence(reason: OSError | sqlite3.Error, path: Path) -> SatuAtapError:
    if not path.parent.is_dir():
        return SatuAtapError("save_folder_missing", path=path.parent)
    if isinstance(reason, sqlite3.Error):
        full = getattr(reason, "sqlite_errorcode", 0) == sqlite3.SQLITE_FULL
        return SatuAtapError("save_disk_full" if full else "save_failed", path=path, reason=reason)
    if reason.errno in _FULL:
        return SatuAtapError("save_disk_full", path=path)
    if isinstance(reason, PermissionError):
        return SatuAtapError("save_denied", path=path)
    return SatuAtapError("save_failed", path=path, reason=reason.strerror or reason)
