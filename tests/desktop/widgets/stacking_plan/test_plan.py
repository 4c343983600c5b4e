"""Moving units by real mouse and key events; every drag has a keyboard equal."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.workflows.seats import TRAY, Place
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, OLD, SIDE, block, example

LEFT = Qt.MouseButton.LeftButton


def drag(qtbot: QtBot, plan: StackingPlan, unit: str, place: Place, *, drop: bool = True) -> None:
    port, start, end = plan.viewport(), plan.centre_of(unit), plan.middle_of(place)
    qtbot.mousePress(port, LEFT, pos=start)
    for share in (0.1, 0.5, 0.9, 1.0):
        at = QPointF(start) + (QPointF(end) - QPointF(start)) * share
        qtbot.mouseMove(port, at.toPoint())
    if drop:
        qtbot.mouseRelease(port, LEFT, pos=plan.middle_of(place))


def heard(plan: StackingPlan) -> list[tuple[str, object]]:
    said: list[tuple[str, object]] = []
    plan.dropped.connect(lambda unit, place: said.append((unit, place)))
    return said


@pytest.mark.parametrize("place", [SIDE, LOW, OLD, TRAY])
def test_a_dragged_block_is_dropped_where_the_mouse_is(
    qtbot: QtBot, plan: StackingPlan, place: Place
) -> None:
    said = heard(plan)
    drag(qtbot, plan, "b1", place)
    assert said == [("b1", place)]
    assert plan.held == ""


def test_a_unit_is_dragged_out_of_the_tray(qtbot: QtBot, plan: StackingPlan) -> None:
    said = heard(plan)
    drag(qtbot, plan, "a3", SIDE)
    assert said == [("a3", SIDE)]


def test_a_drop_on_its_own_floor_or_nowhere_changes_nothing(
    qtbot: QtBot, plan: StackingPlan
) -> None:
    said = heard(plan)
    drag(qtbot, plan, "b1", HIGH)
    drag(qtbot, plan, "b1", SIDE, drop=False)
    with qtbot.waitSignal(plan.released):
        qtbot.mouseRelease(plan.viewport(), LEFT, pos=QPoint(2, 2))
    assert said == []


def test_a_forbidden_place_gives_the_unit_back(qtbot: QtBot, plan: StackingPlan) -> None:
    said = heard(plan)
    closed = Offer(Tone.FORBIDDEN, "tertutup", "tertutup")
    plan.picked.connect(lambda unit: plan.show_offers({SIDE: closed}))
    with qtbot.waitSignal(plan.released):
        drag(qtbot, plan, "b1", SIDE)
    assert said == []


def test_escape_puts_the_unit_back_while_dragging(qtbot: QtBot, plan: StackingPlan) -> None:
    said = heard(plan)
    drag(qtbot, plan, "b1", SIDE, drop=False)
    assert (plan.held, plan.target) == ("b1", SIDE)
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.held == ""
    qtbot.mouseRelease(plan.viewport(), LEFT, pos=plan.middle_of(SIDE))
    assert said == []


def test_the_same_by_keys(qtbot: QtBot, plan: StackingPlan) -> None:
    said = heard(plan)
    plan.setFocus()
    qtbot.keyClick(plan, Qt.Key.Key_Right)
    assert plan.unit == "b1"
    qtbot.keyClick(plan, Qt.Key.Key_Right)
    assert plan.unit == "b2"
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert (plan.held, plan.target) == ("b2", HIGH)
    qtbot.keyClick(plan, Qt.Key.Key_Down)
    qtbot.keyClick(plan, Qt.Key.Key_Right)
    assert plan.target == SIDE
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert said == [("b2", SIDE)]


def test_delete_puts_into_the_tray_p_pins_space_explains(qtbot: QtBot, plan: StackingPlan) -> None:
    said = heard(plan)
    plan.choose("b1")
    with qtbot.waitSignal(plan.pin_asked) as pinned:
        qtbot.keyClick(plan, Qt.Key.Key_P)
    with qtbot.waitSignal(plan.details_asked) as asked:
        qtbot.keyClick(plan, Qt.Key.Key_Space)
    qtbot.keyClick(plan, Qt.Key.Key_Delete)
    assert (pinned.args, asked.args) == (["b1"], ["b1"])
    assert said == [("b1", TRAY)]
    plan.choose("a3")
    qtbot.keyClick(plan, Qt.Key.Key_Delete)
    assert len(said) == 1


def test_a_plan_that_is_only_read_cannot_be_moved(qtbot: QtBot, plan: StackingPlan) -> None:
    said = heard(plan)
    plan.show_view(replace(example(), editable=False))
    drag(qtbot, plan, "b1", SIDE)
    plan.choose("b1")
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    qtbot.keyClick(plan, Qt.Key.Key_Delete)
    assert (said, plan.held) == ([], "")


def test_a_click_on_nothing_and_escape_choose_nobody(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.choose("b1")
    qtbot.mouseClick(plan.viewport(), LEFT, pos=QPoint(2, 2))
    assert plan.unit == ""
    plan.choose("b1")
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.unit == ""


def test_a_double_click_asks_for_details(qtbot: QtBot, plan: StackingPlan) -> None:
    with qtbot.waitSignal(plan.details_asked) as asked:
        qtbot.mouseDClick(plan.viewport(), LEFT, pos=plan.centre_of("b2"))
    assert asked.args == ["b2"]


def test_a_group_of_small_units_asks_for_the_list(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.set_zoom(50)
    with qtbot.waitSignal(plan.small_asked) as asked:
        qtbot.mouseClick(plan.viewport(), LEFT, pos=plan.centre_of("a7"))
    assert asked.args == [LOW]
    assert plan.held == ""


def several_heard(plan: StackingPlan) -> list[tuple[object, object]]:
    said: list[tuple[object, object]] = []
    plan.dropped_many.connect(lambda units, place: said.append((units, place)))
    return said


def test_a_group_of_small_units_is_dragged_as_those_who_are_in_it(
    qtbot: QtBot, plan: StackingPlan
) -> None:
    plan.set_zoom(50)
    group = plan._scene.units["a7"].block
    assert group.group
    said, listed = several_heard(plan), []
    plan.small_asked.connect(listed.append)
    drag(qtbot, plan, "a7", SIDE)
    assert said == [(frozenset(block.unit for block in group.blocks), SIDE)]
    assert listed == []


def test_a_group_takes_those_along_who_are_marked_with_one_of_it(
    qtbot: QtBot, plan: StackingPlan
) -> None:
    plan.set_zoom(50)
    plan.choose("b1")
    plan.mark_units(("a7", "b1"))
    assert plan._scene.units["a7"].block.group
    said = several_heard(plan)
    drag(qtbot, plan, "a7", SIDE)
    assert said == [(frozenset({"a7", "b1"}), SIDE)]


def test_control_and_wheel_zoom(qtbot: QtBot, plan: StackingPlan) -> None:
    at = QPointF(plan.viewport().rect().center())
    for turn, wanted in ((120, 115), (-120, 100), (-120, 90)):
        event = QWheelEvent(
            at, at, QPoint(), QPoint(0, turn), Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(plan.viewport(), event)
        assert plan.zoom == wanted
    qtbot.keyClick(plan, Qt.Key.Key_Plus)
    assert plan.zoom == 100


def test_a_new_view_while_holding_lets_go(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.pick_up("b1")
    plan.show_view(example())
    assert plan.held == ""
    assert plan.unit == "b1"


def test_figures_aim_at_the_best_places_and_the_tray_is_left_for_one(
    qtbot: QtBot, plan: StackingPlan
) -> None:
    offers = {
        SIDE: Offer(Tone.BETTER, "", "", 1),
        HIGH: Offer(Tone.WORSE, "", "", 2),
        LOW: Offer(Tone.WORSE, "", ""),
    }
    plan.picked.connect(lambda _unit: plan.show_offers(offers))
    plan.choose("a3")  # in the tray
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert plan.target == SIDE
    qtbot.keyClick(plan, Qt.Key.Key_2)
    assert plan.target == HIGH
    qtbot.keyClick(plan, Qt.Key.Key_3)  # there is no third
    assert plan.target == HIGH
    with qtbot.waitSignal(plan.dropped) as dropped:
        qtbot.keyClick(plan, Qt.Key.Key_Return)
    assert dropped.args == ["a3", HIGH]


def test_from_the_tray_up_goes_to_what_is_seen_above_it(qtbot: QtBot, plan: StackingPlan) -> None:
    old = example().stays[0]
    many = tuple(
        replace(old, place=Place(f"o{i}"), blocks=(block(f"b{i + 10}"),)) for i in range(60)
    )
    plan.show_view(replace(example(), stays=many))
    plan.choose("a3")  # in the tray
    plan.verticalScrollBar().setValue(0)
    qtbot.keyClick(plan, Qt.Key.Key_Up)
    assert plan.unit
    assert plan.verticalScrollBar().value() == 0, "the plan stays where it was looked at"
    plan.choose("a3")
    qtbot.keyClick(plan, Qt.Key.Key_Return)
    for _ in range(2):
        qtbot.keyClick(plan, Qt.Key.Key_Down)
    qtbot.keyClick(plan, Qt.Key.Key_Escape)
    assert plan.held == ""
