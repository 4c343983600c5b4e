"""Solve every case of a folder with several seeds; print median and worst against best known.

usage: python -m benchmarks.engine FOLDER [--seconds 60] [--seeds 3] [--threads 2] [--only TEXT]

FOLDER holds case files, also in sub-folders, and may hold best_known.csv (set,case,value,status).
"""

from __future__ import annotations

import argparse
import csv
import statistics
from pathlib import Path

from desktop.workflows.solve_case import load_case
from solver.case.model import Case
from solver.plan import Outcome
from solver.search.solve import SolveOptions, solve


def main() -> None:
    options = _options()
    known = _best_known(options.folder)
    print("case status median worst bound gap%(worst) over_known%(median,worst) first_s")
    for path in sorted(options.folder.rglob("*.json")):
        if options.only not in str(path):
            continue
        case = load_case(path)
        if not isinstance(case, Case):
            print(path.stem, "unreadable", case[0])
            continue
        outcomes = [
            solve(case, SolveOptions(options.seconds, seed, options.threads))
            for seed in range(1, options.seeds + 1)
        ]
        print(path.stem, *_line(outcomes, known.get(path.stem)), flush=True)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="")
    return parser.parse_args()


def _best_known(folder: Path) -> dict[str, int]:
    path = folder / "best_known.csv"
    if not path.exists():
        return {}
    with path.open(encoding="utf-8") as file:
        return {row["case"]: int(row["value"]) for row in csv.DictReader(file)}


def _line(outcomes: list[Outcome], known: int | None) -> list[str]:
    costs = [o.cost for o in outcomes if o.cost is not None]
    statuses = "/".join(sorted({o.status.value for o in outcomes}))
    if len(costs) < len(outcomes):
        return [statuses, f"plans {len(costs)} of {len(outcomes)}"]
    median, worst = round(statistics.median(costs)), max(costs)
    bound = max((o.bound for o in outcomes if o.bound is not None), default=0)
    over = [f"{100 * (cost - known) / known:.2f}" if known else "-" for cost in (median, worst)]
    first = max(next(s for s, best, _ in o.trace if best is not None) for o in outcomes)
    gap = f"{100 * (worst - bound) / worst:.2f}" if worst else "0"
    return [statuses, str(median), str(worst), str(bound), gap, ",".join(over), f"{first:.1f}"]


if __name__ == "__main__":
    main()
