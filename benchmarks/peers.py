"""Run this engine and its rivals side by side; print the table, draw cost and bound over time.

usage: python -m benchmarks.peers CASE [...] [--seconds 60] [--threads 2] [--seeds 1]
       [--only TEXT] [--peers ours,cut-hint,...] [--memory 6] [--again] [--table]

CASE is a case file, a folder of them, or a made-up case such as M-85-3. Every rival runs in a
process of its own, one after another, with the same wall time from the start of its process, the
same threads, as many cores and the same limit on memory. Every plan is audited by solver/check; a
plan that fails it counts as none. Results go to out/benchmarks/peers.jsonl: what is there already
for the same case, rival, seed, seconds and threads is not run again, unless with --again; results
of this engine, and of rivals it gave a hint, serve only while the engine is the same. With --table
nothing is run.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path
from typing import Any

from benchmarks import picture, records
from benchmarks.given import HELP, given
from benchmarks.rivals.names import NAMES
from benchmarks.runs import Terms, run
from benchmarks.table import markdown, percent, seconds

USUAL = "ours,cut-walk,cut-hint,naive,highs,scip,greedy"
RESULTS = records.path_of("peers")
HEADS = ("case", "rival", "cost", "to ours", "worst", "bound", "gap", "first plan", "memory", "how")


def main() -> None:
    options = _options()
    peers = options.peers.split(",")
    terms = Terms(options.seconds, options.threads, options.memory, options.again)
    cases = given(options.cases, options.only)
    for each in cases if not options.table else ():
        for seed in range(1, options.seeds + 1):
            for peer in peers:
                run(each, peer, seed, terms, RESULTS)
    names = [each.name for each in cases]
    kept = [
        record
        for record in records.read(RESULTS)
        if record["case"] in names and _same_terms(record, options)
    ]
    print(table(kept))
    for each in cases:
        mine = [record for record in kept if record["case"] == each.name]
        print(picture.cost_and_bound(each.name, mine, Path(options.pictures)))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="+", help=HELP)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--only", default="")
    parser.add_argument("--peers", default=USUAL, help=", ".join(NAMES))
    parser.add_argument("--memory", type=float, default=6.0, help="GB a rival may hold")
    parser.add_argument("--pictures", default=str(records.FOLDER))
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--table", action="store_true")
    return parser.parse_args()


def _same_terms(record: dict[str, Any], options: argparse.Namespace) -> bool:
    return bool(record["limit"] == options.seconds and record["threads"] == options.threads)


def table(kept: list[dict[str, Any]]) -> str:
    """Return the table over all seeds: median and worst cost, best bound, gap of the median."""
    rows = []
    for name in dict.fromkeys(record["case"] for record in kept):
        of_case = records.latest([r for r in kept if r["case"] == name], "peer", "seed")
        least = min((r["cost"] for r in of_case if r["cost"] is not None), default=None)
        ours = _median([r["cost"] for r in of_case if r["peer"] == "ours"])
        rows += [
            _row(name, peer, [r for r in of_case if r["peer"] == peer], ours, least)
            for peer in NAMES
            if any(r["peer"] == peer for r in of_case)
        ]
    return markdown(HEADS, rows, left=2)


def _median(costs: list[int | None]) -> int | None:
    """Return the median, None as soon as a run has no plan."""
    sure = [cost for cost in costs if cost is not None]
    return round(statistics.median(sure)) if sure and len(sure) == len(costs) else None


def _row(
    name: str, peer: str, runs: list[dict[str, Any]], ours: int | None, least: int | None
) -> list[object]:
    """Return a row; a bound above the least plan of anybody is wrong, and is told so."""
    costs = [each["cost"] for each in runs]
    cost = _median(costs)
    without = costs.count(None)
    bound = max((each["bound"] for each in runs if each["bound"] is not None), default=None)
    gap = (cost - bound) / cost if cost and bound is not None else None
    firsts = [each["first"] for each in runs if each["first"] is not None]
    plans = f"no plan ({without} of {len(runs)})" if len(runs) > 1 else "no plan"
    return [
        name,
        NAMES[peer],
        plans if without else cost,
        f"{cost / ours:.4f}" if cost and ours else "–",
        max(costs) if not without and len(runs) > 1 else "–",
        f"{bound:,} WRONG" if bound and least is not None and bound > least else bound,
        percent(gap),
        seconds(max(firsts)) if firsts and not without else "–",
        f"{max(each['peak_mb'] for each in runs)} MB",
        ", ".join(dict.fromkeys(each["how"] for each in runs)),
    ]


if __name__ == "__main__":
    main()
