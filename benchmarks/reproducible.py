"""The reproducible mode: the same plan byte for byte, whatever the load and the cores; its price.

usage: python -m benchmarks.reproducible [CASE ...] [--seconds 10] [--seed 1] [--threads 2]

Each case is solved in the reproducible mode alone, with one thread, on one core, twice at once,
and beside a process that keeps a core busy; then in the fast mode alone. All plans must be the
same. The price is the wall time of the mode alone against the seconds asked for, and how its
cost compares. Results go to out/benchmarks/reproducible.jsonl.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

from benchmarks import child, records
from benchmarks.given import HELP, Given, given
from benchmarks.runs import judged
from benchmarks.table import markdown, seconds

RESULTS = records.path_of("reproducible")
HEADS = ("case", "condition", "plan", "cost", "wall time", "time to fast", "cost to fast", "same")
LATEST = 12  # times the seconds before a run is given up


@dataclass(frozen=True)
class Condition:
    """Under what a run stands: its threads and cores (0: all), how many at once, a busy core."""

    name: str
    threads: int = 0
    cores: int = 0
    at_once: int = 1
    busy: bool = False


CONDITIONS = (
    Condition("alone"),
    Condition("one thread", threads=1),
    Condition("one core", cores=1),
    Condition("two at once", at_once=2),
    Condition("beside a busy core", busy=True),
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="*", help=HELP)
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    for each in given(options.cases or ["S-85-1", "M-85-1"]):
        for condition in CONDITIONS:
            for record in _runs(each, condition, options, "ours-again"):
                records.add(RESULTS, record)
        for record in _runs(each, Condition("fast mode"), options, "ours-fast"):
            records.add(RESULTS, record)
    kept = records.read(RESULTS)
    print(table([r for r in kept if (r["limit"], r["seed"]) == (options.seconds, options.seed)]))


def _runs(
    each: Given, condition: Condition, options: argparse.Namespace, rival: str
) -> list[dict[str, Any]]:
    """Return the records of all runs at once under a condition."""
    threads = condition.threads or options.threads
    arguments = [rival, each.argument, str(options.seconds), str(options.seed), str(threads)]

    def once(_: int) -> child.Ended:
        long = LATEST * options.seconds
        return child.run("benchmarks.rivals.run", arguments, long, cores=condition.cores)

    busy = subprocess.Popen([sys.executable, "-c", "while True: pass"]) if condition.busy else None
    try:
        with ThreadPoolExecutor(condition.at_once) as pool:
            ends = list(pool.map(once, range(condition.at_once)))
    finally:
        if busy is not None:
            busy.kill()
            busy.wait()
    named = {"case": each.name, "seed": options.seed, "limit": options.seconds}
    return [
        named
        | {"condition": condition.name, "number": number, "plan": _digest(ended)}
        | judged(each.case, ended)
        for number, ended in enumerate(ends, 1)
    ]


def _digest(ended: child.Ended) -> str | None:
    """Return the first letters of the hash of the last plan, rooms included."""
    plans = [(event["place"], event["rooms"]) for event in ended.events if "place" in event]
    if not plans:
        return None
    return hashlib.sha256(json.dumps(plans[-1]).encode()).hexdigest()[:12]


def table(kept: list[dict[str, Any]]) -> str:
    """Return a row a run; `same` tells whether the plan is the one found alone."""
    rows: list[list[object]] = []
    for name in dict.fromkeys(r["case"] for r in kept):
        runs = records.latest([r for r in kept if r["case"] == name], "condition", "number")
        alone = next((r for r in runs if r["condition"] == "alone"), None)
        fast = next((r for r in runs if r["condition"] == "fast mode"), None)
        rows += [_row(r, alone, fast) for r in runs]
    return markdown(HEADS, rows, left=3)


def _row(
    r: dict[str, Any], alone: dict[str, Any] | None, fast: dict[str, Any] | None
) -> list[object]:
    times = _engine_seconds(r) / _engine_seconds(fast) if fast else None
    costs = r["cost"] / fast["cost"] if fast and fast["cost"] and r["cost"] else None
    same = "–" if r["condition"] == "fast mode" or alone is None else r["plan"] == alone["plan"]
    return [
        r["case"],
        r["condition"],
        r["plan"] or "no plan",
        r["cost"],
        seconds(_engine_seconds(r)),
        "–" if times is None else f"{times:.2f}",
        "–" if costs is None else f"{costs:.4f}",
        {True: "yes", False: "NO"}.get(same, "–") if isinstance(same, bool) else same,
    ]


def _engine_seconds(r: dict[str, Any]) -> float:
    """Return the wall time of a run without the start of its process."""
    return float(r["solved"] - r["lag"]) if r["lag"] is not None else float(r["took"])


if __name__ == "__main__":
    main()
