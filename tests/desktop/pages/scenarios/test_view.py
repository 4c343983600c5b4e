"""The whole page of the scenarios: list, tabs, a search by its button, links."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.document.document import Document
from desktop.document.edits import put
from desktop.document.session import Session
from desktop.pages.scenarios.view import PART, WEIGHTS_TAB, ScenariosPage, make
from desktop.widgets.grid.cell import halves
from desktop.widgets.grid.delegate import MARGIN
from desktop.widgets.theme import current_theme
from solver.problem.problem import Problem
from solver.problem.scenario import Placement, Result, Scenario
from solver.units import Kind
from tests.desktop.pages.stacking.city import Told, context, session, settled, shown
from tests.support.problems import BEST, TODAY


@pytest.fixture
def page(qtbot: QtBot, told: Told) -> Iterator[ScenariosPage]:
    made = make(context(session(), told))
    assert isinstance(made, ScenariosPage)
    shown(qtbot, made)
    settled(qtbot, made)
    yield made
    made.desk.abandon()
    made.context.tasks.stop_all()
    made.leave()


def test_the_list_and_its_first_choice(page: ScenariosPage) -> None:
    assert page.list.count() == 3
    assert page.place() == {"scenario": BEST}
    assert page.form.shown == BEST
    assert page.search.start.isEnabled()


def test_a_plan_goes_to_the_comparison_by_its_button(page: ScenariosPage, told: Told) -> None:
    QTest.mouseClick(page.search.compare, Qt.MouseButton.LeftButton)
    assert told.went == [("compare", {"compared": BEST})]
    page.list.setCurrentRow(0)
    assert page.search.compare.isHidden()  # today is compared with every plan anyway


def test_today_cannot_be_searched(page: ScenariosPage) -> None:
    page.list.setCurrentRow(0)
    assert page.model.chosen == TODAY
    assert not page.search.start.isEnabled()
    assert "Salin" in page.search.phase.text()


def test_a_search_by_the_button_ends_with_a_guarantee(
    qtbot: QtBot, page: ScenariosPage, told: Told
) -> None:
    scenario = page.model.problem.get(Scenario, BEST)
    page.context.session.do("x", put(_short(scenario)))
    page.search.start.click()
    assert page.desk.running
    assert page.search.start.isHidden()
    with qtbot.waitSignal(page.desk.ended, timeout=90_000):
        pass
    settled(qtbot, page)
    assert page.model.problem.where(Placement, "scenario", BEST)
    assert page.model.problem.get(Result, BEST).best is not None
    assert page.search.guarantee.text()
    assert page.search.values["best"].text().startswith("Rp")
    assert told.notices
    page.search.plan.click()
    assert told.went == [("stacking", {"scenario": BEST})]


def _short(scenario: Scenario) -> Scenario:
    from dataclasses import replace

    return replace(scenario, seconds=2)


def test_a_search_that_cannot_begin_says_what_to_mend(
    qtbot: QtBot, page: ScenariosPage, told: Told
) -> None:
    page._new()
    page.search.start.click()
    with qtbot.waitSignal(page.desk.ended, timeout=90_000):
        pass
    assert page.desk.last is not None
    assert page.desk.last.issues
    assert "diperbaiki" in told.notices[-1]


def test_new_copy_and_remove(qtbot: QtBot, page: ScenariosPage, told: Told) -> None:
    page._new()
    assert page.list.count() == 4
    assert page.tabs.currentIndex() == 1
    page._copy()
    assert page.list.count() == 5
    page._remove()
    assert page.list.count() == 4
    assert "dihapus" in told.notices[-1]
    page.context.session.undo()
    assert page.list.count() == 5


def test_a_link_chooses_a_scenario(page: ScenariosPage) -> None:
    page.arrive(scenario=TODAY)
    assert page.place() == {"scenario": TODAY}
    assert page.form.shown == TODAY


def test_a_link_of_an_issue_shows_roles_or_rules(page: ScenariosPage) -> None:
    problem = page.model.problem
    page.list.setCurrentRow(0)
    page.arrive(scenario_rule=problem.scenario_rule[0].id)
    assert page.place() == {"scenario": problem.scenario_rule[0].scenario}
    assert page.tabs.currentWidget().isAncestorOf(page.table("rules"))
    page.arrive(scenario_building=problem.scenario_building[0].id)
    assert page.tabs.currentWidget().isAncestorOf(page.table("buildings"))


def test_today_cannot_be_removed(page: ScenariosPage) -> None:
    remove = page._edits[2]
    assert remove.isEnabled()
    page.list.setCurrentRow(0)
    assert not remove.isEnabled()
    page._remove()
    assert page.model.problem.find(Scenario, TODAY)


def test_a_name_typed_after_copying_names_the_copy(qtbot: QtBot, page: ScenariosPage) -> None:
    before = page.model.problem.get(Scenario, BEST).name
    page._copy()
    name = page.form.field("name").editor
    assert page.form.shown == page.model.chosen != BEST
    qtbot.keyClicks(name, "Salinan kita")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.model.problem.get(Scenario, BEST).name == before
    assert page.model.problem.get(Scenario, page.model.chosen).name == "Salinan kita"


def test_a_name_typed_after_new_names_the_new_one(qtbot: QtBot, page: ScenariosPage) -> None:
    page._new()
    name = page.form.field("name").editor
    qtbot.keyClicks(name, "Rencana lain")
    qtbot.keyClick(name, Qt.Key.Key_Return)
    settled(qtbot, page)
    assert page.model.problem.get(Scenario, page.model.chosen).name == "Rencana lain"
    assert [s.name for s in page.model.problem.scenario].count("Rencana lain") == 1


def test_a_tab_is_made_when_it_is_looked_at_and_follows_from_then_on(
    qtbot: QtBot, page: ScenariosPage
) -> None:
    assert not any(late.made for late in page._tables.values())
    for at in range(page.tabs.count()):
        page.tabs.setCurrentIndex(at)
        settled(qtbot, page)
    assert all(late.made for late in page._tables.values())
    assert page.table("weights").model.rowCount()
    page.list.setCurrentRow(0)
    settled(qtbot, page)
    for name, late in page._tables.items():
        (table,) = late.made
        wanted = getattr(page.model, name)().rows()
        assert list(table.model.grid.rows()) == list(wanted)
    assert page.form.shown == TODAY


def test_every_price_is_read_whole_on_a_small_screen(qtbot: QtBot, page: ScenariosPage) -> None:
    page.resize(1138, 660)  # what a window of 1366 x 768 leaves for a page
    page.tabs.setCurrentIndex(WEIGHTS_TAB)
    settled(qtbot, page)
    view = page.table("weights").view
    width_of = QFontMetrics(current_theme().font("body")).horizontalAdvance
    rows = range(view.model().rowCount())
    assert len(rows) >= 6
    for at in (0, 2):
        room = view.columnWidth(at) - 2 * MARGIN
        for text in (str(view.model().index(i, at).data()) for i in rows):
            assert max(map(width_of, halves(text, room, width_of))) <= room, text
    assert view.horizontalScrollBar().maximum() == 0


def test_a_tick_by_keys_keeps_the_row(qtbot: QtBot, page: ScenariosPage) -> None:
    table = page.table("opds")
    page.tabs.setCurrentIndex(PART)
    qtbot.waitUntil(table.isVisible)
    at = next(i for i, c in enumerate(table.model.columns_shown) if c.kind is Kind.FLAG)
    table.view.setCurrentIndex(table.model.index(3, at))
    before = page.model.problem.scenario_opd
    QTest.keyClick(table.view, Qt.Key.Key_Space)
    settled(qtbot, page)
    assert (page.model.problem.scenario_opd == before) is False
    here = table.view.currentIndex()
    assert (here.row(), here.column()) == (3, at)


def test_without_a_scenario_the_first_is_made_by_one_click(qtbot: QtBot) -> None:
    made = make(context(Session(Document(Problem())), Told()))
    assert isinstance(made, ScenariosPage)
    shown(qtbot, made)
    assert not made.tabs.isVisible()
    first = next(b for b in made.nothing.findChildren(QPushButton) if b.isVisible())
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    settled(qtbot, made)
    assert len(made.model.problem.scenario) == 1
    assert made.tabs.isVisible()
    assert not made.nothing.isVisible()
    made.context.session.undo()
    assert made.nothing.isVisible()
    made.context.tasks.stop_all()
    made.leave()
