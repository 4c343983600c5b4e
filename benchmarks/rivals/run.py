"""One rival on one case, as a process of its own; told by the benchmarks what to do.

usage: python -m benchmarks.rivals.run RIVAL CASE SECONDS SEED THREADS
"""

from __future__ import annotations

import sys
from importlib import import_module

from benchmarks.child import Voice
from benchmarks.given import one
from benchmarks.rivals.task import Task

# Module and function; only the one that runs is imported, so that its memory is its own.
RIVALS = {
    "ours": ("ours", "run"),
    "ours-fast": ("ours", "fast"),
    "ours-first": ("ours", "first"),
    "ours-again": ("ours", "again"),
    "cut-hint": ("cut", "cpsat_hinted"),
    "cut-walk": ("cut", "cpsat_walked"),
    "cut": ("cut", "cpsat"),
    "naive": ("naive", "run"),
    "highs": ("cut", "highs"),
    "highs-hint": ("cut", "highs_hinted"),
    "scip": ("cut", "scip"),
    "scip-hint": ("cut", "scip_hinted"),
    "greedy": ("greedy", "run"),
}


def main(arguments: list[str]) -> None:
    """Run the rival named."""
    rival, case, seconds, seed, threads = arguments
    voice = Voice()
    task = Task(one(case).case, float(seconds), int(seed), int(threads), voice)
    module, function = RIVALS[rival]
    getattr(import_module(f"benchmarks.rivals.{module}"), function)(task)


if __name__ == "__main__":
    main(sys.argv[1:])
