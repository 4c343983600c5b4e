"""The panel of no plan: it asks, tells, and leads to what is to be mended."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.scenarios.no_plan_view import NoPlan
from desktop.pages.scenarios.viewmodel import ScenariosModel
from desktop.system.translate import tr
from solver.problem.problem import Problem
from solver.problem.scenario import Result
from tests.desktop.workflows.explain.test_none import torn
from tests.support.problems import BEST, tiny_problem
from tests.support.window import Heard, context_on


def without(problem: Problem) -> Problem:
    return replace(problem, result=(Result(id=BEST, scenario=BEST, outcome="infeasible"),))


@pytest.fixture
def panel(qtbot: QtBot, heard: Heard, look: None) -> Iterator[NoPlan]:
    context = context_on(without(torn()), heard)
    made = NoPlan(context, ScenariosModel(context.session, BEST))
    qtbot.addWidget(made)
    yield made
    made.leave()


def test_it_tells_why_and_leads_to_the_unit(qtbot: QtBot, panel: NoPlan, heard: Heard) -> None:
    panel.show_scenario(running=False)
    assert panel.isVisible()
    qtbot.mouseClick(panel.why, Qt.MouseButton.LeftButton)
    assert panel.asking.running
    with qtbot.waitSignal(panel.asking.ended, timeout=60_000):
        pass
    texts = [each.text() for each in panel.findChildren(QLabel)]
    assert any("Badan C harus berada dalam satu gedung" in text for text in texts)
    links = [b for b in panel.findChildren(QPushButton) if "Ke unit" in b.text()]
    qtbot.mouseClick(links[0], Qt.MouseButton.LeftButton)
    assert heard.visits[0][0] == "organisation"


def test_it_is_hidden_with_a_plan_while_searching_and_before(qtbot: QtBot) -> None:
    context = context_on(tiny_problem(), Heard())
    made = NoPlan(context, ScenariosModel(context.session, "today"))
    qtbot.addWidget(made)
    made.show_scenario(running=False)
    assert made.isHidden()
    other = context_on(without(torn()), Heard())
    made = NoPlan(other, ScenariosModel(other.session, BEST))
    qtbot.addWidget(made)
    made.show_scenario(running=True)
    assert made.isHidden()
    assert made.why.text().strip() == tr("scenarios.why.ask")
