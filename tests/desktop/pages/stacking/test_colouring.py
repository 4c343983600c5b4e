"""Colours by OPD, site of today, group and visitors; the legend counts everybody once."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.document.edits import put
from desktop.pages.stacking.colouring import Colouring, coloured
from desktop.pages.stacking.viewmodel import StackingModel
from desktop.workflows.stack_view import NO_COLOUR, RAMP
from tests.desktop.pages.stacking.city import session
from tests.support.problems import MANUAL


@pytest.mark.parametrize("how", list(Colouring))
def test_the_legend_counts_everybody_once(how: Colouring) -> None:
    model = StackingModel(session(), MANUAL)
    found = coloured(model.view(), model.problem, how)
    members = [unit for line in found.legend for unit in line.members]
    assert sorted(members) == sorted(model.view().block_of)
    assert sum(line.placed for line in found.legend) == len(members) - len(model.view().tray)
    for line in found.legend:
        assert line.label
        assert {found.view.block_of[unit].colour for unit in line.members} == {line.colour}


def test_groups_and_visitors_have_colours_of_their_own() -> None:
    made = session()
    opd = made.document.problem.opd[0]
    made.do("x", put(replace(opd, plan_group="B")))
    unit = made.document.problem.unit[0]
    made.do("x", put(replace(unit, visitors=5_000)))
    model = StackingModel(made, MANUAL)
    groups = coloured(model.view(), model.problem, Colouring.GROUP).legend
    assert "Kelompok B" in {line.label for line in groups}
    assert all((line.colour == NO_COLOUR) == (not line.name) for line in groups)
    busy = coloured(model.view(), model.problem, Colouring.VISITORS)
    assert busy.view.block_of[unit.id].colour == RAMP + 4
    assert busy.legend[-1].members == {unit.id}
