"""The whole page of relations: tabs, links, an empty project, a project that is only read."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.relations.view import RULES, RelationsPage, make
from desktop.system.translate import set_language
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on


def show(
    qtbot: QtBot, problem: Problem, heard: Heard | None = None, *, read_only: bool = False
) -> RelationsPage:
    page = make(context_on(problem, heard or Heard(), read_only=read_only))
    assert isinstance(page, RelationsPage)
    qtbot.addWidget(page)
    page.resize(1138, 660)
    page.show()
    return page


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_tab_shows_what_there_is(qtbot: QtBot, look: None, language: str) -> None:
    set_language(language)
    page = show(qtbot, tiny_problem())
    for at in range(3):
        page.tabs.setCurrentIndex(at)
        page.grab()
    assert page.list.table.model.rowCount() == 4
    assert page.rules.table.model.rowCount() == 4
    assert page.minimumSizeHint().width() <= 1138


def test_links_lead_to_rows_rules_and_units(qtbot: QtBot, look: None) -> None:
    page = show(qtbot, tiny_problem())
    page.arrive(trip="t3")
    assert page.list.table.view.chosen_rows() == ["t3"]
    page.arrive(place_rule="pl2")
    assert page.rules.table.view.chosen_rows() == ["place_rule/pl2"]
    assert page.place() == {"tab": str(RULES)}
    page.arrive(unit="a-sek")
    assert page.matrix.view.here() == ("unit:a-sek", "unit:a-sek")


def test_an_edit_elsewhere_is_seen(qtbot: QtBot, look: None) -> None:
    page = show(qtbot, tiny_problem())
    page.arrive(tab="1")
    page.model.add_trip("d-sek", "b-bid", "3")
    assert page.list.table.model.rowCount() == 5
    page.context.session.undo()
    assert page.list.table.model.rowCount() == 4


def test_without_units_it_says_where_to_begin(qtbot: QtBot, look: None) -> None:
    heard = Heard()
    page = show(qtbot, Problem(), heard)
    go = next(b for b in page.findChildren(QPushButton) if b.isVisible() and "OPD" in b.text())
    qtbot.mouseClick(go, Qt.MouseButton.LeftButton)
    assert heard.visits == [("organisation", {})]


def test_read_only_offers_nothing_to_change(qtbot: QtBot, look: None) -> None:
    page = show(qtbot, tiny_problem(), read_only=True)
    page.arrive(tab="1")
    assert not page.list._add.isVisible()
    assert not page.list.paste_button.isVisible()
    page.arrive(tab="2")
    assert not page.rules.editor.isVisible()
    assert not page.rules.modes["apart"].isEnabled()
    page.leave()
