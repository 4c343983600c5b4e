"""A look at a file before it is opened: a project, whole, of a format we know."""

from __future__ import annotations

import stat
from pathlib import Path

from desktop.files.schema import APPLICATION_ID, FORMAT
from solver.errors import SatuAtapError

LARGEST = 256 * 2**20  # bytes; the largest project seen has 20 MB
_MAGIC = b"SQLite format 3\x00"


def read_project_bytes(path: Path) -> bytes:
    """Return the whole content of a project file.

    Nothing is changed and the file is open no longer than the reading takes.

    Raises
    ------
    SatuAtapError
        One sentence for everything that can be wrong with a file from outside.
    """
    try:
        about = path.stat()
        if stat.S_ISDIR(about.st_mode):
            raise SatuAtapError("file_is_folder", path=path)
        if not stat.S_ISREG(about.st_mode):
            raise SatuAtapError("not_a_project", path=path)
        if about.st_size > LARGEST:
            raise SatuAtapError("file_too_large", path=path, most=LARGEST // 2**20)
        content = path.read_bytes()
    except FileNotFoundError as reason:
        raise SatuAtapError("file_missing", path=path) from reason
    except PermissionError as reason:
        raise SatuAtapError("file_denied", path=path) from reason
    except OSError as reason:
        raise SatuAtapError("file_unreadable", path=path, reason=reason.strerror) from reason
    check_header(content, path)
    return content


def check_header(content: bytes, path: Path) -> None:
    """Check the first hundred bytes (https://www.sqlite.org/fileformat.html, section 1.3)."""
    if not content:
        raise SatuAtapError("file_empty", path=path)
    if content[:16] != _MAGIC[: len(content)]:
        raise SatuAtapError("not_a_project", path=path)
    if len(content) < 100:
        raise SatuAtapError("file_torn", path=path)
    if _number(content, 68, 4) != APPLICATION_ID:
        raise SatuAtapError("not_a_project", path=path)
    if _number(content, 60, 4) > FORMAT:
        raise SatuAtapError("newer_format", path=path)
    if _number(content, 60, 4) == 0:  # no format of ours
        raise SatuAtapError("file_torn", path=path)
    page = _number(content, 16, 2)
    if len(content) < _number(content, 28, 4) * (65536 if page == 1 else page):
        raise SatuAtapError("file_torn", path=path)


def _number(content: bytes, at: int, size: int) -> int:
    return int.from_bytes(content[at : at + size], "big")
