"""What a figure was measured on: date, class of machine, load."""

from __future__ import annotations

import os
import platform
from datetime import UTC, datetime
from pathlib import Path


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


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        for line in info.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.split(":", 1)[1].strip()
    return platform.processor() or platform.machine()
