"""Solve a scenario in a second process: whatever happens to it, the best plan told is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from desktop.document.document import Document
from desktop.jobs.attend import attend
from desktop.jobs.ending import why_ended
from desktop.jobs.messages import Finished, Refused, SolveTask
from desktop.jobs.solving import solve_task
from desktop.jobs.worker import Work
from desktop.workflows.solve_scenario import SolvedScenario, salvaged, solved
from solver.errors import Issue
from solver.plan import Progress


@dataclass(frozen=True)
class SolvedApart:
    """What came of a run.

    Parameters
    ----------
    solved : SolvedScenario or None
        What to write into the project; None when the run died before its first plan.
    cut_short : str
        Why the run ended before its time, one sentence; empty when it did not.
    """

    solved: SolvedScenario | None
    cut_short: str = ""


def solve_apart(
    document: Document,
    scenario_id: str,
    *,
    seconds: float,
    seed: int,
    threads: int,
    on_progress: Callable[[Progress], None] | None = None,
    stop: Callable[[], bool] | None = None,
    work: Work = solve_task,
) -> SolvedApart | tuple[Issue, ...]:
    """Solve a scenario; parameters as in `solve_scenario`, `work` is what the process does.

    Returns
    -------
    SolvedApart or tuple of Issue
        The Issues when the case cannot be built.
    """
    task = SolveTask(document.problem, scenario_id, seconds, seed, threads)
    heard = attend(task, work, on_progress, stop)
    if isinstance(heard.last, Refused):
        return heard.last.issues
    if isinstance(heard.last, Finished) and heard.built is not None:
        return SolvedApart(solved(heard.built, heard.last.outcome))
    saved = salvaged(heard.built, heard.plan, heard.trace, seed, threads)
    return SolvedApart(saved, why_ended(heard.last))
