"""The guarantee in words: how good the plan of a scenario is, and how that is known."""

from __future__ import annotations

from desktop.document.document import Document
from desktop.document.text import format_money_short, format_ratio, format_seconds
from desktop.system.translate import tr
from solver.plan import SolveStatus
from solver.problem.scenario import Result, Scenario


def guarantee(document: Document, scenario_id: str) -> str:
    """Return one sentence; only a proved optimum is called one."""
    scenario = document.problem.get(Scenario, scenario_id)
    result = document.problem.find(Result, scenario_id)
    if result is None or not result.outcome:
        return tr("guarantee.none", name=scenario.name)
    status = SolveStatus(result.outcome)
    return tr(
        f"guarantee.{status.value}",
        name=scenario.name,
        best=format_money_short(result.best),
        bound=format_money_short(result.bound),
        gap=_gap(result),
        time=format_seconds(result.milliseconds),
        seed=result.seed,
        hash=result.case_sha256[:12],
    )


def _gap(result: Result) -> str:
    if result.best is None or result.bound is None:
        return "–"
    return format_ratio(result.best - result.bound, result.best, decimals=2)
