"""Solve a scenario, in this process or from what the solver process told, and write it back."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from desktop.document.document import Document
from desktop.document.edits import Edit, put, replace_all
from desktop.system.version import VERSION
from desktop.workflows.what_changed import basis_of
from solver.case.build import BuiltCase, build_case, placements_of, plan_of
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.check.usage import parking_levels
from solver.errors import Issue
from solver.plan import BoundParts, Outcome, Plan, Progress, SolveStatus
from solver.problem.estate import Building, Floor
from solver.problem.organisation import Unit
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Result, Scenario

THOUSAND = 1000  # the engine reckons in thousand rupiah
OnProgress = Callable[[Progress], None]
StopAsked = Callable[[], bool]
Trace = tuple[tuple[float, int | None, int | None], ...]


@dataclass(frozen=True)
class SolvedScenario:
    """What came of a solve.

    Parameters
    ----------
    scenario : str
        Id of the scenario.
    edit : Edit
        Writes placements (pins kept) and the result; one step for undo.
    outcome : Outcome
        The audited outcome, in thousand rupiah without the base.
    built : BuiltCase
        The case and what its indexes mean.
    """

    scenario: str
    edit: Edit
    outcome: Outcome
    built: BuiltCase

    @property
    def best(self) -> int | None:
        """Cost of the best plan in rupiah a year, the base included."""
        return in_rupiah(self.built, self.outcome.cost)

    @property
    def bound(self) -> int | None:
        """No plan can cost less than this, rupiah a year, the base included."""
        return in_rupiah(self.built, self.outcome.bound)


def solve_scenario(
    document: Document,
    scenario_id: str,
    *,
    seconds: float,
    seed: int,
    threads: int,
    on_progress: OnProgress | None = None,
    stop: StopAsked | None = None,
) -> SolvedScenario | tuple[Issue, ...]:
    """Solve in this process; returns the Issues when the case cannot be built.

    Parameters
    ----------
    document : Document
        The project.
    scenario_id : str
        The scenario to solve; the plan it has now is where the search starts.
    seconds : float
        Longest wall time of the search.
    seed, threads : int
        As in `solver.search.solve.SolveOptions`.
    on_progress : callable, optional
        Told how the search goes; amounts in thousand rupiah, the base not included.
    stop : callable, optional
        Asked often; the search ends with its best plan once it returns True.
    """
    from solver.search.solve import SolveOptions, solve  # OR-Tools: only when needed

    built = build_case(document.problem, scenario_id)
    if isinstance(built, tuple):
        return built
    outcome = solve(
        built.case,
        SolveOptions(seconds=seconds, seed=seed, threads=threads),
        on_progress or (lambda progress: None),
        stop or (lambda: False),
        plan_of(built, document.problem),
    )
    return solved(built, outcome)


def solved(built: BuiltCase, outcome: Outcome) -> SolvedScenario:
    """Return what an outcome means for the document."""
    return SolvedScenario(built.scenario, _writing(built, outcome), outcome, built)


def salvaged(
    built: BuiltCase | None, plan: Plan | None, trace: Trace, seed: int, threads: int
) -> SolvedScenario | None:
    """Return the best plan of a run that died, checked and priced anew; None without a sound one.

    Parameters
    ----------
    built : BuiltCase or None
        The case, if the run came that far.
    plan : Plan or None
        The last plan it told.
    trace : tuple
        (seconds, best, bound) as told; the last bound stands.
    seed, threads : int
        As asked for.
    """
    if built is None or plan is None or violations(built.case, plan):
        return None
    parts = bill(built.case, plan)
    seconds, _, bound = trace[-1] if trace else (0.0, None, None)
    outcome = Outcome(
        SolveStatus.FEASIBLE,
        plan,
        total(parts),
        bound,
        parts,
        seconds,
        seed,
        threads,
        canonical_sha256(built.case),
        trace,
    )
    return solved(built, outcome)


def in_rupiah(built: BuiltCase, amount: int | None) -> int | None:
    """Return an amount of the case as rupiah a year, the base included."""
    return None if amount is None else built.base + THOUSAND * amount


def bound_record(built: BuiltCase, parts: BoundParts | None) -> str:
    """Return what a bound is made of as it is kept: JSON in rupiah, what never changes first."""
    if parts is None:
        return ""
    return json.dumps([built.base, *(THOUSAND * p for p in (parts.lumpy, parts.level, parts.site))])


def _writing(built: BuiltCase, outcome: Outcome) -> Edit:
    """Return the edit that writes an outcome; what was removed meanwhile is left out."""
    solved_on = datetime.now().isoformat(timespec="seconds")

    def edit(document: Document) -> Document:
        problem = document.problem
        if problem.find(Scenario, built.scenario) is None:
            return document
        before = problem.find(Result, built.scenario)
        result = _still_proved(before, _result(built, outcome, solved_on))
        if outcome.plan is None:
            return _put_result(document, result)
        mine = placements_of(built, outcome.plan, built.scenario, problem)
        others = [row for row in problem.placement if row.scenario != built.scenario]
        rows = (*others, *(row for row in mine if _stands(problem, row)))
        return _put_result(replace_all(Placement, rows)(document), result)

    return edit


def _put_result(document: Document, result: Result) -> Document:
    """Write a result with the marks of the records it speaks of, its placements among them."""
    basis = basis_of(document.problem, result.scenario)
    return put(replace(result, basis=basis))(document)


def _still_proved(before: Result | None, now: Result) -> Result:
    """Keep what an earlier search of the very same case proved: a bound does not wear out."""
    if before is None or before.bound is None or now.bound is None:
        return now
    same = (before.case_sha256, before.engine) == (now.case_sha256, now.engine)
    if not same or before.bound <= now.bound:
        return now
    proved = now.best is not None and before.bound >= now.best
    outcome = SolveStatus.OPTIMAL.value if proved else now.outcome
    parts = before.bound_parts
    return replace(now, bound=before.bound, bound_parts=parts, outcome=outcome)


def _stands(problem: Problem, row: Placement) -> bool:
    return (
        problem.find(Unit, row.unit) is not None
        and problem.find(Building, row.building) is not None
        and (not row.floor or problem.find(Floor, row.floor) is not None)
    )


def _result(built: BuiltCase, outcome: Outcome, solved_on: str) -> Result:
    trace = [
        [round(seconds, 1), in_rupiah(built, best), in_rupiah(built, bound)]
        for seconds, best, bound in outcome.trace
    ]
    return Result(
        id=built.scenario,
        scenario=built.scenario,
        outcome=outcome.status.value,
        best=in_rupiah(built, outcome.cost),
        bound=in_rupiah(built, outcome.bound),
        milliseconds=int(outcome.seconds * 1000 + 0.5),
        seed=outcome.seed,
        threads=outcome.threads,
        case_sha256=outcome.case_sha256,
        solved_on=solved_on,
        engine=VERSION,
        rooms=json.dumps(_rooms(built, outcome.plan)),
        parking=json.dumps(_parking(built, outcome.plan)),
        trace=json.dumps(trace),
        bound_parts=bound_record(built, outcome.bound_parts),
    )


def _rooms(built: BuiltCase, plan: Plan | None) -> list[list[str | int]]:
    """Return [size class, floor id, count] of the shared rooms."""
    counts: dict[tuple[int, int], int] = {}
    for size, floor in plan.rooms if plan else ():
        counts[size, floor] = counts.get((size, floor), 0) + 1
    return [
        [built.sizes[size].value, built.floors[floor], n]
        for (size, floor), n in sorted(counts.items())
    ]


def _parking(built: BuiltCase, plan: Plan | None) -> list[list[str | int]]:
    """Return [site id, vehicle type, levels] of the parking levels built."""
    if plan is None or built.case.parking is None:
        return []
    levels: dict[tuple[int, str], int] = {}
    for (site, kind), n in parking_levels(built.case, plan.place).items():
        key = site, built.vehicles[kind].value
        levels[key] = max(n, levels.get(key, 0))
    return [[built.sites[site], kind, n] for (site, kind), n in sorted(levels.items()) if n]
