"""How time and memory grow with the city: 60 to 2,000 units, with the exponents.

usage: python -m benchmarks.growth [--units 60,125,250,500,1000,2000] [--fill 85] [--seconds 120]
       [--seeds 3] [--threads 2] [--again] [--table]

For each size: the first plan, the time until the cost is within 1 % of the final one, the first
bound, its first parts, the time until it is within 1 % of its final value, the most memory.
Medians over the seeds; an exponent is the slope of the least-squares line through the logarithms.
The time of a solve is the same for all sizes. Results go to out/benchmarks/growth.jsonl, the
picture beside.
"""

from __future__ import annotations

import argparse
import math
import statistics
from collections.abc import Sequence
from typing import Any

from benchmarks import picture, records
from benchmarks.given import one
from benchmarks.runs import Terms, part_known, reached, run
from benchmarks.table import markdown, percent, seconds

RESULTS = records.path_of("growth")
USUAL = "60,125,250,500,1000,2000"
HEADS = (
    "units",
    "plans",
    "first plan",
    "within 1 %",
    "first bound",
    "lumpy part",
    "level part",
    "bound within 1 %",
    "gap",
    "memory",
)
TIMES = {
    "first plan": "first",
    "cost within 1 % of the last": "near",
    "first bound": "bound",
    "lumpy part of the bound": "lumpy",
    "level part of the bound": "level",
    "bound within 1 % of the last": "bound_near",
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--units", default=USUAL)
    parser.add_argument("--fill", type=int, default=85)
    parser.add_argument("--seconds", type=float, default=120.0)
    parser.add_argument("--seeds", type=int, default=3)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--memory", type=float, default=8.0, help="GB")
    parser.add_argument("--again", action="store_true")
    parser.add_argument("--table", action="store_true", help="only print what there is")
    options = parser.parse_args()
    terms = Terms(options.seconds, options.threads, options.memory, options.again)
    sizes = [int(units) for units in options.units.split(",")]
    seeds = range(1, options.seeds + 1)
    if not options.table:
        for units in sizes:
            for seed in seeds:
                run(one(f"{units}-{options.fill}-{seed}"), "ours", seed, terms, RESULTS)
    kept = [
        r
        for r in records.latest(records.read(RESULTS), "case", "seed", "limit", "threads")
        if (r["limit"], r["threads"]) == (terms.seconds, terms.threads)
    ]
    figures = medians(sizes, options.fill, kept)
    print(table(figures))
    lines = {
        label: [(f["units"], f[key]) for f in figures if f[key]] for label, key in TIMES.items()
    }
    title = f"Growth, fill {options.fill} %, {options.seconds:.0f} s, median of seeds"
    path = records.FOLDER / "growth.png"
    print(picture.log_log(title, "units", "seconds", lines, path))


def medians(sizes: list[int], fill: int, kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the figures of each size that was measured."""
    return [figure for units in sizes if (figure := _figures(units, fill, kept))]


def _figures(units: int, fill: int, kept: list[dict[str, Any]]) -> dict[str, Any] | None:
    """Return the medians of a size; None when nothing was measured."""
    runs = [r for r in kept if r["case"].rsplit("-", 1)[0] == f"{units}-{fill}"]
    if not runs:
        return None
    planned = [r for r in runs if r["cost"] is not None]
    bounded = [r for r in runs if r["bound"] is not None]
    gaps = [(r["cost"] - r["bound"]) / r["cost"] for r in planned if r["bound"] is not None]
    return {
        "units": units,
        "plans": f"{len(planned)} of {len(runs)}",
        "first": _median([r["first"] for r in planned]),
        "near": _median([reached(r["trace"], 1, 1.01 * r["cost"]) for r in planned]),
        "bound": _median([reached(r["trace"], 2, -math.inf) for r in bounded]),
        "lumpy": _median([part_known(r.get("parts", []), 0) for r in runs]),
        "level": _median([part_known(r.get("parts", []), 1) for r in runs]),
        "bound_near": _median([reached(r["trace"], 2, 0.99 * r["bound"]) for r in bounded]),
        "gap": _median(gaps),
        "memory": _median([r["peak_mb"] for r in runs]),
    }


def _median(figures: Sequence[float | None]) -> float | None:
    sure = [figure for figure in figures if figure is not None]
    return statistics.median(sure) if sure else None


def table(figures: list[dict[str, Any]]) -> str:
    """Return a row a size, and the exponents below."""
    rows = [
        [
            str(f["units"]),
            f["plans"],
            *(seconds(f[key]) for key in TIMES.values()),
            percent(f["gap"]),
            f"{f['memory']:.0f} MB",
        ]
        for f in figures
    ]
    exponents = [exponent([(f["units"], f[key]) for f in figures]) for key in TIMES.values()]
    memory = exponent([(f["units"], f["memory"]) for f in figures])
    last = ["exponent", "", *map(_power, exponents), "", _power(memory)]
    return markdown(HEADS, [*rows, last])


def exponent(points: Sequence[tuple[float, float | None]]) -> float | None:
    """Return the slope of the least-squares line through (log x, log y); None below two points."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y]
    if len(logs) < 2:
        return None
    middle_x = statistics.fmean(x for x, _ in logs)
    middle_y = statistics.fmean(y for _, y in logs)
    spread = sum((x - middle_x) ** 2 for x, _ in logs)
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / spread if spread else None


def _power(slope: float | None) -> str:
    return "–" if slope is None else f"n^{slope:.2f}"


if __name__ == "__main__":
    main()
