"""The places of a unit: bare prices first, told rows over them, refusals in words."""

from __future__ import annotations

import pytest

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.jobs.messages import Done, Message, News
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.pages.stacking.why import place_of, question, summary, take, taking, why_rows
from desktop.widgets.stacking_plan.offer import Tone
from desktop.workflows.explain.apart import ToldFloor, explain_floor_task
from desktop.workflows.explain.floor import FloorRow
from desktop.workflows.seats import Place
from desktop.workflows.solve_scenario import solve_scenario
from solver.problem.problem import Problem
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem


@pytest.fixture(scope="module")
def solved() -> Problem:
    found = solve_scenario(Document(tiny_problem()), BEST, seconds=5, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(Document(tiny_problem())).problem


@pytest.fixture
def model(solved: Problem) -> StackingModel:
    made = StackingModel(Session(Document(solved)), BEST)
    made.take(made.reckoning()())
    return made


def told(model: StackingModel) -> tuple[dict[Place, FloorRow], ToldFloor]:
    task = question(model, "a-sek").task
    assert task is not None
    heard: list[Message] = []
    explain_floor_task(task, heard.append, lambda: False)
    rows = {place_of(m.what): m.what for m in heard if isinstance(m, News)}  # type: ignore[arg-type]
    last = heard[-1]
    assert isinstance(last, Done)
    assert isinstance(last.what, ToldFloor)
    return rows, last.what


def test_what_cannot_be_asked_says_why() -> None:
    assert question(StackingModel(session(), TODAY), "a-sek").refusal.startswith("Keadaan")
    manual = StackingModel(session(), MANUAL)
    assert "belum ditempatkan" in question(manual, "c-bid").refusal
    assert question(manual, "a-sek").refusal.startswith("5 unit belum")
    assert question(manual, "").task is None


def test_bare_prices_first_then_rows_with_causes_and_plans(model: StackingModel) -> None:
    bare = why_rows(model, "a-sek", {})
    assert bare[0].tone is Tone.HERE
    assert not any(row.sure for row in bare)
    rows, last = told(model)
    whole = why_rows(model, "a-sek", rows | {place_of(r): r for r in last.answer.rows})
    assert whole[0].tone is Tone.HERE
    known = [row for row in whole if row.plan is not None and row.tone is not Tone.HERE]
    assert known
    assert all(row.sentences and row.sure for row in known)
    assert any(row.causes for row in known)
    orders = [row.order for row in whole if row.tone is Tone.WORSE]
    assert orders == sorted(orders)
    assert summary(last.whole).startswith("Dinas A")


def test_a_plan_is_taken_as_one_named_step(model: StackingModel) -> None:
    rows, _ = told(model)
    row = next(r for r in why_rows(model, "a-sek", rows) if r.plan and r.tone is not Tone.HERE)
    assert row.plan is not None
    found = taking(model, row.plan)()
    assert take(model, found, "Pakai")
    assert model.session.undo_label == "Pakai"
    assert model.view().place_of["a-sek"] == row.place
    assert not take(model, None, "x")
