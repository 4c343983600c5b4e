"""Blocks glide after a change of many, and end exactly where they were laid out."""

from __future__ import annotations

from dataclasses import replace

from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.gliding import spots
from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.workflows.stack_view import StackView
from tests.desktop.widgets.stacking_plan.example import example


def changed() -> StackView:
    """The two large units of the upper floor are in the tray, those of the tray above."""
    view = example()
    site = view.sites[0]
    tower = site.towers[0]
    top = tower.bars[0]
    tower = replace(tower, bars=(replace(top, blocks=view.tray), *tower.bars[1:]))
    return replace(view, sites=(replace(site, towers=(tower, *site.towers[1:])),), tray=top.blocks)


def test_they_glide_and_end_where_they_belong(qtbot: QtBot, plan: StackingPlan) -> None:
    before = spots(plan._scene.units)
    plan.show_view(changed())
    assert plan._gliding.under_way
    assert spots(plan._scene.units)["a3"] == before["a3"]  # still where it was
    with qtbot.waitSignal(plan._gliding._time.finished, timeout=5_000):
        pass
    plan._gliding.end()
    after = spots(plan._scene.units)
    plan.glides = False
    plan.show_view(example())
    plan.show_view(changed())
    assert not plan._gliding.under_way
    assert spots(plan._scene.units) == after


def test_one_unit_or_another_scenario_does_not_glide(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.show_view(replace(changed(), scenario="other"))
    assert not plan._gliding.under_way
    plan.show_view(replace(changed(), scenario="other", tray=()))
    assert not plan._gliding.under_way
