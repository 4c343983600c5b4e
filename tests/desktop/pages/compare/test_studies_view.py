"""The tab of studies: it offers the scenarios that can be searched, and follows the choice."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.compare.studies_view import StudiesTab
from desktop.pages.compare.viewmodel import CompareModel
from solver.problem.scenario import ScenarioKind
from tests.desktop.pages.stacking.city import Told, context, session
from tests.support.problems import BEST, tiny_problem


def made(qtbot: QtBot, of: Session) -> StudiesTab:
    tab = StudiesTab(context(of, Told()), CompareModel(of))
    qtbot.addWidget(tab)
    tab.refresh()
    return tab


def test_optimised_scenarios_are_offered(qtbot: QtBot) -> None:
    tab = made(qtbot, session())
    assert [tab.scenario.itemData(i) for i in range(tab.scenario.count())] == [BEST]
    assert tab.front.scenario == tab.others.scenario == BEST
    assert tab._none.isHidden()
    tab.leave()


def test_without_any_it_says_what_to_do(qtbot: QtBot) -> None:
    problem = tiny_problem()
    rows = tuple(s for s in problem.scenario if s.kind is not ScenarioKind.OPTIMISED)
    tab = made(qtbot, Session(Document(replace(problem, scenario=rows))))
    assert not tab._none.isHidden()
    assert tab.tabs.isHidden()
    assert not tab.front.strip.begin.isEnabled()
