"""The list of scenarios in the head of a page, and the two ways to a first plan."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.widgets.scenario_box import ScenarioBox, no_plan
from desktop.workflows.shown_scenario import ScenarioChoice
from tests.desktop.pages.stacking.city import Told, context
from tests.support.problems import BEST, MANUAL, TODAY, tiny_problem
from tests.support.window import press


def box_on(qtbot: QtBot, scenarios: int) -> tuple[ScenarioBox, ScenarioChoice]:
    problem = tiny_problem()
    choice = ScenarioChoice(
        Session(Document(replace(problem, scenario=problem.scenario[:scenarios])))
    )
    box = ScenarioBox(choice)
    qtbot.addWidget(box)
    box.show()
    box.follow()
    return box, choice


def test_another_scenario_by_keys(qtbot: QtBot, look: None) -> None:
    box, choice = box_on(qtbot, 3)
    picked: list[str] = []
    box.picked.connect(lambda: picked.append(choice.id))
    assert box.currentData() == choice.id == MANUAL
    press(box, Qt.Key.Key_Up)
    assert picked == [TODAY]


def test_a_link_is_followed_and_what_is_shown_already_is_not_reckoned_again(
    qtbot: QtBot, look: None
) -> None:
    box, choice = box_on(qtbot, 3)
    picked: list[str] = []
    box.picked.connect(lambda: picked.append(choice.id))
    for scenario in ("", MANUAL, BEST):
        box.arrive(scenario)
    assert picked == [BEST]


def test_without_scenarios_there_is_no_list(qtbot: QtBot, look: None) -> None:
    assert box_on(qtbot, 0)[0].isHidden()


def test_both_ways_to_a_plan_lead_there(qtbot: QtBot, look: None) -> None:
    told = Told()
    card = no_plan(context(Session(Document()), told), "car", "Belum", "Tempatkan dahulu.")
    qtbot.addWidget(card)
    for each in card.findChildren(QPushButton):
        qtbot.mouseClick(each, Qt.MouseButton.LeftButton)
    assert [page for page, _ in told.went] == ["stacking", "scenarios"]
