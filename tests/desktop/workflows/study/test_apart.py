"""A study apart: signs of life, points fit for a pipe, a point kept as a scenario of its own."""

from __future__ import annotations

import pickle
import subprocess
import sys
from dataclasses import replace
from functools import cache

import pytest

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.jobs.messages import Built, Done, Message, News, Refused
from desktop.workflows.study.apart import kept_point, study_apart_task, study_task
from desktop.workflows.study.told import DIAL, KINDS, OTHERS, StudySoFar, ToldStudy
from solver.problem.scenario import Placement, Scenario
from tests.support.problems import BEST, tiny_problem


@cache
def asked(kind: str) -> list[Message]:
    told: list[Message] = []
    task = study_task(tiny_problem(), BEST, kind, 3.0, 3)
    study_apart_task(task, told.append, lambda: False)
    through: list[Message] = pickle.loads(pickle.dumps(told))
    return through


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_tells_its_case_its_progress_and_its_points(kind: str) -> None:
    told = asked(kind)
    assert isinstance(told[0], Built)
    assert any(isinstance(m, News) and isinstance(m.what, StudySoFar) for m in told)
    last = told[-1]
    assert isinstance(last, Done)
    assert isinstance(last.what, ToldStudy)
    found = last.what
    assert found.kind == kind
    assert found.points
    assert all(len(point.cells) == len(found.head) for point in found.points)
    assert all(point.least is None or point.least <= point.x for point in found.points)
    if kind != OTHERS:
        ways = [point.y for point in found.points]
        assert ways == sorted(ways, reverse=kind != DIAL)


def test_a_point_becomes_a_scenario_with_its_plan() -> None:
    told = asked("disruption")
    built, last = told[0], told[-1]
    assert isinstance(built, Built)
    assert isinstance(last, Done)
    assert isinstance(last.what, ToldStudy)
    point = last.what.points[-1]
    document = Document(tiny_problem())
    id, rows = kept_point(document, built.built, point)
    after = put(*rows)(document).problem
    made = after.get(Scenario, id)
    assert (made.name, made.most_moves) == (point.name, point.most_moves)
    assert after.where(Placement, "scenario", id)
    assert after.where(Placement, "scenario", BEST) == tiny_problem().where(
        Placement, "scenario", BEST
    )


def test_a_scenario_that_cannot_be_built_is_refused() -> None:
    problem = replace(tiny_problem(), scenario_building=())
    told: list[Message] = []
    study_apart_task(study_task(problem, BEST, "disruption", 1.0), told.append, lambda: False)
    assert isinstance(told[-1], Refused)
    assert told[-1].issues


def test_the_window_reads_the_records_without_the_engine() -> None:
    code = "import sys, desktop.workflows.study.apart; print('ortools' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
