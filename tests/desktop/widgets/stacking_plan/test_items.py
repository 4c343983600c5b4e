"""What is painted: overflow is hatched, the label fits, offers replace figures."""

from __future__ import annotations

from PySide6.QtGui import QColor, QFontMetricsF, QImage
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan.bars import LABEL, Box
from desktop.widgets.stacking_plan.items import BEFORE_BAR, elided, fitting, numbered, rect
from desktop.widgets.stacking_plan.look import look
from desktop.widgets.stacking_plan.offer import Offer, Tone
from desktop.widgets.stacking_plan.plan import StackingPlan
from tests.desktop.widgets.stacking_plan.example import HIGH, SIDE, block


def grabbed(plan: StackingPlan, box: Box) -> QImage:
    at = plan.mapFromScene(box.x, box.y)
    return plan.viewport().grab().toImage().copy(at.x(), at.y(), int(box.w), int(box.h))


def share_of(image: QImage, colour: QColor, within: int = 60) -> float:
    """Return the share of pixels that are of about a colour."""
    near = 0
    for x in range(image.width()):
        for y in range(image.height()):
            c = QColor(image.pixel(x, y))
            apart = abs(c.red() - colour.red()) + abs(c.green() - colour.green())
            near += apart + abs(c.blue() - colour.blue()) < within
    return near / (image.width() * image.height())


def test_the_excess_is_hatched_in_the_colour_of_bad_news(plan: StackingPlan) -> None:
    floor = plan._scene.floors[HIGH]
    assert floor.bar.over is not None
    hatched = share_of(grabbed(plan, floor.bar.over), look().colour("negative"))
    assert 0.1 < hatched < 0.95
    assert share_of(grabbed(plan, floor.bar.blocks[0].box), look().colour("negative")) < 0.02


def test_an_offer_colours_the_floor(plan: StackingPlan) -> None:
    floor = plan._scene.floors[SIDE]
    calm = share_of(grabbed(plan, floor.bar.track), look().behind(Tone.BETTER), 8)
    plan.pick_up("b1")
    plan.show_offers({SIDE: Offer(Tone.BETTER, "−Rp1 juta", "hemat")})
    held = share_of(grabbed(plan, floor.bar.track), look().behind(Tone.BETTER), 8)
    assert held > 0.8
    assert held > calm


def test_a_label_fits_its_block(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(look().font("note"))
    unit = block("a1")
    for width in range(4, 120, 4):
        assert metrics.horizontalAdvance(fitting(metrics, unit, width)) <= width
    assert fitting(metrics, unit, 400) == unit.label
    assert elided(metrics, "panjang sekali", 40).endswith("…")
    assert rect(Box(1, 2, 3, 4)).right() == 4


def test_floors_of_a_tall_tower_keep_their_number(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(look().font("note"))
    room = LABEL - BEFORE_BAR
    assert numbered(metrics, "Lantai 20", room) == "Lantai 20"
    assert numbered(metrics, "Lantai mezanin 20", room).endswith("20")
