"""Run this engine and its rivals side by side; print the table, draw cost and bound over time.

usage: python -m benchmarks.peers CASE [...] [--seconds 60] [--threads 2] [--seeds 1]
       [--only TEXT] [--peers ours,cut-hint,...] [--memory 6] [--again] [--table]

CASE is a case file, a folder of them, or a made-up case such as M-85-3. Every rival runs in a
process of its own, one after another, with the same wall time from the start of its process, the
same threads and the same limit on memory. Every plan is audited by solver/check; a plan that
fails it counts as none. Results go to out/benchmarks/peers.jsonl: what is there already for the
same case, rival, seed, seconds and threads is not run again, unless with --again. With --table
nothing is run.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path
from typing import Any

from benchmarks import child, picture, records
from benchmarks.given import HELP, Given, given
from benchmarks.rivals.names import NAMES
from benchmarks.table import markdown, percent, seconds
from solver.case.model import Case
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan

USUAL = "ours,cut-hint,naive,highs,scip,greedy"
RESULTS = records.path_of("peers")
HEADS = ("case", "rival", "cost", "to ours", "worst", "bound", "gap", "first plan", "memory", "how")


def main() -> None:
    options = _options()
    peers = options.peers.split(",")
    cases = given(options.cases, options.only)
    for each in cases if not options.table else ():
        for seed in range(1, options.seeds + 1):
            for peer in peers:
                _once(each, peer, seed, options)
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


def _once(each: Given, peer: str, seed: int, options: argparse.Namespace) -> None:
    wanted = {
        "case": each.name,
        "sha": canonical_sha256(each.case)[:12],
        "peer": peer,
        "seed": seed,
        "limit": options.seconds,
        "threads": options.threads,
    }
    if not options.again and records.done(records.read(RESULTS), wanted):
        return
    arguments = [peer, each.argument, str(options.seconds), str(seed), str(options.threads)]
    ended = child.run("benchmarks.rivals.run", arguments, options.seconds, options.memory)
    record = wanted | judged(each.case, ended)
    records.add(RESULTS, record)
    print(each.name, peer, record["cost"], record["bound"], record["how"], flush=True)


def judged(case: Case, ended: child.Ended) -> dict[str, Any]:
    """Return what is true of a run: its last plan audited, its bound as claimed.

    `cost` is the bill of the plan by solver/check, None when there is no plan or it breaks a
    rule; `trace` is what was told over time.
    """
    plans = [event for event in ended.events if "place" in event]
    cost, broken = None, 0
    if plans:
        last = plans[-1]
        plan = Plan(tuple(last["place"]), tuple((c, f) for c, f in last["rooms"]))
        broken = len(violations(case, plan))
        cost = None if broken else total(bill(case, plan))
    figures = [event for event in ended.events if "cost" in event]
    bounds = [event["bound"] for event in figures if event["bound"] is not None]
    notes = [event["note"] for event in ended.events if "note" in event]
    firsts = [event["first"] for event in ended.events if "first" in event]
    firsts += [event["seconds"] for event in figures if event["cost"] is not None]
    how = ended.how if ended.how != "ended" else (notes or ["ended"])[-1]
    return {
        "cost": cost,
        "bound": max(bounds, default=None),
        "first": firsts[0] if firsts and cost is not None else None,
        "took": round(ended.seconds, 1),
        "peak_mb": ended.peak_mb,
        "how": f"{broken} rules broken" if broken else how,
        "errors": ended.errors[-500:] if ended.how != "ended" else "",
        "trace": [[e["seconds"], e["cost"], e["bound"]] for e in figures],
    }


def table(kept: list[dict[str, Any]]) -> str:
    """Return the table over all seeds: median and worst cost, best bound, gap of the median."""
    rows = []
    for name in dict.fromkeys(record["case"] for record in kept):
        of_case = records.latest([r for r in kept if r["case"] == name], "peer", "seed")
        ours = _median([r["cost"] for r in of_case if r["peer"] == "ours"])
        rows += [
            _row(name, peer, [r for r in of_case if r["peer"] == peer], ours)
            for peer in NAMES
            if any(r["peer"] == peer for r in of_case)
        ]
    return markdown(HEADS, rows, left=2)


def _median(costs: list[int | None]) -> int | None:
    """Return the median, None as soon as a run has no plan."""
    sure = [cost for cost in costs if cost is not None]
    return round(statistics.median(sure)) if sure and len(sure) == len(costs) else None


def _row(name: str, peer: str, runs: list[dict[str, Any]], ours: int | None) -> list[object]:
    costs = [run["cost"] for run in runs]
    cost = _median(costs)
    without = sum(each is None for each in costs)
    bound = max((run["bound"] for run in runs if run["bound"] is not None), default=None)
    gap = (cost - bound) / cost if cost and bound is not None else None
    firsts = [run["first"] for run in runs if run["first"] is not None]
    plans = f"no plan ({without} of {len(runs)})" if len(runs) > 1 else "no plan"
    return [
        name,
        NAMES[peer],
        plans if without else cost,
        f"{cost / ours:.3f}" if cost and ours else "–",
        max(costs) if not without and len(runs) > 1 else "–",
        bound,
        percent(gap),
        seconds(max(firsts)) if firsts and not without else "–",
        f"{max(run['peak_mb'] for run in runs)} MB",
        ", ".join(dict.fromkeys(run["how"] for run in runs)),
    ]


if __name__ == "__main__":
    main()
