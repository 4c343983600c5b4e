"""What a figure was measured on: date, class of machine, load."""

from __future__ import annotations

import hashlib
import os
import platform
from datetime import UTC, datetime
from pathlib import Path

ENGINE = ("check", "ledger", "kernel", "cpsat", "search")  # rooms of solver/


def stamp() -> dict[str, object]:
    """Return date, processor, cores, memory, Python and the load of the last minute."""
    return {
        "date": datetime.now(UTC).date().isoformat(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gb": round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30),
        "python": platform.python_version(),
        "load": round(os.getloadavg()[0], 1),
    }


def sentence(stamped: dict[str, object]) -> str:
    """Return a stamp in words."""
    return "{date}, {processor}, {cores} cores, {memory_gb} GB, Python {python}".format(**stamped)


def engine_version() -> str:
    """Return the first letters of a hash over the rooms of the engine: another engine, another one.

    Caches of Python are left out; what is compiled beside the sources is not.
    """
    root = Path(__file__).resolve().parents[1] / "solver"
    digest = hashlib.sha256()
    for path in sorted(file for room in ENGINE for file in (root / room).rglob("*")):
        if path.is_file() and "__pycache__" not in path.parts:
            digest.update(path.relative_to(root).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:10]


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
