"""The right side: a site, a building with its costs, a floor."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.session import Session
from desktop.pages.estate.part_view import BuildingPanel, FloorPanel, SitePanel
from desktop.pages.estate.viewmodel import EstateModel
from desktop.widgets.page import PageContext
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on, type_into_cell


@pytest.fixture
def context(qapp: object) -> PageContext:
    return context_on(tiny_problem(), Heard())


@pytest.fixture
def session(context: PageContext) -> Session:
    return context.session


def test_a_cost_typed_into_the_matrix_moves_the_bars(
    qtbot: QtBot, look: None, session: Session, context: PageContext
) -> None:
    panel = BuildingPanel(EstateModel(session), context)
    qtbot.addWidget(panel)
    session.listen(lambda kinds: panel.refresh())
    panel.resize(900, 560)
    panel.show()
    panel.show_record("house")
    panel.show_tab(1)
    panel.refresh()
    before = panel._chart.accessibleName()
    type_into_cell(panel._years.view, 0, 1, "99.000.000")
    qtbot.waitUntil(lambda: panel._chart.accessibleName() != before)


def test_a_year_with_costs_becomes_a_column(
    qtbot: QtBot, look: None, session: Session, context: PageContext
) -> None:
    from desktop.document.edits import put
    from solver.problem.estate import RunningCost

    panel = BuildingPanel(EstateModel(session), context)
    qtbot.addWidget(panel)
    panel.show_record("house")
    session.do("", put(RunningCost(id="old", building="house", year=2019, amount=5)))
    panel.show_record("house")
    panel.refresh()
    assert panel._years.model.columns_shown[1].title == "2019"


def test_site_and_floor_begin_with_their_name(qtbot: QtBot, look: None, session: Session) -> None:
    model = EstateModel(session)
    for panel, id in ((SitePanel(model), "centre"), (FloorPanel(model), "new-4")):
        qtbot.addWidget(panel)
        panel.show()
        panel.show_record(id)
        panel.refresh()
        panel.begin()
        assert panel.tab() == panel.count() - 1
