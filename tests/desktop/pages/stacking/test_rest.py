"""Solve the rest: pins stay, the tray is placed around everybody else, one step."""

from __future__ import annotations

from desktop.pages.stacking.rest import rest_edit, rest_task
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.seats import TRAY, Place
from solver.case.build import BuiltCase, build_case
from solver.problem.scenario import Placement, Result
from solver.search.solve import SolveOptions, solve
from tests.desktop.pages.stacking.city import session
from tests.support.problems import BEST, MANUAL, TODAY


def solved_model() -> StackingModel:
    model = StackingModel(session(), BEST)
    task = rest_task(model, 1, only_tray=False)
    assert task is not None
    built = build_case(task.problem, BEST)
    assert isinstance(built, BuiltCase)
    outcome = solve(built.case, SolveOptions(3, 1, 1))
    edit = rest_edit(model, built, outcome, only_tray=False)
    assert edit is not None
    assert model.session.do("rest", edit)
    return model


def test_everybody_gets_a_place_and_a_result() -> None:
    model = solved_model()
    assert model.view().tray == ()
    result = model.problem.find(Result, BEST)
    assert result is not None
    assert result.best is not None


def test_only_the_tray_is_placed_and_nobody_else_moves() -> None:
    model = solved_model()
    before = dict(model.view().place_of)
    out = next(u for u, p in before.items() if p.floor and u.startswith("a-"))
    model.drop(out, TRAY)
    task = rest_task(model, 1, only_tray=True)
    assert task is not None
    built = build_case(task.problem, BEST)
    assert isinstance(built, BuiltCase)
    outcome = solve(built.case, SolveOptions(3, 1, 1))
    edit = rest_edit(model, built, outcome, only_tray=True)
    assert edit is not None
    model.session.do("tray", edit)
    after = model.view().place_of
    assert after[out] != TRAY
    assert {u: p for u, p in after.items() if u != out} == {
        u: p for u, p in before.items() if u != out
    }
    rows = model.problem.where(Placement, "scenario", BEST)
    assert not any(row.pinned for row in rows)


def test_there_is_nothing_to_ask_for() -> None:
    assert rest_task(StackingModel(session(), TODAY), 1, only_tray=False) is None
    full = solved_model()
    assert rest_task(full, 1, only_tray=True) is None
    assert Place() == TRAY
    assert rest_task(StackingModel(session(), MANUAL), 1, only_tray=True) is not None
