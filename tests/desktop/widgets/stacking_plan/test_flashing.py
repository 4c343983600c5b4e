"""What was looked for blinks a few times and is on at last."""

from __future__ import annotations

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan import flashing
from desktop.widgets.stacking_plan.flashing import BLINKS, Flashing
from desktop.widgets.stacking_plan.plan import StackingPlan


def test_it_goes_off_and_on_and_ends_on(qtbot: QtBot, qapp: QObject) -> None:
    made, seen = Flashing(qapp), list[bool]()
    made.blinked.connect(seen.append)
    made._next.setInterval(1)
    made.begin()
    assert seen == [False]
    qtbot.waitUntil(lambda: not made.under_way)
    assert seen == [False, True] * BLINKS
    made.end()
    assert len(seen) == 2 * BLINKS, "nothing is left to end"


def test_the_block_that_is_looked_for_blinks_until_another_is_chosen(plan: StackingPlan) -> None:
    plan.choose("a1")
    plan.flash()
    assert flashing.BLINKS
    block = plan._scene.units["a1"]
    assert plan._flashing.under_way
    assert not block.chosen
    plan.choose("b1")
    assert not plan._flashing.under_way
    assert plan._scene.units["b1"].chosen
    plan.glides = False
    plan.flash()
    assert not plan._flashing.under_way, "who wants no motion gets none"
