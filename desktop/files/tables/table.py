"""The front door for tables from outside: what kind of file it is, then its sheets."""

from __future__ import annotations

import csv
from pathlib import Path

from desktop.files.tables.cell import Sheet
from desktop.files.tables.text_table import read_text_table
from desktop.files.tables.workbook import read_workbook
from solver.errors import Issue, SatuAtapError

LARGEST = 50 * 2**20  # bytes
_ZIP = b"PK"
_OLE = b"\xd0\xcf\x11\xe0"  # xls, or an xlsx under a password


def read_table(path: Path) -> tuple[tuple[Sheet, ...], tuple[Issue, ...]]:
    """Read a table by what it is, whatever its name says.

    Raises
    ------
    SatuAtapError
        It cannot be read; one sentence.
    """
    content = read_bytes(path)
    if content.startswith(_OLE):
        raise SatuAtapError("table_old_or_locked", path=path)
    if content.startswith(_ZIP):
        return read_workbook(content, path)
    if b"\x00" in content[:4096] and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise SatuAtapError("table_no_workbook", path=path)
    try:
        return (read_text_table(content, path.name),), ()
    except csv.Error as reason:  # a cell of many millions of letters: no table
        raise SatuAtapError("table_torn", path=path) from reason


def read_bytes(path: Path) -> bytes:
    """Return the content of a table file."""
    try:
        if path.is_dir():
            raise SatuAtapError("file_is_folder", path=path)
        size = path.stat().st_size
        if size > LARGEST:
            raise SatuAtapError("table_too_large", path=path, most=LARGEST // 2**20)
        content = path.read_bytes()
    except FileNotFoundError as reason:
        raise SatuAtapError("file_missing", path=path) from reason
    except PermissionError as reason:
        raise SatuAtapError("file_denied", path=path) from reason
    except OSError as reason:
        raise SatuAtapError("file_unreadable", path=path, reason=reason.strerror) from reason
    if not content.strip():
        raise SatuAtapError("table_empty", path=path)
    return content
