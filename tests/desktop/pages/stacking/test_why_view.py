"""The tab *Mengapa?* in the page: rows stream in, a click shows the floor, a plan is taken."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.pages.stacking.panel_view import WHY
from desktop.pages.stacking.view import StackingPage
from desktop.system.translate import tr
from desktop.workflows.seats import Place
from desktop.workflows.solve_scenario import solve_scenario
from solver.problem.problem import Problem
from tests.desktop.pages.stacking.city import Told, opened
from tests.support.problems import BEST, tiny_problem


@pytest.fixture(scope="module")
def solved() -> Problem:
    found = solve_scenario(Document(tiny_problem()), BEST, seconds=5, seed=1, threads=1)
    assert not isinstance(found, tuple)
    return found.edit(Document(tiny_problem())).problem


@pytest.fixture
def page(qtbot: QtBot, solved: Problem, look: None) -> Iterator[StackingPage]:
    with opened(qtbot, Told(), solved, scenario=BEST, unit="a-sek") as made:
        yield made


def test_rows_come_and_a_click_shows_the_floor_and_takes_its_plan(
    qtbot: QtBot, page: StackingPage
) -> None:
    tab = page.why
    assert not tab.asking.running  # not while it is hidden
    page.panel.setCurrentIndex(WHY)
    assert tab.asking.running
    with qtbot.waitSignal(tab.asking.ended, timeout=60_000):
        pass
    assert tab.said.text()
    row = next(r for r in tab._rows if r.plan is not None and r.place != tab._rows[0].place)
    item = tab.tree.topLevelItem(tab._rows.index(row))
    assert item is not None
    at = tab.tree.visualItemRect(item).center()
    qtbot.mouseClick(tab.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert page.plan._scene.floors[row.place].marked
    take = tr("stacking.why.take")
    go = next(b for b in tab.findChildren(QPushButton) if b.text().strip() == take)
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.view().place_of["a-sek"] == row.place, timeout=20_000)
    assert str(page.context.session.undo_label).startswith("Tempatkan Dinas A")


def test_keys_walk_the_rows(qtbot: QtBot, page: StackingPage) -> None:
    page.panel.setCurrentIndex(WHY)
    tree = page.why.tree
    tree.setFocus()
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    item = tree.currentItem()
    assert item is not None
    place = Place(*item.data(0, Qt.ItemDataRole.UserRole))
    assert page.plan._scene.floors[place].marked


def test_another_unit_and_picking_up_stop_it(qtbot: QtBot, page: StackingPage) -> None:
    page.panel.setCurrentIndex(WHY)
    assert page.why.asking.running
    page.plan.setFocus()
    page.plan.choose("a-sek")
    qtbot.keyClick(page.plan, Qt.Key.Key_Return)
    assert page.plan.held == "a-sek"
    assert not page.why.asking.running
    qtbot.keyClick(page.plan, Qt.Key.Key_Escape)
    assert page.plan.held == ""
