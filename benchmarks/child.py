"""Run one piece of work in a process of its own: clock from its very start, memory, a last plan.

The child prints events as JSON lines; whatever else it prints is dropped. Its clock begins when
the parent starts it, so importing and building models count.
"""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from typing import Any, TextIO

GRACE = 15.0  # seconds a child may need to end after its time
OUT_OF_MEMORY = "out of memory"


@dataclass(frozen=True)
class Ended:
    """How a child ended.

    Parameters
    ----------
    events : list of dict
        What it told, in order, each with `seconds` since its start.
    seconds : float
        Wall time until it was gone.
    peak_mb : int
        The most memory it held, itself or a child of its own.
    how : str
        ``ended``, ``killed after its time``, ``out of memory`` or ``died with code n``.
    errors : str
        The last lines it wrote to standard error.
    """

    events: list[dict[str, Any]]
    seconds: float
    peak_mb: int
    how: str
    errors: str


def run(
    module: str, arguments: list[str], seconds: float, memory_gb: float = 6, cores: int = 0
) -> Ended:
    """Start ``python -m module arguments`` and listen until it ends or its time is long over.

    With `cores` it may only use so many of them.
    """
    begun = time.monotonic()
    environment = os.environ | {
        "BENCHMARK_BEGUN": repr(begun),
        "BENCHMARK_MEMORY": str(int(memory_gb * 2**30)),
        "BENCHMARK_CORES": str(cores),
    }
    child = subprocess.Popen(
        [sys.executable, "-m", module, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        text=True,
        start_new_session=True,
    )
    late = threading.Event()
    timer = threading.Timer(seconds + GRACE, _kill, (child.pid, late))
    timer.start()
    errors: list[str] = []
    assert child.stdout is not None
    assert child.stderr is not None
    listener = threading.Thread(target=errors.extend, args=(child.stderr,), daemon=True)
    listener.start()
    events = [event for line in child.stdout if (event := _event(line)) is not None]
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    listener.join(timeout=5)
    child.stdout.close()
    child.stderr.close()
    child.returncode = os.waitstatus_to_exitcode(status)
    text = "".join(errors[-20:])
    how = _how(child.returncode, text, killed=late.is_set())
    return Ended(events, time.monotonic() - begun, usage.ru_maxrss // 1024, how, text)


def _kill(pid: int, late: threading.Event) -> None:
    late.set()
    os.killpg(pid, signal.SIGKILL)


def _event(line: str) -> dict[str, Any] | None:
    if not line.startswith("{"):
        return None
    try:
        event = json.loads(line)
    except json.JSONDecodeError:
        return None
    return event if isinstance(event, dict) else None


def _how(code: int, errors: str, *, killed: bool) -> str:
    if killed:
        return "killed after its time"
    if code == 0:
        return "ended"
    if "MemoryError" in errors or "bad_alloc" in errors or code == -signal.SIGKILL:
        return OUT_OF_MEMORY
    return f"died with code {code}"


class Voice:
    """The child's side: the clock of the parent, its limits, and a way to tell."""

    def __init__(self, out: TextIO | None = None) -> None:
        self.begun = float(os.environ.get("BENCHMARK_BEGUN") or time.monotonic())
        memory = int(os.environ.get("BENCHMARK_MEMORY") or 0)
        if memory:
            resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
        cores = int(os.environ.get("BENCHMARK_CORES") or 0)
        if cores:
            os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[:cores])
        self._out = out if out is not None else sys.stdout
        self._lock = threading.Lock()

    def spent(self) -> float:
        """Return seconds since the parent started this process."""
        return time.monotonic() - self.begun

    def write_to(self, descriptor: int) -> None:
        """Go on telling there, when standard output is wanted for something else."""
        self._out = os.fdopen(os.dup(descriptor), "w", encoding="utf-8")

    def tell(self, **event: Any) -> None:
        """Tell one event, with the time; from any thread."""
        line = json.dumps({"seconds": round(self.spent(), 3)} | event)
        with self._lock:
            self._out.write(line + "\n")
            self._out.flush()
