"""The whole page of parking: sites by mouse, hours by keys, another scenario, empty."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document import edits
from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.parking.view import ParkingPage, make
from desktop.system.translate import set_language
from solver.problem.estate import Site
from solver.problem.problem import Problem
from tests.desktop.pages.parking.test_reckoning import crowded
from tests.desktop.pages.stacking.city import Told, context, settled, shown
from tests.support.problems import BEST, MANUAL
from tests.support.window import click_cell, press


@pytest.fixture
def page(qtbot: QtBot, look: None) -> Iterator[ParkingPage]:
    made = make(context(Session(Document(crowded())), Told()))
    assert isinstance(made, ParkingPage)
    made.model.choice.choose(MANUAL)
    shown(qtbot, made)
    settled(qtbot, made)
    yield made
    made.context.tasks.stop_all()
    made.leave()


def test_a_site_by_mouse_and_its_hours_by_keys(page: ParkingPage) -> None:
    assert page.title.text() == "Selatan"
    click_cell(page.sites.view, 1, 0)
    assert page.title.text() == "Pusat"
    chart = page.charts[0]
    peak = chart.words()
    press(chart, Qt.Key.Key_Left)
    assert chart.words() != peak
    assert chart.accessibleName().endswith(chart.words())
    assert chart.words() in chart.accessibleDescription()
    page.grab()


def test_more_stalls_are_seen_at_once(qtbot: QtBot, page: ParkingPage) -> None:
    assert page.figures["missing"].value() != "0"
    page.context.session.do("petak", edits.set_field(Site, "south", "car_stalls", 200))
    settled(qtbot, page)
    assert page.figures["missing"].value() == "0"


def test_another_scenario_and_the_way_back(qtbot: QtBot, page: ParkingPage) -> None:
    page.scenario.setCurrentIndex(0)
    page.scenario.activated.emit(0)
    settled(qtbot, page)
    assert page.place() == {"scenario": "today", "site": page.model.site, "tab": "0"}
    page.arrive(scenario=MANUAL, site="centre", tab="1")
    settled(qtbot, page)
    assert page.tabs.currentIndex() == 1
    assert page.who.model.rowCount() > 0


def test_without_a_plan_it_says_what_to_do(qtbot: QtBot, look: None) -> None:
    told = Told()
    made = make(context(Session(Document(replace(crowded(), placement=()))), told))
    shown(qtbot, made)
    settled(qtbot, made)
    made.arrive(scenario=BEST)
    go = next(b for b in made.findChildren(QPushButton) if "Skenario" in b.text())
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert told.went == [("scenarios", {})]
    made.leave()


@pytest.mark.parametrize("language", ["id", "en"])
def test_an_empty_project_is_no_fault(qtbot: QtBot, look: None, language: str) -> None:
    set_language(language)
    made = make(context(Session(Document(Problem())), Told()))
    shown(qtbot, made)
    assert "scenario" not in made.place()
    made.leave()
