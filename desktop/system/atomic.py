"""Files that are either the old one or the new one, whole: written beside, then swapped in."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all; parents are made. OSError when it cannot be written."""
    write_through(path, lambda beside: beside.write_bytes(content))


def write_text(path: Path, content: str) -> None:
    """Write a UTF-8 text whole or not at all."""
    write_bytes(path, content.encode("utf-8"))


def write_through(path: Path, write: Callable[[Path], object]) -> None:
    """Let `write` fill a file beside `path`, bring it to the disk, and swap it in.

    When anything fails the file at `path` is as it was and nothing is left beside it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    os.close(handle)
    beside = Path(name)
    try:
        write(beside)
        _to_disk(beside)
        os.chmod(beside, _mode(path))
        os.replace(beside, path)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise
    _folder_to_disk(path.parent)


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
