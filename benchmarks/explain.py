"""Make cases impossible in known ways; print how long explaining takes and both figures.

usage: python -m benchmarks.explain CASE [...] [--seconds 20] [--threads 2] [--only TEXT]

CASE is a case file, a folder of them, or a made-up case such as M-85-3. Each case is broken in
eight ways, one at a time; a sound plan shows the upper figure of every repair.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable
from dataclasses import replace

from benchmarks.given import HELP, given
from benchmarks.table import markdown
from solver.case.model import Case, Limit, Unit
from solver.check.rules import violations
from solver.explain.repair import Repair
from solver.explain.why_none import ExplainOptions, WhyNone, why_none

HEADS = (
    "case",
    "broken by",
    "seconds",
    "sets",
    "rules",
    "minimal",
    "repairs: least needed – found",
)


def confined(case: Case, units: list[int], floors: tuple[int, ...]) -> Case:
    rows = list(case.units)
    for u in units:
        rows[u] = replace(rows[u], floors=floors, cost=(0,) * len(floors), stay=None)
    return replace(case, units=tuple(rows))


def large(case: Case) -> list[int]:
    free = [u for u, unit in enumerate(case.units) if len(unit.floors) == len(case.floors)]
    return sorted(free, key=lambda u: -case.units[u].area)


def area(percent: int) -> Callable[[Case], Case]:
    def shrink(case: Case) -> Case:
        floors = tuple(replace(f, area=f.area * percent // 100) for f in case.floors)
        return replace(case, floors=floors)

    return shrink


def people(case: Case) -> Case:
    most = sum(unit.people for unit in case.units if unit.stay is None) * 94 // 100
    have = sum(f.people for f in case.floors)
    floors = tuple(replace(f, people=f.people * most // have) for f in case.floors)
    return replace(case, floors=floors)


def ground(case: Case) -> Case:
    floors = tuple(f for f, floor in enumerate(case.floors) if floor.level == 0)
    return confined(case, large(case)[: 7 * len(floors)], floors)


def two_towers(case: Case) -> Case:
    first = large(case)[0]
    mates = [u for u in large(case) if case.units[u].opd == case.units[first].opd]
    if len(mates) < 2 or len(case.towers) < 2:
        one, other = large(case)[:2]
        return replace(confined(case, [one, other], (0,)), apart=((one, other),))
    return confined(confined(case, mates[:1], (0,)), mates[1:2], (len(case.floors) - 1,))


def apart(case: Case) -> Case:
    a, b = sorted(large(case)[-2:])
    return replace(confined(case, [a, b], (1,)), apart=(*case.apart, (a, b)))


def parking(case: Case) -> Case:
    assert case.parking is not None
    return replace(case, parking=replace(case.parking, max_levels=0))


def moves(case: Case) -> Case:
    stuck = sum(unit.stay is None for unit in case.units)
    rows = tuple(_ones(unit) for unit in case.units)
    return replace(case, limits=(*case.limits, Limit("moves", stuck - 7, unit=rows)))


def _ones(unit: Unit) -> tuple[int, ...]:
    return (1,) * len(unit.floors)


WAYS: dict[str, Callable[[Case], Case]] = {
    "area x 0.80": area(80),
    "area x 0.70": area(70),
    "people": people,
    "ground floors": ground,
    "pins in two towers": two_towers,
    "apart on one floor": apart,
    "no parking levels": parking,
    "moves": moves,
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="+", help=HELP)
    parser.add_argument("--seconds", type=float, default=20.0)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    rows = []
    for each in given(options.cases, ""):
        for name, way in WAYS.items():
            if options.only in name:
                how = ExplainOptions(options.seconds, options.threads)
                rows.append(row(each.name, name, why_none(way(each.case), how)))
                print(*rows[-1], sep=" | ", flush=True)
    print(markdown(HEADS, rows))


def row(case: str, way: str, found: WhyNone) -> tuple[str, ...]:
    sets = found.clashes.sets
    assert not any(violations(one.case, one.plan) for one in found.repairs)
    known = "all" if all(one.minimal for one in sets) else "open"
    return (
        case,
        way,
        f"{found.seconds:.1f}",
        f"{len(sets)}{'' if found.clashes.complete else '+'}",
        ", ".join(str(len(one.rules)) for one in sets) or found.answer.value,
        known,
        "; ".join(_figures(one) for one in found.repairs),
    )


def _figures(one: Repair) -> str:
    lifted, low = one.lifted, one.lifted_low
    parts = [f"lift {low}–{len(lifted)}"] if lifted else []
    parts += [f"{a.kind.value} {a.low}–{a.high}" for a in one.amounts]
    return " and ".join(parts)


if __name__ == "__main__":
    main()
