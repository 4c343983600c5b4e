"""The whole page of comparison: today first, choices, places, an empty project."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.session import Session
from desktop.pages.compare.view import PLACES, ComparePage, make
from desktop.pages.compare.viewmodel import elsewhere_grid
from desktop.widgets.stage import NOTHING
from desktop.workflows.compare_scenarios import Elsewhere
from solver.problem.problem import Problem
from solver.problem.scenario import ScenarioKind
from tests.desktop.pages.stacking.city import Told, context, session, settled, shown


@pytest.fixture
def page(qtbot: QtBot) -> Iterator[ComparePage]:
    made = make(context(session(), Told()))
    assert isinstance(made, ComparePage)
    shown(qtbot, made)
    settled(qtbot, made)
    yield made
    made.context.tasks.stop_all()
    made.leave()


def heads(page: ComparePage) -> list[str]:
    names = {"Keadaan sekarang", "Rencana tangan", "Rencana hasil hitungan"}
    labels = [each for each in page.findChildren(QLabel) if not each.isHidden()]
    found = [each for each in labels if each.text() in names and each.font().weight() >= 600]
    return [each.text() for each in sorted(found, key=lambda e: e.mapTo(page, e.pos()).x())]


def test_today_is_shown_first(page: ComparePage) -> None:
    assert heads(page) == ["Keadaan sekarang", "Rencana tangan", "Rencana hasil hitungan"]


def test_a_choice_takes_a_column_out(qtbot: QtBot, page: ComparePage) -> None:
    choice = next(b for b in page.findChildren(QPushButton) if b.text() == "Rencana tangan")
    assert choice.isChecked()
    choice.click()
    settled(qtbot, page)
    qtbot.waitUntil(lambda: len(heads(page)) == 2, timeout=5_000)
    assert heads(page)[0] == "Keadaan sekarang"


def test_who_sits_elsewhere_is_listed_and_counted(page: ComparePage) -> None:
    rows = page.elsewhere.model.rowCount()
    assert rows > 5
    assert f"({rows})" in page.tabs.tabText(PLACES)


def test_without_scenarios_it_says_what_to_do(qtbot: QtBot) -> None:
    told = Told()
    made = make(context(Session(Document(Problem())), told))
    shown(qtbot, made)
    button = next(b for b in made.findChildren(QPushButton) if "Skenario" in b.text())
    button.click()
    assert told.went == [("scenarios", {})]
    made.leave()


def test_today_alone_is_not_compared_with_itself(qtbot: QtBot) -> None:
    problem = session().document.problem
    today = tuple(s for s in problem.scenario if s.kind is ScenarioKind.TODAY)
    made = make(context(Session(Document(replace(problem, scenario=today))), Told()))
    assert isinstance(made, ComparePage)
    shown(qtbot, made)
    assert not made.tabs.isVisible()
    assert made.stage.currentIndex() == NOTHING
    made.leave()


def test_a_unit_that_keeps_its_building_is_drawn_quietly() -> None:
    lines = (Elsewhere("u", "Bidang A", ("Setda · Lantai 1", "Setda", "Menara A · Lantai 3")),)
    grid = elsewhere_grid(("Hari ini", "Satu", "Dua"), lines)
    assert [grid.tone("u", f"at{i}") for i in range(3)] == ["", "quiet", ""]


def test_a_link_takes_a_scenario_in_and_can_name_a_tab(qtbot: QtBot, page: ComparePage) -> None:
    first, second = (each.id for each in page.model.others())
    page.model.toggle(second)
    page.arrive(compared=second, tab=str(PLACES))
    settled(qtbot, page)
    assert page.model.chosen == (first, second)
    assert page.place() == {"tab": str(PLACES)}
    qtbot.waitUntil(lambda: len(heads(page)) == 3, timeout=5_000)
