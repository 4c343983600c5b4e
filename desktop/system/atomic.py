"""Files that are either the old one or the new one, whole: written beside, then swapped in."""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ABANDONED = 3600  # seconds after which a part beside the place is taken for left behind


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; parents are made. OSError when it cannot be written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    write_through(path, lambda beside: beside.write_bytes(content))


def write_text(path: Path, content: str) -> None:
    """Write a UTF-8 text whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def write_through(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside `path`, bring it to the disk, and swap it in.

    When anything fails the file at `path` is as it was and nothing is left beside it; what a
    killed process left there is swept away.
    """
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", suffix=".part", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        _to_disk(beside)
        os.chmod(beside, _mode(path))
        os.replace(beside, path)
    finally:
        for rest in (beside, beside.with_name(f"{beside.name}-journal")):  # the latter of SQLite
            with contextlib.suppress(OSError):
                rest.unlink(missing_ok=True)
    _folder_to_disk(path.parent)
    _sweep(path)


def _sweep(path: Path) -> None:
    """Take away parts of this file that a killed process left behind."""
    start = f".{path.name}-"
    for part in path.parent.iterdir():
        if part.name.startswith(start) and part.suffix == ".part":
            with contextlib.suppress(OSError):
                if time.time() - part.stat().st_mtime > ABANDONED:
                    part.unlink()


def _mode(path: Path) -> int:
    """Return the rights of the file replaced, or what a new file would get."""
    try:
        return path.stat().st_mode & 0o777
    except OSError:
        mask = os.umask(0)
        os.umask(mask)
        return 0o666 & ~mask


def _to_disk(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _folder_to_disk(folder: Path) -> None:
    if os.name == "nt":
        return  # Windows cannot open a folder for this
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
