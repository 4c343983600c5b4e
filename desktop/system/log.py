"""The log file: what happened, for the person who is asked for help."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from desktop.system.paths import log_folder

LARGEST = 1_000_000  # bytes a file
KEPT = 3  # older files
FORMAT = "%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"


class _SharedFileHandler(RotatingFileHandler):
    """A rotating file that a second window may hold open: on Windows it then cannot be renamed."""

    def rotate(self, source: str, dest: str) -> None:
        with contextlib.suppress(OSError):
            super().rotate(source, dest)


def start_log(name: str = "satuatap", level: int = logging.INFO) -> Path | None:
    """Write log records of this process to ``<name>.log`` in the user's log folder.

    Each process has a name of its own (the solver process is not ``satuatap``), so that no two of
    ours rotate the same file.

    Returns
    -------
    Path or None
        The file; None when the folder cannot be written: the program works without a log.
    """
    ensure_streams()
    stop_log()
    try:
        path = log_folder() / f"{name}.log"
        handler = _SharedFileHandler(
            path, maxBytes=LARGEST, backupCount=KEPT, encoding="utf-8", errors="replace"
        )
    except OSError:
        return None
    handler.setFormatter(logging.Formatter(FORMAT))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(level)
    logging.captureWarnings(True)
    return path


def stop_log() -> None:
    """Close the log of this process, if there is one."""
    root = logging.getLogger()
    for handler in [h for h in root.handlers if isinstance(h, _SharedFileHandler)]:
        root.removeHandler(handler)
        handler.close()
    logging.captureWarnings(False)


def ensure_streams() -> None:
    """Give the program streams that take every text it writes.

    In a windowed program on Windows ``sys.stdout`` and ``sys.stderr`` are None, and whoever writes
    to them without asking would crash. Into a pipe or file Windows writes in a code page that knows
    neither ``✓`` nor ``−``: there we write UTF-8; a terminal shows ``?`` for what it cannot show.
    """
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # Open as long as the process lives, like the stream it stands for.
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")
