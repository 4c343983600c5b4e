"""Everything about one unit, tab by tab."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.document.edits import remove
from desktop.pages.organisation.unit_view import UnitPanel
from desktop.pages.organisation.viewmodel import PARTS, OrganisationModel
from desktop.widgets.page import PageContext
from solver.problem.organisation import Unit
from tests.support.problems import tiny_problem
from tests.support.window import Heard, context_on


@pytest.fixture
def context(qapp: object) -> PageContext:
    return context_on(tiny_problem(), Heard())


@pytest.fixture
def panel(qtbot: QtBot, look: None, context: PageContext) -> UnitPanel:
    made = UnitPanel(OrganisationModel(context.session), context)
    qtbot.addWidget(made)
    made.resize(820, 320)
    made.show()
    return made


def test_tabs_count_what_is_in_them(panel: UnitPanel) -> None:
    problem = tiny_problem()
    for unit in problem.unit:
        panel.show_unit(unit.id)
        for place, (record, _) in enumerate(PARTS.values(), 1):
            n = len(problem.where(record, "unit", unit.id))
            assert panel._tabs.tabText(place).endswith(f"({n})") is bool(n)
            panel.show_part(place)
            assert panel._tabs.currentIndex() == place


def test_a_unit_that_is_gone_leaves_the_panel_empty(panel: UnitPanel, context: PageContext) -> None:
    unit = tiny_problem().unit[0]
    panel.show_unit(unit.id)
    context.session.do("", remove(Unit, (unit.id,)))
    panel.refresh()
    assert panel.shown == ""
    assert not panel._tabs.isEnabled()
