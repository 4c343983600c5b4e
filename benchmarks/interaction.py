"""Measure what the hand feels: colouring every floor for a held unit, the price of a move.

usage: python -m benchmarks.interaction [CASE ...] [--seconds 30] [--colours 20000]

Without a case: L-85-1. A plan comes from a short solve (the planted plan of a made-up case when
none is found). Then units are picked up at random and every place is priced for them by
`solver.ledger.face.colour`, the call the window makes; in between units are dropped at random
places, half of them taken back as people do. Garbage is collected as in the program, with the
program loaded and a project open, for a collection costs by what is in memory. A full
evaluation is rules and bill by `solver/check`; one move, one swap and a row of all places are
priced by `solver.kernel.prices`, a row divided by its places; all of these in time of the
processor. Results go to out/benchmarks/interaction.jsonl.
"""

from __future__ import annotations

import argparse
import gc
import random
import time
from collections.abc import Callable
from importlib import import_module
from typing import Any

from benchmarks import records
from benchmarks.given import HELP, MADE_UP, Given, given, made_up
from benchmarks.table import markdown
from desktop.workflows.sample import sample_problem
from solver.check.bill import bill
from solver.check.rules import violations
from solver.kernel.prices import price_of_move, price_of_swap, prices_by_place
from solver.ledger.face import colour, plan_of
from solver.ledger.ledger import Ledger
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.problem.problem import Problem
from solver.search.solve import SolveOptions, solve
from solver.search.walk.ground import ground

RESULTS = records.path_of("interaction")
TARGET_MS, TARGET_TIMES = 16, 100
SINGLES, EVALUATIONS = 2000, 40
HEADS = (
    "case",
    "places",
    "p50",
    "p99",
    "p99.9",
    "max",
    "cpu p99.9",
    "first",
    "whole collection",
    "collections",
)
PRICES = ("case", "full evaluation", "move in a row", "move alone", "swap alone", "times faster")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("cases", nargs="*", help=HELP)
    parser.add_argument("--seconds", type=float, default=30.0, help="for the plan; 0: planted")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--colours", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    for each in given(options.cases or ["L-85-1"]):
        records.add(RESULTS, measured(each, options))
    print(table(records.read(RESULTS)))


def measured(each: Given, options: argparse.Namespace) -> dict[str, Any]:
    """Return the figures of one case, in milliseconds."""
    rng = random.Random(options.seed)
    place, how = _place(each, options)
    project = _program()
    tables = Tables(each.case)
    ledger = Ledger(tables, place)
    before = sum(generation["collections"] for generation in gc.get_stats())
    timed = _colourings(ledger, rng, options.colours)
    slow = sorted(wall for wall, _ in timed)
    busy = sorted(cpu for _, cpu in timed)
    collections = sum(generation["collections"] for generation in gc.get_stats()) - before
    first = _first(Ledger(Tables(each.case), place), rng)
    ledger = Ledger(tables, place)
    units = range(len(place))
    some = [rng.choice(units) for _ in range(SINGLES)]
    moves = [(u, rng.choice(list(tables.column[u]))) for u in some]
    pairs = [tuple(rng.sample(units, 2)) for _ in range(SINGLES)]
    plan, _ = plan_of(ledger)
    walker = ground(tables).walker(1, place)
    return {
        "case": each.name,
        "plan": how,
        "places": max(len(columns) for columns in tables.column),
        "colours": len(slow),
        "p50": slow[len(slow) // 2],
        "p99": slow[len(slow) * 99 // 100],
        "p99.9": slow[len(slow) * 999 // 1000],
        "max": slow[-1],
        "cpu p99.9": busy[len(busy) * 999 // 1000],
        "first": first,
        "collections": collections,
        "whole collection": _each(gc.collect, 3),
        "records": len(project.unit),
        "full": _each(lambda: _evaluate(each, plan), EVALUATIONS),
        "row": _over(lambda unit: prices_by_place(walker, unit), some) / _mean_places(tables),
        "move": _over(lambda move: price_of_move(walker, *move), moves),
        "swap": _over(lambda pair: price_of_swap(walker, *pair), pairs),
    }


def _program() -> Problem:
    """Load what the program holds in memory while it runs; return the sample project."""
    import_module("desktop.window.app")
    import_module("desktop.pages.stacking.view")
    return sample_problem()


def _place(each: Given, options: argparse.Namespace) -> tuple[tuple[int, ...], str]:
    if options.seconds:
        outcome = solve(each.case, SolveOptions(options.seconds, options.seed, options.threads))
        if outcome.plan is not None:
            return outcome.plan.place, f"solved {options.seconds:.0f} s"
    if MADE_UP.fullmatch(each.argument):
        return made_up(each.argument).plan.place, "planted"
    raise SystemExit(f"{each.name}: no plan in {options.seconds} s, give more --seconds")


def _colourings(ledger: Ledger, rng: random.Random, count: int) -> list[tuple[float, float]]:
    """Return the milliseconds of each colouring, by the wall and of the processor.

    Between them units are dropped somewhere and half of them taken back. What the two clocks
    differ by is other programs at work.
    """
    units = range(len(ledger.place))
    spent = []
    for _ in range(count):
        unit = rng.choice(units)
        begun, worked = time.perf_counter(), time.thread_time()
        prices = colour(ledger, unit)
        worked, begun = time.thread_time() - worked, time.perf_counter() - begun
        spent.append((1000 * begun, 1000 * worked))
        was = ledger.place[unit]
        ledger.move(unit, rng.choice(prices).place)
        if rng.random() < 0.5:
            ledger.move(unit, was)
    return spent


def _first(ledger: Ledger, rng: random.Random) -> float:
    """Return the milliseconds of the very first colouring of a fresh ledger."""
    begun = time.perf_counter()
    colour(ledger, rng.randrange(len(ledger.place)))
    return 1000 * (time.perf_counter() - begun)


def _mean_places(tables: Tables) -> float:
    return sum(len(columns) for columns in tables.column) / len(tables.column)


def _evaluate(each: Given, plan: Plan) -> None:
    violations(each.case, plan)
    bill(each.case, plan)


def _each(work: Callable[[], object], count: int) -> float:
    """Return the mean milliseconds of the processor."""
    begun = time.thread_time()
    for _ in range(count):
        work()
    return 1000 * (time.thread_time() - begun) / count


def _over(work: Callable[[Any], object], items: list[Any]) -> float:
    begun = time.thread_time()
    for item in items:
        work(item)
    return 1000 * (time.thread_time() - begun) / len(items)


def table(results: list[dict[str, Any]]) -> str:
    """Return both tables, the targets told."""
    latest = records.latest(results, "case")
    colours = [
        (r["case"], r["places"], *(_ms(r.get(head, 0.0)) for head in HEADS[2:9]), r["collections"])
        for r in latest
    ]
    prices = [
        (
            r["case"],
            *(_ms(r[key]) for key in ("full", "row", "move", "swap")),
            " / ".join(f"{r['full'] / r[key]:.0f}" for key in ("row", "move", "swap")),
        )
        for r in latest
    ]
    worst = max((r["p99.9"] for r in latest), default=0.0)
    return "\n\n".join(
        (
            f"Colouring every place for a held unit ({_met(worst < TARGET_MS)}: p99.9 < 16 ms):",
            markdown(HEADS, colours),
            f"One price against a full evaluation (target: {TARGET_TIMES} times faster):",
            markdown(PRICES, prices),
        )
    )


def _met(met: bool) -> str:
    return "target met" if met else "target missed"


def _ms(amount: float) -> str:
    return f"{amount:.2f} ms" if amount >= 0.1 else f"{1000 * amount:.1f} µs"


if __name__ == "__main__":
    main()
