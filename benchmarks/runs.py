"""One run in a process of its own, audited and kept as a record; not run twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks import child, records
from benchmarks.given import Given
from benchmarks.machine import engine_version
from solver.case.model import Case
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.plan import Plan


@dataclass(frozen=True)
class Terms:
    """On what terms something is run.

    Parameters
    ----------
    seconds : float
        Wall time from the start of the process.
    threads : int
        Threads it may use, on as many cores.
    memory : float
        GB it may hold.
    again : bool
        Run it even if there is a result on the same terms.
    """

    seconds: float
    threads: int = 2
    memory: float = 6.0
    again: bool = False


def run(each: Given, rival: str, seed: int, terms: Terms, kept: Path) -> dict[str, Any]:
    """Return the result of a rival on a case, from the file of results or by running it.

    A result of our engine serves again only while its rooms have not changed.
    """
    wanted = {
        "case": each.name,
        "sha": canonical_sha256(each.case)[:12],
        "peer": rival,
        "seed": seed,
        "limit": terms.seconds,
        "threads": terms.threads,
    }
    if rival.startswith("ours") or rival.endswith(("-hint", "-walk")):  # the hint is our first plan
        wanted["engine"] = engine_version()
    before = [r for r in records.read(kept) if records.done([r], wanted)]
    if before and not terms.again:
        return before[-1]
    arguments = [rival, each.argument, str(terms.seconds), str(seed), str(terms.threads)]
    ended = child.run(
        "benchmarks.rivals.run", arguments, terms.seconds, terms.memory, cores=terms.threads
    )
    record = wanted | judged(each.case, ended)
    records.add(kept, record)
    print(each.name, rival, seed, record["cost"], record["bound"], record["how"], flush=True)
    return record


def judged(case: Case, ended: child.Ended) -> dict[str, Any]:
    """Return what is true of a run: its last plan audited, its bound as claimed.

    `cost` is the bill of the plan by solver/check, None when there is no plan or it breaks a
    rule; `trace` is (seconds, cost, bound) over time; `first` is when there was a plan; `lag` is
    what passed before the engine began; `parts` are (seconds, lumpy, level, site) of the bound over
    time; `solved` is when the last thing was told.
    """
    cost, broken = _audited(case, [event for event in ended.events if "place" in event])
    figures = [(e["seconds"], e["cost"], e["bound"]) for e in ended.events if "cost" in e]
    exact = next((event["trace"] for event in ended.events if "trace" in event), None)
    trace = exact or figures
    lag = next((event["lag"] for event in ended.events if "lag" in event), None)
    solved = ended.events[-1]["seconds"] if ended.events else None
    notes = [event["note"] for event in ended.events if "note" in event]
    how = ended.how if ended.how != "ended" else (notes or ["ended"])[-1]
    return {
        "cost": cost,
        "bound": max((bound for *_, bound in figures if bound is not None), default=None),
        "first": first_plan(trace) if cost is not None else None,
        "took": round(ended.seconds, 1),
        "lag": lag,
        "solved": solved,
        "parts": [[e["seconds"], *e["parts"]] for e in ended.events if "parts" in e],
        "peak_mb": ended.peak_mb,
        "how": f"{broken} rules broken" if broken else how,
        "errors": ended.errors[-500:] if ended.how != "ended" else "",
        "trace": [list(point) for point in trace],
    }


def _audited(case: Case, plans: list[dict[str, Any]]) -> tuple[int | None, int]:
    """Return the cost of the last plan and how many rules it breaks; no cost if any."""
    if not plans:
        return None, 0
    place, rooms = plans[-1]["place"], plans[-1]["rooms"]
    plan = Plan(tuple(place), tuple((c, f) for c, f in rooms))
    broken = len(violations(case, plan))
    return (None if broken else total(bill(case, plan))), broken


def first_plan(trace: Sequence[Sequence[Any]]) -> float | None:
    """Return the seconds at which there first was a cost."""
    return next((seconds for seconds, cost, _ in trace if cost is not None), None)


def part_known(parts: Sequence[Sequence[Any]], number: int) -> float | None:
    """Return when a part of the bound (0 lumpy, 1 level, 2 site) was first above nothing."""
    return next((float(row[0]) for row in parts if row[1 + number] > 0), None)


def reached(trace: Sequence[Sequence[Any]], column: int, goal: float) -> float | None:
    """Return when cost (column 1) was first at most, or bound (column 2) at least, the goal."""
    for point in trace:
        value = point[column]
        if value is not None and (value <= goal if column == 1 else value >= goal):
            return float(point[0])
    return None
