"""The page of buildings and costs by keys and mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.estate.view import EstatePage
from desktop.widgets.page import PageContext
from solver.problem.estate import Building, Floor
from solver.problem.problem import Problem
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on, type_into_cell


@pytest.fixture
def page(qtbot: QtBot, look: None, context: PageContext) -> EstatePage:
    return show(qtbot, context)


def show(qtbot: QtBot, context: PageContext) -> EstatePage:
    made = EstatePage(context)
    qtbot.addWidget(made)
    made.resize(1138, 680)
    made.show()
    return made


def test_every_site_building_and_floor_can_be_shown(page: EstatePage) -> None:
    problem = tiny_problem()
    for kind in ("site", "building", "floor"):
        for row in problem.rows(kind):
            page.arrive(**{kind: row.id})
            assert page.place()[kind] == row.id
            assert page._title.text()
            for tab in range(page._panels[kind].part.count()):
                page.arrive(tab=str(tab))
                page.grab()


def test_an_area_typed_into_the_table_of_floors(
    qtbot: QtBot, page: EstatePage, context: PageContext
) -> None:
    page.arrive(building="tower", tab="0")
    floors = page._panels["building"].part._floors
    names = [c.name for c in floors.model.columns_shown]
    type_into_cell(floors.view, 0, names.index("net"), "1.111")
    id = floors.model.row_at(0)
    qtbot.waitUntil(lambda: context.session.document.problem.get(Floor, id).net == 111_100)


def test_a_floor_is_added_to_the_building_shown(page: EstatePage, context: PageContext) -> None:
    page.arrive(building="tower")
    n = len(context.session.document.problem.where(Floor, "building", "tower"))
    page._ways["floor"].trigger()  # type: ignore[attr-defined]
    assert len(context.session.document.problem.where(Floor, "building", "tower")) == n + 1
    assert "floor" in page.place()


def test_removing_can_be_undone_and_says_so(
    qtbot: QtBot, page: EstatePage, context: PageContext, heard: Heard
) -> None:
    page.arrive(building="house")
    qtbot.mouseClick(page._remove, Qt.MouseButton.LeftButton)
    assert context.session.document.problem.find(Building, "house") is None
    assert heard.notices
    context.session.undo()
    assert context.session.document.problem.find(Building, "house") is not None


def test_an_empty_project_offers_the_first_site(qtbot: QtBot, look: None, heard: Heard) -> None:
    context = context_on(Problem(), heard)
    page = show(qtbot, context)
    press = next(
        b
        for b in page.findChildren(QPushButton)
        if b.isVisible() and b.text().strip() == "Tambah kompleks"
    )
    qtbot.mouseClick(press, Qt.MouseButton.LeftButton)
    assert len(context.session.document.problem.site) == 1
    assert page._title.text() == "Kompleks baru"


def test_a_link_to_a_cost_leads_to_its_row(page: EstatePage) -> None:
    cost = tiny_problem().running_cost[-1]
    page.arrive(running_cost=cost.id)
    assert page.place()["building"] == cost.building
    panel = page._buildings.part
    assert panel.currentWidget() is panel._costs
    assert panel._costs.view.chosen_rows() == [cost.id]


def test_a_link_to_all_buildings_leaves_the_one_shown(page: EstatePage) -> None:
    page.arrive(building="tower", tab="1")
    page.arrive(all="all", tab="1")
    assert page.place() == {"all": "all", "tab": "1"}
    assert page._all.currentIndex() == 1
