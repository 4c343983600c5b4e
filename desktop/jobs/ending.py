"""Why a run ended before its time, as one sentence for the person who waits."""

from __future__ import annotations

from desktop.jobs.messages import Failed, Lost, Message
from desktop.system.translate import tr

# How a process ends that the system has killed: SIGKILL, and no memory on Windows, both signs.
NO_MEMORY = (-9, 0xC0000017, 0xC0000017 - 2**32)


def how_ended(last: Message | None) -> str:
    """Return what became of a run in one word: no_memory, silent, killed, crashed; else empty."""
    if isinstance(last, Failed):
        return "no_memory" if last.memory else "crashed"
    if isinstance(last, Lost):
        if last.silent:
            return "silent"
        return "killed" if last.exit_code in NO_MEMORY else "crashed"
    return ""


def why_ended(last: Message | None) -> str:
    """Return the sentence; empty when the run ended as it should, or was refused with reasons."""
    how = how_ended(last)
    return tr(f"job.{how}") if how else ""
