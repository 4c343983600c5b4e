"""Published cases: generalised quadratic assignment, and facility location with single sources.

usage: python -m benchmarks.public FOLDER [--seconds 60] [--seeds 5] [--threads 2] [--only TEXT]
       [--again] [--table]

FOLDER holds gqap/ and sscflp/ and best_known.csv. Prints, for each set, how many cases and runs
reached the best known value, how far the worst is off, how many were proved optimal, and when.
A run that is proved ends at once. Results go to out/benchmarks/public.jsonl.
"""

from __future__ import annotations

import argparse
import statistics
from pathlib import Path
from typing import Any

from benchmarks import records
from benchmarks.given import given
from benchmarks.known import best_known
from benchmarks.runs import Terms, reached, run
from benchmarks.table import markdown, percent, seconds

SETS = {"gqap": "GQAP (Cordeau et al.)", "sscflp": "facility location (Holmberg)"}
RESULTS = records.path_of("public")
HEADS = ("case", "known", "median", "worst", "worst off", "at known", "when", "proved", "when ")
SUMMARY = ("set", "cases", "at known, all seeds", "at known, a seed", "worst off", "proved", "last")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--table", action="store_true", help="only print what there is")
    options = parser.parse_args()
    terms = Terms(options.seconds, options.threads, again=options.again)
    cases = {name: given([str(options.folder / name)], options.only) for name in SETS}
    for each in (each for of_set in cases.values() for each in of_set if not options.table):
        for seed in range(1, options.seeds + 1):
            run(each, "ours", seed, terms, RESULTS)
    kept = [
        r
        for r in records.latest(records.read(RESULTS), "case", "seed", "limit", "threads")
        if (r["limit"], r["threads"]) == (terms.seconds, terms.threads)
    ]
    names = {name: [each.name for each in of_set] for name, of_set in cases.items()}
    print(table(names, kept, best_known(options.folder)))


def table(names: dict[str, list[str]], kept: list[dict[str, Any]], known: dict[str, int]) -> str:
    """Return a summary of the sets and a row a case."""
    summary, rows = [], []
    for of_set, label in SETS.items():
        runs = [
            (known[name], found)
            for name in names.get(of_set, ())
            if name in known and (found := [r for r in kept if r["case"] == name])
        ]
        if runs:
            summary.append(_summary(label, runs))
        rows += [_row(value, found) for value, found in runs]
    return markdown(SUMMARY, summary) + "\n\n" + markdown(HEADS, rows)


def off(cost: int | None, known: int) -> float:
    """Return by what share a cost is above the best known value; without a plan, infinite."""
    return float("inf") if cost is None else (cost - known) / known


def _summary(label: str, runs: list[tuple[int, list[dict[str, Any]]]]) -> list[object]:
    at_all = sum(all(off(r["cost"], known) <= 0 for r in found) for known, found in runs)
    at_one = sum(any(off(r["cost"], known) <= 0 for r in found) for known, found in runs)
    worst = max((off(r["cost"], known) for known, found in runs for r in found), default=None)
    proved = sum(all(r["how"] == "optimal" for r in found) for _, found in runs)
    last = [r["solved"] for _, found in runs for r in found if r["how"] == "optimal"]
    shares = [f"{count} of {len(runs)}" for count in (at_all, at_one)]
    when = seconds(max(last)) if last else "–"
    return [label, len(runs), *shares, percent(worst), f"{proved} of {len(runs)}", when]


def _row(known: int, runs: list[dict[str, Any]]) -> list[object]:
    costs = [r["cost"] for r in runs if r["cost"] is not None]
    median = round(statistics.median(costs)) if len(costs) == len(runs) else None
    at_known = [t for r in runs if (t := reached(r["trace"], 1, known)) is not None]
    proved = [r["solved"] for r in runs if r["how"] == "optimal"]
    return [
        runs[0]["case"],
        known,
        median,
        max(costs) if median is not None else "no plan",
        percent(max(off(r["cost"], known) for r in runs)),
        f"{sum(off(r['cost'], known) <= 0 for r in runs)} of {len(runs)}",
        seconds(max(at_known)) if at_known else "–",
        f"{len(proved)} of {len(runs)}",
        seconds(max(proved)) if proved else "–",
    ]


if __name__ == "__main__":
    main()
