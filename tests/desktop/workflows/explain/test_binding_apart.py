"""What binds, through a pipe: rows as news, the answer whole, refused without a plan."""

from __future__ import annotations

import pickle

import pytest

from desktop.document.document import Document
from desktop.jobs.messages import Built, Done, Message, News, Refused
from desktop.workflows.explain.binding_apart import (
    BindingLine,
    ToldBinding,
    binding_task,
    explain_binding_task,
)
from desktop.workflows.solve_scenario import solve_scenario
from solver.problem.problem import Problem
from tests.support.problems import BEST, MANUAL, tiny_problem


@pytest.fixture(scope="module")
def plan() -> Problem:
    found = solve_scenario(Document(tiny_problem()), BEST, seconds=2, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(Document(tiny_problem())).problem


def test_rows_come_as_news_and_the_answer_fits_a_pipe(plan: Problem) -> None:
    told: list[Message] = []
    explain_binding_task(binding_task(plan, BEST, 3.0), told.append, lambda: False)
    told = pickle.loads(pickle.dumps(told))
    assert isinstance(told[0], Built)
    rows = [m.what for m in told if isinstance(m, News)]
    assert rows
    assert all(isinstance(row, BindingLine) for row in rows)
    last = told[-1]
    assert isinstance(last, Done)
    assert isinstance(last.what, ToldBinding)
    assert last.what.sentences
    lines = {line.key for line in last.what.lines}
    assert {row.key for row in rows if isinstance(row, BindingLine)} <= lines


def test_without_a_whole_plan_it_is_refused() -> None:
    told: list[Message] = []
    explain_binding_task(binding_task(tiny_problem(), MANUAL, 1.0), told.append, lambda: False)
    assert isinstance(told[-1], Refused)
