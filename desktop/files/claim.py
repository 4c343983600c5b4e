"""A claim on a local file that the system takes back when the process ends, however it ends."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path
from typing import IO

if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


class Claim:
    """A claim that is held until `release` or the end of the process."""

    def __init__(self, path: Path, file: IO[bytes]) -> None:
        self._path = path
        self._file = file

    def release(self) -> None:
        """Give the claim back and take its file away."""
        self._file.close()
        with contextlib.suppress(OSError):
            self._path.unlink()


def claim(path: Path) -> Claim | None:
    """Claim a file, made when absent; None while another claim on it lives.

    Raises
    ------
    OSError
        The folder cannot be written.
    """
    file = path.open("ab")
    try:
        _lock(file)
    except OSError:
        file.close()
        return None
    return Claim(path, file)
