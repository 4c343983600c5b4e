"""Print the parts of the sum bound and when each was known.

usage: python -m benchmarks.bound CASE.json [...] [--seconds 60] [--sample]

With --sample the two scenarios of the sample city are bounded too.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.workflows.sample import sample_problem
from desktop.workflows.solve_case import load_case
from solver.case.build import build_case
from solver.case.model import Case
from solver.search.sum_bound import SumBound, raise_sum

SCENARIOS = ("kompleks-optimal", "keramasan")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--sample", action="store_true")
    options = parser.parse_args()
    print("case seconds lumpy level site total")
    for name, case in _cases(options.cases, sample=options.sample):
        _bound(name, case, options.seconds)


def _cases(paths: list[Path], *, sample: bool) -> Iterator[tuple[str, Case]]:
    for path in paths:
        case = load_case(path)
        if isinstance(case, Case):
            yield path.stem, case
    for name in SCENARIOS if sample else ():
        built = build_case(sample_problem(), name)
        if not isinstance(built, tuple):
            yield name, built.case


def _bound(name: str, case: Case, seconds: float) -> None:
    begun = time.monotonic()

    def left() -> float:
        return seconds - (time.monotonic() - begun)

    def tell(parts: SumBound) -> None:
        spent = round(time.monotonic() - begun, 1)
        print(name, spent, parts.lumpy, parts.level, parts.site, parts.total, flush=True)

    raise_sum(case, left, lambda: left() <= 0, tell)


if __name__ == "__main__":
    main()
