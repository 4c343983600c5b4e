"""From the start of a process to the first plan: sizes, fills and seeds, median and worst.

usage: python -m benchmarks.first_plan [CASE ...] [--sizes S,M,L] [--fills 85,95,97] [--seeds 5]
       [--seconds 60] [--threads 2] [--again] [--table]

Every solve is a new process: Python starts, the engine is imported, the case is read or made, and
the clock stops at the first plan that keeps all rules. Cases named on the command line come
besides the made-up ones. Targets: S at once, M within 1 s, L within 5 s. Results go to
out/benchmarks/first_plan.jsonl.
"""

from __future__ import annotations

import argparse
import statistics
from typing import Any

from benchmarks import records
from benchmarks.given import HELP, given, one
from benchmarks.runs import Terms, run
from benchmarks.table import markdown, seconds

RESULTS = records.path_of("first_plan")
HEADS = (
    "cases",
    "runs",
    "without",
    "median",
    "worst",
    "median in the engine",
    "worst in the engine",
)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="*", help=HELP)
    parser.add_argument("--sizes", default="S,M,L")
    parser.add_argument("--fills", default="85,95,97")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--table", action="store_true", help="only print what there is")
    options = parser.parse_args()
    terms = Terms(options.seconds, options.threads, again=options.again)
    seeds = range(1, options.seeds + 1)
    kinds = [f"{s}-{f}" for s in options.sizes.split(",") if s for f in options.fills.split(",")]
    if not options.table:
        for kind in kinds:
            for seed in seeds:
                run(one(f"{kind}-{seed}"), "ours-first", seed, terms, RESULTS)
        for each in given(options.cases):
            for seed in seeds:
                run(each, "ours-first", seed, terms, RESULTS)
    kept = records.latest(records.read(RESULTS), "case", "seed", "limit", "threads")
    mine = [r for r in kept if (r["limit"], r["threads"]) == (terms.seconds, terms.threads)]
    print(table([*kinds, *(each.name for each in given(options.cases))], mine))


def table(kinds: list[str], kept: list[dict[str, Any]]) -> str:
    """Return a row for each kind of made-up case and each case."""
    rows = []
    for kind in kinds:
        runs = [r for r in kept if kind in (r["case"], r["case"].rsplit("-", 1)[0])]
        if runs:
            rows.append(_row(kind, runs))
    return markdown(HEADS, rows)


def _row(kind: str, runs: list[dict[str, Any]]) -> list[object]:
    """Return the times; a run without a plan counts as infinite."""
    whole = [r["first"] if r["first"] is not None else float("inf") for r in runs]
    inside = [r["first"] - r["lag"] if r["first"] is not None else float("inf") for r in runs]
    return [
        kind,
        len(runs),
        sum(r["cost"] is None for r in runs),
        *(seconds(pick(times)) for times in (whole, inside) for pick in (statistics.median, max)),
    ]


if __name__ == "__main__":
    main()
