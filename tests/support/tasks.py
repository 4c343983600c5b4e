"""Tasks of a sweep that a test can watch, hold up and kill."""

from __future__ import annotations

import os
import signal
import threading
from dataclasses import dataclass, replace
from multiprocessing.connection import Client
from pathlib import Path
from typing import Any

from solver.study.executor import held, stopping

AUTHKEY = b"test"


@dataclass(frozen=True)
class Sum:
    """Adds a number to the matter of its study, in whichever process it is done.

    Parameters
    ----------
    key : str
        Name of the task.
    number : int
        What to add.
    dies : int
        How often the worker dies over it first; counted by files in `folder`.
    calls : tuple or None
        Address at which the first try says its process id, and then waits to be killed.
    until_stop : bool
        Go on until the study is asked to stop.
    """

    key: str
    number: int = 0
    dies: int = 0
    folder: str = ""
    calls: Any = None
    until_stop: bool = False
    carried: int | None = None

    def carry(self, matter: Any) -> Sum:
        return replace(self, carried=matter)


def add(task: Sum) -> tuple[int, int]:
    """Return the sum and the process it was done in."""
    tries = note(task)
    if tries <= task.dies:
        os.kill(os.getpid(), signal.SIGTERM)
        threading.Event().wait()
    if task.calls is not None and tries == 1:
        with Client(task.calls, authkey=AUTHKEY) as line:
            line.send(os.getpid())
            threading.Event().wait()
    while task.until_stop and not stopping():
        threading.Event().wait(0.01)
    matter = held("study") if task.carried is None else task.carried
    return matter + task.number, os.getpid()


def note(task: Sum) -> int:
    """Leave a mark of this try and return how many there are."""
    if not task.folder:
        return 1
    folder = Path(task.folder)
    (folder / f"{task.key}-{len(tried(folder, task.key))}").touch()
    return len(tried(folder, task.key))


def tried(folder: Path, key: str) -> list[Path]:
    return list(folder.glob(f"{key}-*"))


def fail(task: Sum) -> None:
    """Have a bug."""
    raise ZeroDivisionError(task.key)
