"""Solve cases with several seeds; print median and worst against the best known values.

usage: python -m benchmarks.engine CASE [...] [--seconds 60] [--seeds 5] [--threads 2]
       [--only TEXT] [--again] [--table]

CASE is a case file, a folder of them, or a made-up case such as M-85-3; best known values come
from the best_known.csv beside the files or above them. Each solve is a process of its own, its
clock begins with it. Results go to out/benchmarks/engine.jsonl and are not made twice.
"""

from __future__ import annotations

import argparse
import statistics
from typing import Any

from benchmarks import records
from benchmarks.given import HELP, given
from benchmarks.known import known_of
from benchmarks.runs import Terms, run
from benchmarks.table import markdown, percent, seconds

RESULTS = records.path_of("engine")
HEADS = (
    "case",
    "seeds",
    "median",
    "worst",
    "bound",
    "lumpy + level + site",
    "gap (worst)",
    "median to known",
    "worst to known",
    "first plan",
    "memory",
    "how",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="+", help=HELP)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--table", action="store_true", help="only print what there is")
    options = parser.parse_args()
    terms = Terms(options.seconds, options.threads, again=options.again)
    cases = given(options.cases, options.only)
    for each in cases if not options.table else ():
        for seed in range(1, options.seeds + 1):
            run(each, "ours", seed, terms, RESULTS)
    names = [each.name for each in cases]
    kept = [
        r
        for r in records.read(RESULTS)
        if r["case"] in names and (r["limit"], r["threads"]) == (terms.seconds, terms.threads)
    ]
    print(table(kept, known_of(options.cases)))


def table(kept: list[dict[str, Any]], known: dict[str, int]) -> str:
    """Return a row a case."""
    rows = []
    for name in dict.fromkeys(record["case"] for record in kept):
        runs = records.latest([r for r in kept if r["case"] == name], "seed")
        rows.append(_row(name, runs, known.get(name)))
    return markdown(HEADS, rows)


def _row(name: str, runs: list[dict[str, Any]], known: int | None) -> list[object]:
    costs = [r["cost"] for r in runs if r["cost"] is not None]
    how = ", ".join(sorted({r["how"] for r in runs}))
    bound, parts = _best_bound(runs)
    memory = f"{max(r['peak_mb'] for r in runs)} MB"
    if len(costs) < len(runs):
        lost = f"no plan in {len(runs) - len(costs)}"
        return [name, len(runs), lost, "–", bound, parts, "–", "–", "–", "–", memory, how]
    median, worst = round(statistics.median(costs)), max(costs)
    gap = (worst - bound) / worst if bound is not None and worst else None
    over = [percent((cost - known) / known) if known else "–" for cost in (median, worst)]
    first = seconds(max(r["first"] for r in runs))
    return [name, len(runs), median, worst, bound, parts, percent(gap), *over, first, memory, how]


def _best_bound(runs: list[dict[str, Any]]) -> tuple[int | None, str]:
    """Return the best bound of all runs and what it is made of, in millions."""
    bounded = [r for r in runs if r["bound"] is not None]
    if not bounded:
        return None, "–"
    best = max(bounded, key=lambda r: r["bound"])
    parts = best.get("parts")
    if not parts or sum(parts[-1][1:]) != best["bound"]:
        return best["bound"], "in one"
    return best["bound"], " + ".join(f"{part / 1000:,.0f}" for part in parts[-1][1:])


if __name__ == "__main__":
    main()
