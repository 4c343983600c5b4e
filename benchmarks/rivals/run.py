"""One rival on one case, as a process of its own; told by `benchmarks.peers` what to do.

usage: python -m benchmarks.rivals.run RIVAL CASE SECONDS SEED THREADS
"""

from __future__ import annotations

import sys
from collections.abc import Callable

from benchmarks.child import Voice
from benchmarks.given import one
from benchmarks.rivals import cut, greedy, naive, ours
from benchmarks.rivals.task import Task

RIVALS: dict[str, Callable[[Task], None]] = {
    "ours": ours.run,
    "cut-hint": cut.cpsat_hinted,
    "cut": cut.cpsat,
    "naive": naive.run,
    "highs": cut.highs,
    "highs-hint": cut.highs_hinted,
    "scip": cut.scip,
    "scip-hint": cut.scip_hinted,
    "greedy": greedy.run,
}


def main(arguments: list[str]) -> None:
    """Run the rival named."""
    rival, case, seconds, seed, threads = arguments
    voice = Voice()
    task = Task(one(case).case, float(seconds), int(seed), int(threads), voice)
    RIVALS[rival](task)


if __name__ == "__main__":
    main(sys.argv[1:])
