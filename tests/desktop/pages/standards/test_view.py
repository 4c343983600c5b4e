"""The page of norms and prices by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.pages.standards.view import StandardsPage
from desktop.widgets.page import PageContext
from solver.problem.problem import Problem
from tests.support.window import Heard, context_on, type_into_cell


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> StandardsPage:
    made = StandardsPage(context)
    qtbot.addWidget(made)
    made.resize(1138, 680)
    made.show()
    return made


def test_a_value_is_changed_shown_and_put_back(
    qtbot: QtBot, page: StandardsPage, context: PageContext, heard: Heard
) -> None:
    page.arrive(standard="space.staff")
    at = page._table.model.position("space.staff")
    type_into_cell(page._table.view, at, 1, "5")
    qtbot.waitUntil(lambda: context.session.document.problem.standards["space.staff"].value == 500)
    assert page._panel._value.text() == "5\u00a0m²"
    assert page._panel.back.isVisible()
    qtbot.mouseClick(page._panel.back, Qt.MouseButton.LeftButton)
    assert context.session.document.problem.standards["space.staff"].value == 400
    assert not page._panel.back.isVisible()
    assert heard.notices


def test_a_group_shows_its_rows(page: StandardsPage) -> None:
    page.arrive(group="parking")
    rows = page._table.model.grid.rows()
    assert rows
    assert all(row.startswith("parking.") for row in rows)
    assert page.place()["group"] == "parking"
    page.arrive(group="changed")
    assert page._table.model.grid.rows() == ()


def test_a_link_leads_to_a_standard_that_group_status_or_search_hides(page: StandardsPage) -> None:
    page.arrive(group="parking")
    page.arrive(standard="space.staff")
    assert page.place() == {"group": "all", "standard": "space.staff"}
    page._status.setCurrentIndex(page._status.count() - 1)
    page._show_rows()
    page.arrive(standard="space.staff")
    assert page._table.view.chosen_rows() == ["space.staff"]
    page._table._search.setText("parkir")
    page.arrive(standard="space.staff")
    assert page._table.view.chosen_rows() == ["space.staff"]
    assert page._table._search.text() == ""


def test_without_standards_nothing_breaks(qtbot: QtBot, look: None, heard: Heard) -> None:
    made = StandardsPage(context_on(Problem(), heard))
    qtbot.addWidget(made)
    made.show()
    assert made._panel._value.text() == ""


def test_where_no_row_is_chosen_none_is_told_of(page: StandardsPage) -> None:
    assert page._panel.isVisible()
    page._list.choose("profiles", "all")
    assert page._rooms.currentIndex() == 2
    assert not page._panel.isVisible()
    page._list.choose("group", "all")
    assert page._panel.isVisible()
