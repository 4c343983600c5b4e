"""Time "why here" and "what is binding" on solved cases.

usage: python -m benchmarks.why_here CASE.json [...] [--solve 20] [--seconds 15] [--units 3]
       [--binding 60] [--sample]

Each case is solved first, with two threads. For some units every place is priced, in one thread:
when every place had its first repair, how many have a repair, how many are proved for the units
around or for all, and what refining still gained. Then what is binding, in one thread.
"""

from __future__ import annotations

import argparse
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from desktop.workflows.sample import sample_problem
from desktop.workflows.solve_case import load_case
from solver.case.build import build_case
from solver.case.model import Case
from solver.explain.binding import BindingOptions, binding
from solver.explain.why_here import Elsewhere, Reach, WhyOptions, why_here
from solver.plan import Plan
from solver.search.solve import SolveOptions, solve

SCENARIO = "kompleks-optimal"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="*")
    parser.add_argument("--solve", type=float, default=20.0)
    parser.add_argument("--seconds", type=float, default=15.0)
    parser.add_argument("--units", type=int, default=3)
    parser.add_argument("--binding", type=float, default=60.0)
    parser.add_argument("--sample", action="store_true")
    options = parser.parse_args()
    for name, case in _cases(options.cases, sample=options.sample):
        outcome = solve(case, SolveOptions(options.solve, 1, 2))
        if outcome.plan is None:
            print(name, "no plan")
            continue
        print(f"{name}: plan {outcome.cost}, bound {outcome.bound}")
        chosen = [u for u, unit in enumerate(case.units) if len(unit.floors) > 1]
        for u in random.Random(1).sample(chosen, min(options.units, len(chosen))):
            _why(case, outcome.plan, u, options.seconds)
        if options.binding:
            _binding(case, outcome.plan, options.binding)


def _cases(paths: list[Path], *, sample: bool) -> Iterator[tuple[str, Case]]:
    for path in paths:
        case = load_case(path)
        if isinstance(case, Case):
            yield path.stem, case
    if sample:
        built = build_case(sample_problem(), SCENARIO)
        if not isinstance(built, tuple):
            yield SCENARIO, built.case


def _why(case: Case, plan: Plan, unit: int, seconds: float) -> None:
    wall, cpu = time.monotonic(), time.process_time()
    first: dict[int, tuple[float, float]] = {}
    costs: dict[int, int] = {}

    def hear(row: Elsewhere) -> None:
        if row.reach is not Reach.BARE and row.place not in first:
            first[row.place] = time.monotonic() - wall, time.process_time() - cpu
            if row.cost is not None:
                costs[row.place] = row.cost

    found = why_here(case, plan, unit, WhyOptions(seconds), on_row=hear)
    reach = Counter(row.reach.value for row in found.rows)
    gained = [costs[row.place] - row.cost for row in found.rows if row.cost and row.place in costs]
    print(
        f"  unit {unit}: {len(found.rows)} places, first answer for all "
        f"{max(w for w, _ in first.values()):.1f} s ({max(c for _, c in first.values()):.1f} s "
        f"of processor), all in time: {found.finished}; "
        f"repaired {sum(row.repaired is not None for row in found.rows)}, {dict(reach)}; "
        f"refining gained {median(gained) if gained else 0} (median); "
        f"plan better by {found.cost - found.better[1] if found.better else 0}",
        flush=True,
    )


def _binding(case: Case, plan: Plan, seconds: float) -> None:
    wall, cpu = time.monotonic(), time.process_time()
    found = binding(case, plan, BindingOptions(seconds))
    worth = [f for f in found.figures if f.relaxes and f.value]
    print(
        f"  binding: {len(found.figures)} changes, tries {sum(f.tries for f in found.figures)}, "
        f"all tried: {found.finished}, {time.monotonic() - wall:.0f} s "
        f"({time.process_time() - cpu:.0f} s of processor); worth something: {len(worth)}; "
        f"plan better by {found.cost - found.best[1] if found.best else 0}"
    )
    for figure in worth[:5]:
        print(f"    {figure.kind.value} {figure.subject}: at least {figure.value}")


if __name__ == "__main__":
    main()
