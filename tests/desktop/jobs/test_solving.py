"""The real work in the second process: a whole small problem solved, or the reasons why not."""

from __future__ import annotations

from dataclasses import replace

from desktop.jobs.messages import Built, Finished, Message, Refused, SolveTask
from desktop.jobs.runner import Run
from desktop.jobs.solving import solve_task
from solver.plan import SolveStatus
from tests.support.problems import BEST, tiny_problem

LONG = 120


def test_a_small_problem_is_built_and_solved_in_a_second_process() -> None:
    messages: list[Message] = []
    problem = tiny_problem()
    assert problem.standards  # a look-up that cannot be sent
    run = Run(SolveTask(problem, BEST, 3, 1, 2), messages.append)
    heard = run.wait(LONG)
    assert isinstance(messages[-1], Finished), messages[-1]
    assert heard.built is not None
    assert heard.outcome is not None
    assert heard.outcome.status in (SolveStatus.OPTIMAL, SolveStatus.FEASIBLE)
    assert heard.outcome.plan is not None
    assert any(isinstance(m, Built) for m in messages)


def test_a_problem_that_cannot_be_built_is_refused_with_reasons() -> None:
    problem = replace(tiny_problem(), scenario_building=(), placement=())
    told: list[Message] = []
    solve_task(SolveTask(problem, BEST, 1, 1, 1), told.append, lambda: False)
    assert len(told) == 1
    assert isinstance(told[0], Refused)
    assert told[0].issues
