"""Our engine, through its one front door."""

from __future__ import annotations

from benchmarks.rivals.task import Task
from solver.plan import Plan, Progress
from solver.search.solve import SolveOptions, solve


def run(task: Task) -> None:
    """Solve for the time that is left after start-up."""

    def tell(news: Progress) -> None:
        task.claim(None, news.bound)
        if news.plan is not None and news.best is not None:
            task.plan(news.plan, news.best)

    outcome = solve(task.case, SolveOptions(task.left(), task.seed, task.threads), tell)
    if outcome.plan is not None and outcome.cost is not None:
        task.plan(outcome.plan, outcome.cost)
    task.claim(None, outcome.bound)
    firsts = [(seconds, best) for seconds, best, _ in outcome.trace if best is not None]
    lag = task.voice.spent() - outcome.seconds
    if firsts:
        task.voice.tell(first=round(firsts[0][0] + lag, 3), note=outcome.status.value)
    else:
        task.note(outcome.status.value)


def first_plan(task: Task, seconds: float) -> tuple[Plan, int] | None:
    """Return the first plan this engine finds, and its cost: what rivals are hinted with."""
    found: list[tuple[Plan, int]] = []

    def tell(news: Progress) -> None:
        if news.plan is not None and news.best is not None:
            found.append((news.plan, news.best))

    options = SolveOptions(min(seconds, task.left()), task.seed, task.threads)
    outcome = solve(task.case, options, tell, lambda: bool(found))
    if outcome.plan is None or outcome.cost is None:
        return None
    return outcome.plan, outcome.cost
