"""Run CP-SAT on a model and say only what is proved."""

from __future__ import annotations

import math
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from solver.cpsat.draft import Draft
from solver.plan import Plan, SolveStatus

STATUS = {
    cp_model.OPTIMAL: SolveStatus.OPTIMAL,
    cp_model.FEASIBLE: SolveStatus.FEASIBLE,
    cp_model.INFEASIBLE: SolveStatus.INFEASIBLE,
}


@dataclass(frozen=True)
class Run:
    """How CP-SAT is to run.

    Parameters
    ----------
    seconds : float
        Wall time limit.
    threads : int
        Workers.
    seed : int
        Random seed.
    effort : float or None
        Deterministic time limit. With it the result does not depend on the clock: one worker
        repeats by itself, several are interleaved.
    """

    seconds: float
    threads: int = 1
    seed: int = 0
    effort: float | None = None


@dataclass(frozen=True)
class Answer:
    """What CP-SAT found. `plan` and `cost` only with OPTIMAL or FEASIBLE; `bound` if any.

    With guarded rules a unit may be nowhere, so there is no plan then.
    """

    status: SolveStatus
    plan: Plan | None
    cost: int | None
    bound: int | None


class Watch(cp_model.CpSolverSolutionCallback):
    """Hands each better plan on as it is found."""

    def __init__(self, draft: Draft, on_plan: Callable[[Plan, int], None]) -> None:
        super().__init__()
        self._draft = draft
        self._on_plan = on_plan

    def on_solution_callback(self) -> None:
        """Read the plan and its cost."""
        self._on_plan(self._draft.read(self.value), round(self.objective_value))


def run(
    draft: Draft,
    how: Run,
    *,
    stop: Callable[[], bool] | None = None,
    on_plan: Callable[[Plan, int], None] | None = None,
    on_bound: Callable[[int], None] | None = None,
) -> Answer:
    """Solve a model.

    Parameters
    ----------
    draft : Draft
        The model, hinted or not.
    how : Run
        Limits.
    stop : callable or None
        Asked about 20 times a second, from another thread; True ends the run.
    on_plan, on_bound : callable or None
        Told each better plan with its cost in the model (the bill may be lower while it is not
        optimal), and each better bound, from the solver's threads.
    """
    solver = cp_model.CpSolver()
    _set(solver.parameters, how)
    told = listen(solver, on_bound)
    watch = Watch(draft, on_plan) if on_plan is not None else None
    with stopping(solver.stop_search, stop):
        status = solver.solve(draft.model, watch)
    bound = proved_bound(solver, status, told) if draft.model.has_objective() else None
    return _answer(draft, solver, STATUS.get(status, SolveStatus.UNKNOWN), bound)


@contextmanager
def stopping(halt: Callable[[], object], stop: Callable[[], bool] | None) -> Iterator[None]:
    """While the body runs, ask `stop` from another thread and call `halt` when it says so."""
    ended = threading.Event()

    def watch() -> None:
        while stop is not None and not ended.wait(0.05):
            if stop():
                halt()

    watcher = threading.Thread(target=watch, daemon=True)
    watcher.start()
    try:
        yield
    finally:
        ended.set()
        watcher.join()


def _set(parameters: Any, how: Run) -> None:
    parameters.max_time_in_seconds = max(0.01, how.seconds)
    parameters.num_workers = how.threads
    parameters.catch_sigint_signal = False  # Ctrl+C is for whoever asked for the search
    parameters.random_seed = how.seed % 2**31
    if how.effort is not None:
        parameters.max_deterministic_time = how.effort
        parameters.interleave_search = how.threads > 1


def round_up(bound: float) -> int:
    """Return the least whole cost not below a bound that is exact up to 1e-9 of its size."""
    return math.ceil(bound - max(1e-6, abs(bound) * 1e-9))


def listen(solver: cp_model.CpSolver, on_bound: Callable[[int], None] | None = None) -> list[int]:
    """Return the list that each better bound of a run to come is put on, and hand it on."""
    told: list[int] = []

    def hear(bound: float) -> None:
        told.append(round_up(bound))
        if on_bound is not None:
            on_bound(told[-1])

    solver.best_bound_callback = hear
    return told


def proved_bound(solver: cp_model.CpSolver, status: Any, told: list[int]) -> int | None:
    """Return what a run has proved of its objective, None when that is nothing.

    A run that ends in presolve, by time or by a stop, has no solution and says 0 for its bound,
    also where the optimum is far below: only what it told on the way is proved then.
    """
    if status in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        return round_up(solver.best_objective_bound)
    return max(told, default=None)


def _answer(
    draft: Draft, solver: cp_model.CpSolver, status: SolveStatus, bound: int | None
) -> Answer:
    if status is SolveStatus.INFEASIBLE:
        return Answer(status, None, None, None)
    if status is SolveStatus.UNKNOWN:
        return Answer(status, None, None, bound)
    plan = None if draft.guarded else draft.read(solver.value)
    return Answer(status, plan, round(solver.objective_value), bound)
