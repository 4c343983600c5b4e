"""Is a result still true? A result speaks of one case and one plan, and both may have changed."""

from __future__ import annotations

from solver.case.build import build_case, plan_of
from solver.case.write import canonical_sha256
from solver.check.bill import bill, total
from solver.problem.problem import Problem
from solver.problem.scenario import Result
from solver.rules import CostTerm

THOUSAND = 1000  # the engine reckons in thousand rupiah


def is_stale(problem: Problem, scenario_id: str) -> bool:
    """Tell whether the last result of a scenario speaks of other data or another plan.

    The case is built anew and its hash compared; then the plan of the placements is priced anew
    and compared with the best cost of the result. Without a result nothing is stale.
    """
    result = problem.find(Result, scenario_id)
    if result is None or not result.case_sha256:
        return False
    built = build_case(problem, scenario_id)
    if isinstance(built, tuple) or canonical_sha256(built.case) != result.case_sha256:
        return True
    if result.best is None:
        return False
    plan = plan_of(built, problem)
    if plan is None:
        return True
    parts: tuple[tuple[CostTerm, int], ...] = bill(built.case, plan)
    return built.base + THOUSAND * total(parts) != result.best
