"""A shown stacking plan with the example in it."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.plan import StackingPlan
from tests.desktop.widgets.stacking_plan.example import example


@pytest.fixture
def plan(qtbot: QtBot) -> StackingPlan:
    made = StackingPlan()
    qtbot.addWidget(made)
    made.resize(1200, 640)
    with qtbot.waitExposed(made):
        made.show()
    made.show_view(example())
    return made
