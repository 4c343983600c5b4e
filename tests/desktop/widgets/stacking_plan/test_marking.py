"""Several units are marked by mouse and keys, taken together and let go together."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.workflows.seats import TRAY
from tests.desktop.widgets.stacking_plan.example import HIGH, LOW, SIDE, example

LEFT = Qt.MouseButton.LeftButton
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click(plan: StackingPlan, unit: str, keys: Qt.KeyboardModifier = NONE) -> None:
    QTest.mouseClick(plan.viewport(), LEFT, keys, plan.centre_of(unit))


def outlined(plan: StackingPlan) -> set[str]:
    return {unit for unit, item in plan._scene.units.items() if item.chosen}


def test_control_and_a_click_mark_one_more_or_one_less(plan: StackingPlan) -> None:
    told: list[frozenset[str]] = []
    plan.several.connect(told.append)
    click(plan, "a1")
    click(plan, "b1", CONTROL)
    assert plan.marked == {"a1", "b1"} <= outlined(plan)
    click(plan, "a2", CONTROL)
    click(plan, "b1", CONTROL)
    assert plan.marked == {"a1", "a2"}
    assert plan.unit in plan.marked
    click(plan, "b2")
    assert plan.marked == frozenset(), "a click alone chooses one"
    assert outlined(plan) == {"b2"}
    assert told[-1] == frozenset()


def test_a_frame_over_the_ground_marks_whom_it_touches(plan: StackingPlan) -> None:
    port = plan.viewport()
    floor, last = plan._scene.floors[HIGH], plan.centre_of("a1")
    start = plan.mapFromScene(floor.box.x + 4, floor.box.y + 2)
    QTest.mousePress(port, LEFT, NONE, start)
    QTest.mouseMove(port, (start + last) / 2)
    QTest.mouseMove(port, last)
    assert plan.framing
    assert plan.marked == {"b1", "a1"} | (plan.marked & {"b2", "a2"})
    QTest.mouseRelease(port, LEFT, NONE, last)
    assert not plan.framing
    assert plan.unit in plan.marked
    QTest.mouseClick(port, LEFT, NONE, start)
    assert plan.marked == frozenset()
    assert plan.unit == ""


def test_arrows_with_shift_and_the_floor_by_a_key(plan: StackingPlan) -> None:
    plan.setFocus()
    plan.choose("a1")
    QTest.keyClick(plan, Qt.Key.Key_Right, SHIFT)
    assert plan.marked == {"a1", "a2"}
    QTest.keyClick(plan, Qt.Key.Key_Left)
    assert plan.marked == frozenset()
    QTest.keyClick(plan, Qt.Key.Key_A, CONTROL)
    assert plan.marked == {b.unit for b in example().bar_of[LOW].blocks}
    QTest.keyClick(plan, Qt.Key.Key_Escape)
    assert (plan.marked, plan.unit) == (frozenset(), "")


def test_all_marked_go_along_but_those_that_are_pinned(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.setFocus()
    plan.mark_units(("a1", "a2", "b1"))
    plan.choose("a1")
    end = plan.middle_of(SIDE)
    QTest.mousePress(plan.viewport(), LEFT, NONE, plan.centre_of("a1"))
    QTest.mouseMove(plan.viewport(), plan.centre_of("a1") + QPoint(30, 5))
    QTest.mouseMove(plan.viewport(), end)
    assert plan.many
    assert plan.taken == {"a1", "b1"}, "a2 is pinned"
    assert "2 unit" in plan._scene.hand._title()
    with qtbot.waitSignal(plan.dropped_many) as let:
        QTest.mouseRelease(plan.viewport(), LEFT, NONE, end)
    assert let.args == [{"a1", "b1"}, SIDE]
    with qtbot.waitSignal(plan.dropped_many) as let:
        QTest.keyClick(plan, Qt.Key.Key_Delete)
    assert let.args == [{"a1", "b1"}, TRAY]


def test_a_click_on_one_of_several_chooses_it_alone_and_who_is_gone_is_not_marked(
    plan: StackingPlan,
) -> None:
    plan.mark_units(("a1", "b1"))
    click(plan, "b1")
    assert (plan.marked, plan.unit) == (frozenset(), "b1")
    plan.mark_units(("a3", "b1", "nobody"))
    assert plan.marked == {"a3", "b1"}
    plan.mark_units(("a3",))
    assert plan.marked == frozenset()
