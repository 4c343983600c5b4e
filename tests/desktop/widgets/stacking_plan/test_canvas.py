"""Looking at a plan: selection, zoom, fit, wrapping, the picture."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.canvas import ZOOMS, StackCanvas
from desktop.widgets.stacking_plan.plan import StackingPlan
from desktop.workflows.stack_view import StackView
from tests.desktop.widgets.stacking_plan.example import HIGH, SIDE, example


def test_choosing_tells_and_speaks(qtbot: QtBot, plan: StackingPlan) -> None:
    with qtbot.waitSignal(plan.chosen) as told:
        plan.choose("b1")
    assert told.args == ["b1"]
    assert "Bidang b1 dan Umum" in plan.accessibleDescription()


def test_choosing_a_small_unit_takes_it_out_of_its_group(plan: StackingPlan) -> None:
    plan.set_zoom(50)
    scene = plan._scene
    assert scene.units["a7"].block.group
    plan.choose("a7")
    assert not scene.units["a7"].block.group
    plan.choose("b1")
    assert scene.units["a7"].block.group


def test_zoom_stays_within_its_steps(plan: StackingPlan) -> None:
    plan.set_zoom(10_000)
    assert plan.zoom == ZOOMS[-1]
    plan.zoom_step(True)
    assert plan.zoom == ZOOMS[-1]
    high = plan.picture_size()[1]
    plan.set_zoom(50)
    assert plan.picture_size()[1] < high


def test_fit_shows_everything_when_it_can(plan: StackingPlan) -> None:
    plan.set_zoom(300)
    plan.fit()
    width, height = plan.picture_size()
    assert width <= plan.viewport().width()
    assert height <= plan.viewport().height()


def test_the_pointer_is_told_of_units_floors_and_their_broken_rules(plan: StackingPlan) -> None:
    broken = {"b1": ("Dinas B terlalu jauh.",), HIGH.floor: ("Lantai 2 lebih 13 m².",)}
    plan.show_view(replace(example(), broken=broken))
    assert "! Dinas B terlalu jauh." in plan.tip_at(plan.centre_of("b1"))
    label = plan.mapFromScene(plan._scene.floors[HIGH].bar.row.x + 4, 0).x()
    tip = plan.tip_at(QPoint(label, plan.middle_of(HIGH).y()))
    assert tip.startswith("Menara · Lantai 2")
    assert "! Lantai 2 lebih 13 m²." in tip
    assert plan.tip_at(QPoint(2, 2)) == ""


def test_a_narrower_view_wraps(plan: StackingPlan) -> None:
    before = plan.middle_of(SIDE).y() - plan.middle_of(HIGH).y()
    plan.resize(600, 640)
    assert plan.middle_of(SIDE).y() - plan.middle_of(HIGH).y() > before


def test_the_picture_has_colour_and_no_selection(plan: StackingPlan) -> None:
    def drawn() -> QImage:
        image = QImage(*plan.picture_size(), QImage.Format.Format_RGB32)
        image.fill(0)
        painter = QPainter(image)
        plan.picture(painter)
        painter.end()
        return image

    plain = drawn()
    plan.choose("b1")
    assert drawn() == plain
    colours = {plain.pixel(x, y) for x in range(0, plain.width(), 7) for y in range(0, 200, 7)}
    assert len(colours) > 5


def test_another_plan_forgets_who_is_not_in_it(plan: StackingPlan) -> None:
    plan.choose("b1")
    plan.show_view(StackView())
    assert plan.unit == ""
    plan.show_view(example())
    assert plan.unit == ""


def test_looking_for_an_opd_pales_the_others(plan: StackingPlan) -> None:
    plan.highlight(frozenset({"a1", "a2", "a3"}))
    units = plan._scene.units
    assert units["b1"].dim
    assert not units["a1"].dim
    plan.highlight(frozenset())
    assert not units["b1"].dim


def test_another_canvas_shows_the_same_at_its_own_size(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.measure(people=True)
    other = StackCanvas()
    qtbot.addWidget(other)
    other.resize(2_000, 700)
    other.show_as(plan)
    assert other.shown is plan.shown
    assert set(other._scene.units) == set(plan._scene.units)
    assert other._ruler.people


def test_fit_once_more_goes_back_from_the_overview(qtbot: QtBot, plan: StackingPlan) -> None:
    plan.resize(420, 200)  # nothing fits here
    qtbot.keyClick(plan, Qt.Key.Key_0)
    assert plan.zoom == ZOOMS[0]
    qtbot.keyClick(plan, Qt.Key.Key_0)
    assert plan.zoom == 100


def test_the_overview_is_drawn_smaller_where_a_small_screen_shows_it_whole_only_so(
    qtbot: QtBot, plan: StackingPlan
) -> None:
    plan.set_zoom(ZOOMS[0])
    plan.resize(420, 900)
    assert plan.transform().isIdentity()
    high = plan.picture_size()[1] + plan._scene.tray.height
    plan.resize(420, round(high * 0.8))
    assert 0.7 <= plan.transform().m11() < 1  # words stay legible
    assert plan.verticalScrollBar().maximum() == plan.horizontalScrollBar().maximum() == 0
    for unit in ("a1", "b1"):
        assert plan.viewport().rect().contains(plan.centre_of(unit))
    assert plan.tray_top <= plan.viewport().height()
    QTest.mouseClick(plan.viewport(), Qt.MouseButton.LeftButton, pos=plan.centre_of("b1"))
    assert plan.unit == "b1"
    plan.set_zoom(100)
    assert plan.transform().isIdentity()
