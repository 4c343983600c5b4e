"""The work of the solver process: solve a scenario, its case built first, or a case as it is."""

from __future__ import annotations

from desktop.jobs.messages import Advanced, Built, Finished, Refused, SolveCaseTask, SolveTask
from desktop.jobs.worker import StopAsked, Tell


def solve_task(task: SolveTask, tell: Tell, stop: StopAsked) -> None:
    """Build, tell the case, solve from the plan that the scenario has now, tell the outcome."""
    from solver.case.build import build_case, plan_of
    from solver.search.solve import SolveOptions, solve

    built = build_case(task.problem, task.scenario_id)
    if isinstance(built, tuple):
        tell(Refused(built))
        return
    tell(Built(built))
    options = SolveOptions(seconds=task.seconds, seed=task.seed, threads=task.threads)
    start = plan_of(built, task.problem)
    tell(
        Finished(solve(built.case, options, lambda progress: tell(Advanced(progress)), stop, start))
    )


def solve_case_task(task: SolveCaseTask, tell: Tell, stop: StopAsked) -> None:
    """Solve a case, tell the outcome."""
    from solver.search.solve import SolveOptions, solve

    options = SolveOptions(seconds=task.seconds, seed=task.seed, threads=task.threads)
    tell(Finished(solve(task.case, options, lambda progress: tell(Advanced(progress)), stop)))
