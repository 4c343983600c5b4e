"""Our engine, through its one front door."""

from __future__ import annotations

from benchmarks.rivals.task import Task
from solver.plan import BoundParts, Outcome, Plan, Progress
from solver.search.solve import SolveOptions, solve


def run(task: Task) -> None:
    """Solve for the time that is left after start-up."""
    _solve(task, SolveOptions(task.left(), task.seed, task.threads))


def again(task: Task) -> None:
    """Solve in the reproducible mode, for all the seconds named, however long they take."""
    _solve(task, SolveOptions(task.seconds, task.seed, task.threads, reproducible=True))


def fast(task: Task) -> None:
    """Solve for all the seconds named, counted from when the engine begins."""
    _solve(task, SolveOptions(task.seconds, task.seed, task.threads))


def first(task: Task) -> None:
    """Stop at the first plan."""
    _solve(task, SolveOptions(task.left(), task.seed, task.threads), stop_at_plan=True)


def _solve(task: Task, options: SolveOptions, *, stop_at_plan: bool = False) -> None:
    found: list[int] = []

    def tell(news: Progress) -> None:
        task.claim(None, news.bound)
        _tell_parts(task, news.bound_parts)
        if news.plan is not None and news.best is not None:
            task.plan(news.plan, news.best)
            found.append(news.best)

    outcome = solve(task.case, options, tell, lambda: stop_at_plan and bool(found))
    if outcome.plan is not None and outcome.cost is not None:
        task.plan(outcome.plan, outcome.cost)
    task.claim(None, outcome.bound)
    _tell_parts(task, outcome.bound_parts)
    _tell_trace(task, outcome)


def _tell_parts(task: Task, parts: BoundParts | None) -> None:
    if parts is not None:
        task.made_of((parts.lumpy, parts.level, parts.site))


def _tell_trace(task: Task, outcome: Outcome) -> None:
    """Tell cost and bound over time to the millisecond, on the clock of the process."""
    lag = task.voice.spent() - outcome.seconds
    trace = [(round(seconds + lag, 3), cost, bound) for seconds, cost, bound in outcome.trace]
    task.voice.tell(trace=trace, note=outcome.status.value, lag=round(lag, 3))


def first_plan(task: Task, seconds: float, walk: float = 0.0) -> tuple[Plan, int] | None:
    """Return a plan of our engine and its cost: what rivals are hinted with.

    It is the first plan, or the best after `walk` seconds; None when there is none in `seconds`.
    """
    found: list[bool] = []
    begun = task.voice.spent()

    def tell(news: Progress) -> None:
        if news.plan is not None:
            found.append(True)

    def stop() -> bool:
        return bool(found) and task.voice.spent() - begun >= walk

    options = SolveOptions(min(seconds, task.left()), task.seed, task.threads)
    outcome = solve(task.case, options, tell, stop)
    if outcome.plan is None or outcome.cost is None:
        return None
    return outcome.plan, outcome.cost
