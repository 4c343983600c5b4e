"""What is in the hand: alone, with its OPD, about to swap; let go it forgets everything."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.plan import StackingPlan
from tests.desktop.widgets.stacking_plan.example import HIGH, SIDE


def test_the_whole_opd_is_lifted_and_dropped(qtbot: QtBot, plan: StackingPlan) -> None:
    picked: list[bool] = []
    plan.picked.connect(lambda _unit: picked.append(plan.whole))
    plan.pick_up("b1")
    plan.set_whole(True)
    assert picked == [False, True]
    assert plan._scene.units["b2"].lifted
    assert plan._scene.hand._title() == "Dinas B: 3 unit sekaligus"
    plan._aim(SIDE)
    with qtbot.waitSignal(plan.dropped_all) as dropped:
        plan.drop()
    assert dropped.args == ["b", SIDE]
    assert not plan.whole
    assert not plan._scene.units["b2"].lifted


def test_a_partner_is_offered_and_a_forbidden_swap_gives_back(
    qtbot: QtBot, plan: StackingPlan
) -> None:
    plan.pick_up("b1")
    with qtbot.waitSignal(plan.partner_met) as met:
        plan._meet("a1")
    assert met.args == ["b1", "a1"]
    plan.show_swap(Offer(Tone.FORBIDDEN, "", "tidak bisa"))
    assert plan._scene.hand.offer is not None
    with qtbot.waitSignal(plan.released):
        plan.drop()
    plan.pick_up("b1")
    plan._aim(HIGH)
    plan._meet("a1")
    with qtbot.waitSignal(plan.swapped) as swapped:
        plan.drop()
    assert swapped.args == ["b1", "a1"]
    assert plan.partner == ""
