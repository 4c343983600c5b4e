"""Print the parts of the sum bound as they rise, and the gap to the best plans known.

usage: python -m benchmarks.bound CASE.json|FOLDER [...] [--seconds 60] [--sample] [--best FILE]

With --sample the two scenarios of the sample city are bounded too. --best names a csv of
set,case,value,... whose values are taken for the best cost known.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections.abc import Iterator
from pathlib import Path

from desktop.workflows.sample import sample_problem
from desktop.workflows.solve_case import load_case
from solver.case.build import build_case
from solver.case.model import Case
from solver.search.sum_bound import SumBound, raise_sum

SCENARIOS = ("kompleks-optimal", "keramasan")
EVERY = 0.05  # of the time between two lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="*")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--best", type=Path)
    options = parser.parse_args()
    best = _best(options.best)
    print(
        f"{'case':<18} {'s':>6} {'lumpy':>12} {'level':>11} {'site':>11} {'total':>12} {'gap':>7}"
    )
    for name, case in _cases(options.cases, sample=options.sample):
        _bound(name, case, options.seconds, best.get(name))


def _best(path: Path | None) -> dict[str, int]:
    if path is None:
        return {}
    with path.open(newline="") as lines:
        return {row["case"]: int(row["value"]) for row in csv.DictReader(lines)}


def _cases(paths: list[Path], *, sample: bool) -> Iterator[tuple[str, Case]]:
    files = [f for p in paths for f in (sorted(p.glob("*.json")) if p.is_dir() else [p])]
    for path in files:
        case = load_case(path)
        if isinstance(case, Case):
            yield path.stem, case
    for name in SCENARIOS if sample else ():
        built = build_case(sample_problem(), name)
        if not isinstance(built, tuple):
            yield name, built.case


def _bound(name: str, case: Case, seconds: float, best: int | None) -> None:
    begun = time.monotonic()
    printed = -seconds

    def left() -> float:
        return seconds - (time.monotonic() - begun)

    def tell(known: SumBound) -> None:
        nonlocal printed
        spent = time.monotonic() - begun
        if spent - printed >= EVERY * seconds:
            printed = spent
            _line(name, spent, known, best)

    known = raise_sum(case, left, lambda: left() <= 0, tell)
    _line(name, time.monotonic() - begun, known, best)


def _line(name: str, spent: float, known: SumBound, best: int | None) -> None:
    total = known.parts.total if known.parts else 0
    gap = f"{(best - total) / best:7.2%}" if best else ""
    lumpy = known.lumpy or 0
    print(
        f"{name:<18} {spent:6.1f} {lumpy:12,} {known.level:11,} {known.site:11,} {total:12,} {gap}",
        flush=True,
    )


if __name__ == "__main__":
    main()
