"""A file of ours written whole or not at all, and in words why it could not be."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable
from pathlib import Path

from desktop.system.atomic import write_through
from solver.errors import SatuAtapError

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


def write_whole(path: Path, fill: Callable[[Path], object]) -> None:
    """Write a file so that its place holds the old one or the new one and never a part.

    Parameters
    ----------
    path : Path
        Its place; the folder must be there.
    fill : callable
        Writes the file at the path it is given, beside `path`.

    Raises
    ------
    SatuAtapError
        Disk full, share gone, no right to write; the old file is as it was.
    """
    try:
        write_through(path, fill)
    except (OSError, sqlite3.Error) as reason:
        raise _sentence(reason, path) from reason


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
