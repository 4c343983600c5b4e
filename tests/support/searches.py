"""Searches that a test can hold: what a solver process does, done in the test's own."""

from __future__ import annotations

import threading
from typing import Any

from desktop.jobs.messages import Advanced, Built, Finished
from desktop.jobs.worker import StopAsked, Tell
from solver.case.build import BuiltCase, build_case
from solver.plan import Progress
from solver.search.solve import SolveOptions, solve


def until_stopped(task: Any, tell: Tell, stop: StopAsked) -> None:
    """Solve at once, then look on until stopped."""
    built = build_case(task.problem, task.scenario_id)
    assert isinstance(built, BuiltCase)
    tell(Built(built))
    outcome = solve(built.case, SolveOptions(1, task.seed, 1))
    tell(Advanced(Progress(0.5, outcome.cost, outcome.bound, outcome.plan)))
    tick = threading.Event()
    while not stop():
        tick.wait(0.01)
    tell(Finished(outcome))
