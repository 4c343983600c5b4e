"""Explaining apart: rows as news, the answer whole again, everything fit for a pipe."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest

from desktop.document.document import Document
from desktop.jobs.messages import Done, Message, News, Refused
from desktop.system.translate import set_language
from desktop.workflows.explain.apart import (
    ToldFloor,
    ToldNone,
    explain_floor_task,
    explain_none_task,
    floor_task,
    none_task,
    take_row,
)
from desktop.workflows.explain.floor import FloorRow
from desktop.workflows.solve_scenario import solve_scenario
from solver.problem.problem import Problem
from tests.desktop.workflows.explain.test_none import torn
from tests.support.problems import BEST, MANUAL, tiny_problem


@pytest.fixture(scope="module")
def solved() -> Problem:
    found = solve_scenario(Document(tiny_problem()), BEST, seconds=5, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(Document(tiny_problem())).problem


def never() -> bool:
    return False


def test_rows_then_the_answer_all_fit_for_a_pipe(solved: Problem) -> None:
    told: list[Message] = []
    explain_floor_task(floor_task(solved, BEST, "a-sek", 3), told.append, never)
    rows = [m.what for m in told if isinstance(m, News)]
    assert rows
    assert all(isinstance(row, FloorRow) for row in rows)
    last = pickle.loads(pickle.dumps(told))[-1]
    assert isinstance(last, Done)
    assert isinstance(last.what, ToldFloor)
    assert last.what.whole.unit == "a-sek"
    assert {row.name for row in last.what.answer.rows}


def test_a_repaired_plan_is_taken_as_an_edit(solved: Problem) -> None:
    told: list[Message] = []
    explain_floor_task(floor_task(solved, BEST, "a-sek", 3), told.append, never)
    row = next(m.what for m in told if isinstance(m, News) and m.what.plan and not m.what.here)
    found = take_row(solved, BEST, row.plan)
    assert found is not None
    after = found.edit(Document(solved)).problem
    placed = {p.unit: (p.building, p.floor) for p in after.placement if p.scenario == BEST}
    assert placed["a-sek"] == (row.building, row.floor)


def test_without_a_whole_plan_it_is_refused() -> None:
    told: list[Message] = []
    explain_floor_task(floor_task(tiny_problem(), MANUAL, "a-sek", 1), told.append, never)
    assert [type(m) for m in told] == [Refused]


def test_no_plan_is_told_line_by_line_in_the_language_of_the_window() -> None:
    task = replace(none_task(torn(), BEST, 10, 1), language="en")
    told: list[Message] = []
    explain_none_task(task, told.append, never)
    set_language("id")
    last = told[-1]
    assert isinstance(last, Done)
    assert isinstance(last.what, ToldNone)
    assert last.what.lines[0].text.startswith("No ")
    assert any(line.page for line in last.what.lines)
    assert any(isinstance(m, News) for m in told)
