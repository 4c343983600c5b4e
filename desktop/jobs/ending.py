"""Why a run ended before its time, as one sentence for the person who waits."""

from __future__ import annotations

from desktop.jobs.messages import Failed, Lost, Message
from desktop.system.translate import tr

# How a process ends that the system has killed: SIGKILL, and no memory on Windows, both signs.
NO_MEMORY = (-9, 0xC0000017, 0xC0000017 - 2**32)


def why_ended(last: Message | None) -> str:
    """Return the sentence; empty when the run ended as it should, or was refused with reasons."""
    if isinstance(last, Failed):
        return tr("job.no_memory") if last.memory else tr("job.crashed")
    if isinstance(last, Lost):
        if last.silent:
            return tr("job.silent")
        return tr("job.killed") if last.exit_code in NO_MEMORY else tr("job.crashed")
    return ""
