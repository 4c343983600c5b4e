"""The tab of what binds: rows while it works, the chosen in words, stop, a better plan taken."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.jobs.messages import Done, News
from desktop.jobs.worker import StopAsked, Tell, Work
from desktop.pages.scenarios.binding_view import BindingTab
from desktop.pages.scenarios.viewmodel import ScenariosModel
from desktop.workflows.explain.binding_apart import BindingLine, BindingTask, ToldBinding
from desktop.workflows.solve_scenario import solve_scenario
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Result
from tests.desktop.pages.stacking.city import Told, context, session
from tests.support.problems import BEST, tiny_problem

LINE = BindingLine("area/1", "Tambahan 100 m²", True, 5_000_000, False, (), ("a",), "Hemat 5 juta.")


def works(task: BindingTask, tell: Tell, stop: StopAsked) -> None:
    """Tell one row, wait for the stop, and end with it."""
    tell(News(LINE))
    beat = threading.Event()
    while not stop():
        beat.wait(0.01)
    tell(Done(ToldBinding(("Satu hal mengikat.",), (LINE,), finished=False)))


def improves(task: BindingTask, tell: Tell, stop: StopAsked) -> None:
    """End at once with a better plan."""
    found = solve_scenario(Document(task.problem), task.scenario, seconds=1, seed=2, threads=1)
    assert not isinstance(found, tuple)
    tell(Done(ToldBinding(("Lebih murah.",), (LINE,), found.outcome, found.built)))


@pytest.fixture(scope="module")
def plan() -> Problem:
    found = solve_scenario(Document(tiny_problem()), BEST, seconds=1, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(Document(tiny_problem())).problem


def made(qtbot: QtBot, problem: Problem, work: Work) -> BindingTab:
    at = context(Session(Document(problem)), Told())
    tab = BindingTab(at, ScenariosModel(at.session), work)
    qtbot.addWidget(tab)
    tab.resize(900, 600)
    tab.show_scenario()
    tab.show()
    return tab


def test_without_a_plan_there_is_nothing_to_ask(qtbot: QtBot) -> None:
    tab = made(qtbot, session().document.problem, works)
    assert not tab.strip.begin.isEnabled()
    assert "belum punya susunan" in tab.state.text()


def test_rows_come_while_it_works_and_stop_keeps_them(qtbot: QtBot, plan: Problem) -> None:
    tab = made(qtbot, plan, works)
    qtbot.mouseClick(tab.strip.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: tab.table.model.rowCount() == 1, timeout=60_000)
    assert not tab.strip.halt.isHidden()
    with qtbot.waitSignal(tab.asking.ended, timeout=60_000):
        qtbot.mouseClick(tab.strip.halt, Qt.MouseButton.LeftButton)
    assert tab.answer.text() == "Satu hal mengikat."
    assert tab.take.isHidden()
    tab.table.choose("area/1")
    assert tab.chosen.text() == "Hemat 5 juta."


def test_a_better_plan_is_taken_as_one_step(qtbot: QtBot, plan: Problem) -> None:
    tab = made(qtbot, plan, improves)
    with qtbot.waitSignal(tab.asking.ended, timeout=60_000):
        tab.start()
    assert not tab.take.isHidden()
    qtbot.mouseClick(tab.take, Qt.MouseButton.LeftButton)
    after = tab.model.problem
    assert after.where(Placement, "scenario", BEST)
    assert after.get(Result, BEST).seed == 2
    assert tab.take.isHidden()
    tab.context.session.undo()
    assert tab.model.problem == plan
