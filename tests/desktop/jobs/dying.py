"""The real work of the solver process, with a death in the middle."""

from __future__ import annotations

import os
import signal
from pathlib import Path
from typing import Any

from desktop.jobs.messages import Advanced, Message
from desktop.jobs.solving import solve_case_task, solve_task
from desktop.jobs.worker import StopAsked, Tell

ROOM = 20_000_000  # bytes that are left to the process once it has a plan


def _then(tell: Tell, act: Any) -> Tell:
    """Return a teller that acts once, right after the first plan was told."""
    acted = []

    def told(message: Message) -> None:
        tell(message)
        if isinstance(message, Advanced) and message.progress.plan is not None and not acted:
            acted.append(True)
            act()

    return told


def _kill() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _starve() -> None:
    import resource

    pages = int(Path("/proc/self/statm").read_text().split()[0])
    most = pages * resource.getpagesize() + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


def killed_after_a_plan(task: Any, tell: Tell, stop: StopAsked) -> None:
    solve_case_task(task, _then(tell, _kill), stop)


def scenario_killed_after_a_plan(task: Any, tell: Tell, stop: StopAsked) -> None:
    solve_task(task, _then(tell, _kill), stop)


def killed_at_birth(task: Any, tell: Tell, stop: StopAsked) -> None:
    _kill()


def short_of_memory(task: Any, tell: Tell, stop: StopAsked) -> None:
    solve_case_task(task, _then(tell, _starve), stop)
