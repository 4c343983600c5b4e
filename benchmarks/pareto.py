"""Draw the front of a case from several seeds; print its points, bounds, hypervolumes and time.

usage: python -m benchmarks.pareto CASE.json [...] [--kind way|moves] [--points 7] [--seconds 120]
       [--seeds 3] [--workers 2] [--single 0] [--png FOLDER]

With --single each point is also searched from nothing for so many seconds, and the difference of
its weighted cost is printed: below 0 the front is better. With --png the fronts are drawn.
"""

from __future__ import annotations

import argparse
import os
import statistics
from pathlib import Path

from desktop.workflows.solve_case import load_case
from solver.case.model import Case
from solver.case.write import canonical_sha256
from solver.search.solve import SolveOptions, solve
from solver.study.answer import Front, StudyOptions
from solver.study.executor import local_pool
from solver.study.front import Corner, hypervolume, reference_of
from solver.study.pareto import find_front
from solver.study.question import Blend, Moves, moves_rows, only_way, without_way


def main() -> None:
    options = _options()
    print(f"load {os.getloadavg()[0]:.1f}, {os.cpu_count()} processors")
    for path in options.cases:
        case = load_case(path)
        if isinstance(case, Case):
            _case(path.stem, case, options)


def _case(name: str, case: Case, options: argparse.Namespace) -> None:
    key = canonical_sha256(case)
    question: Blend | Moves = Moves(key, case, moves_rows(case))
    if options.kind == "way":
        question = Blend(key, without_way(case), only_way(case))
    fronts = []
    spent = _worked()
    for seed in range(1, options.seeds + 1):
        ask = StudyOptions(options.points, options.seconds, seed)
        fronts.append(find_front(question, ask, local_pool(options.workers)))
        spent, before = _worked(), spent
        _print(name, seed, fronts[-1], spent - before)
        if options.single:
            _singles(question, fronts[-1], options.single, seed)
    known = [p for front in fronts for p in front.known]
    if len(known) < 2:
        return
    corner = reference_of(known)
    volumes = [hypervolume(front.known, corner) for front in fronts]
    middle, least = round(statistics.median(volumes)), min(volumes)
    print(name, "hypervolume from", (corner.x, corner.y), "median", middle, "worst", least)
    if options.png:
        _draw(options.png / f"{name}-{options.kind}.png", fronts, corner, question)


def _worked() -> float:
    """Return the seconds that processors worked for finished workers: less than asked when busy."""
    return os.times().children_user + os.times().children_system


def _print(name: str, seed: int, front: Front, worked: float) -> None:
    load = os.getloadavg()[0]
    print(f"{name} seed {seed}: {len(front.points)} points in {front.seconds:.0f} s,", end=" ")
    print(f"processors {worked:.0f} s, load {load:.1f}, met {front.met},", end=" ")
    print(f"dropped {front.dropped}, covered {front.volume} of {front.reachable}", flush=True)
    for p in front.points:
        aim = p.aim.name if p.aim else "-"
        gap = "-" if p.gap is None else f"{100 * p.gap:.2f}"
        print(f"  {p.x:>12} {p.y:>10} {aim:>8} gap% {gap} {'proved' if p.proved else 'found'}")


def _singles(question: Blend | Moves, front: Front, seconds: float, seed: int) -> None:
    for p in front.points:
        if p.aim is None:
            continue
        found = solve(question.case(p.aim), SolveOptions(seconds, seed))
        score = question.score(p.aim, p.x, p.y)
        if found.cost is not None and score is not None:
            print(f"  {p.aim.name}: {100 * (score - found.cost) / found.cost:+.2f} %", flush=True)


def _draw(path: Path, fronts: list[Front], corner: Corner, question: Blend | Moves) -> None:
    import matplotlib

    matplotlib.use("Agg")
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(8, 6))
    for number, front in enumerate(fronts, 1):
        axes.plot([p.x for p in front.known], [p.y for p in front.known], ".", alpha=0.3)
        axes.plot([p.x for p in front.points], [p.y for p in front.points], "o-", label=number)
        ys = [p.y for p in front.known]
        steps = [min(ys) + i * (corner.y - min(ys)) // 60 for i in range(61)]
        line = [(x, y) for y in steps if (x := question.least(front.proved, y)) is not None]
        axes.plot([x for x, _ in line], [y for _, y in line], "--", linewidth=0.8)
    axes.set_xlim(right=corner.x)
    axes.legend()
    path.parent.mkdir(parents=True, exist_ok=True)
    figure.savefig(path, dpi=80)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("cases", type=Path, nargs="+")
    parser.add_argument("--kind", choices=("way", "moves"), default="way")
    parser.add_argument("--points", type=int, default=7)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--single", type=float, default=0.0)
    parser.add_argument("--png", type=Path, default=None)
    return parser.parse_args()


if __name__ == "__main__":
    main()
