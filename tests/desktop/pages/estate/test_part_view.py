"""The right side: a site, a building with its costs, a floor."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.session import Session
from desktop.pages.estate.part_view import NARROW, WIDE, BuildingPanel, FloorPanel, SitePanel
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
    before = panel._by_year.chart.accessibleName()
    type_into_cell(panel._by_year.table.view, 0, 1, "99.000.000")
    qtbot.waitUntil(lambda: panel._by_year.chart.accessibleName() != before)


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
    assert panel._by_year.table.model.columns_shown[1].title == "2019"


def test_three_years_in_full_are_seen_beside_the_chart_on_a_small_screen(
    qtbot: QtBot, look: None, session: Session, context: PageContext
) -> None:
    from desktop.document.edits import put, together
    from solver.problem.estate import CostCategory, RunningCost

    base = session.document.problem.city[0].base_year
    costs = (
        RunningCost(id=f"{kind}{year}", building="house", category=kind, year=year,
                    amount=987_654_321)
        for kind in CostCategory
        for year in range(base - 2, base + 1)
    )  # fmt: skip
    session.do("", together(*map(put, costs)))
    panel = BuildingPanel(EstateModel(session), context)
    qtbot.addWidget(panel)
    panel.resize(784, 560)  # what the page leaves on a screen of 1366 points
    panel.show()
    panel.show_record("house")
    panel.show_tab(1)
    panel.refresh()
    by_year = panel._by_year
    qtbot.waitUntil(by_year.chart.isVisible)
    assert by_year.table.model.columnCount() >= 4
    assert by_year.table.view.horizontalScrollBar().maximum() == 0
    assert NARROW <= by_year._beside.width() < WIDE
    panel.resize(1300, 560)
    assert by_year._beside.width() == WIDE


def test_site_and_floor_begin_with_their_name(qtbot: QtBot, look: None, session: Session) -> None:
    model = EstateModel(session)
    for panel, id in ((SitePanel(model), "centre"), (FloorPanel(model), "new-4")):
        qtbot.addWidget(panel)
        panel.show()
        panel.show_record(id)
        panel.refresh()
        panel.begin()
        assert panel.tab() == panel.count() - 1


def test_without_costs_there_is_no_empty_chart_beside_the_table(
    qtbot: QtBot, look: None, session: Session, context: PageContext
) -> None:
    from desktop.document.edits import remove
    from solver.problem.estate import RunningCost

    panel = BuildingPanel(EstateModel(session), context)
    qtbot.addWidget(panel)
    panel.resize(900, 560)
    panel.show()
    panel.show_record("house")
    panel.show_tab(1)
    panel.refresh()
    assert panel._by_year._beside.isVisible()
    session.do("", remove(RunningCost, [row.id for row in session.document.problem.running_cost]))
    panel.refresh()
    assert not panel._by_year._beside.isVisible()
