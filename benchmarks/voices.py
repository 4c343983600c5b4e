"""Compare check, ledger and model on a range of made-up cases; print every difference and a count.

usage: python -m benchmarks.voices [--first 400] [--count 2000] [--plans 3] [--counted 200]

Of the `--counted` first seeds the cases that are small enough are solved as well, and what the
engine calls proved is compared with counting out every plan.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter

from solver.search.solve import SolveOptions, solve
from tests.support.counting import countable, miscounted
from tests.support.family import SHAPES, member, nearby
from tests.support.nano import nano
from tests.support.voices import Said, disagreement


def main() -> int:
    options = _options()
    begun = time.monotonic()
    said: Counter[str] = Counter()
    for seed in range(options.first, options.first + options.count):
        of, rng = member(seed), random.Random(seed)
        for _ in range(options.plans):
            place = nearby(of, rng)
            found = disagreement(of.case, place)
            shape = SHAPES[seed % len(SHAPES)].__name__.strip("_")
            if isinstance(found, Said):
                said["sound" if found.sound else "broken"] += 1
            else:
                said["different"] += 1
                print(seed, shape, place, found, flush=True)
    for seed in range(options.first, options.first + options.counted):
        for case in (member(seed).case, nano(seed)):
            if countable(case):
                wrong = miscounted(case, solve(case, SolveOptions(10, seed, 1)))
                said["miscounted" if wrong else "counted"] += 1
                print(wrong, end="\n" if wrong else "", flush=True)
    print(f"seeds {options.first}..{options.first + options.count - 1}, {dict(said)}")
    print(f"{sum(said.values())} comparisons in {time.monotonic() - begun:.0f} s")
    return 1 if said["different"] or said["miscounted"] else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--first", type=int, default=400)
    parser.add_argument("--count", type=int, default=2000)
    parser.add_argument("--plans", type=int, default=3)
    parser.add_argument("--counted", type=int, default=200)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
