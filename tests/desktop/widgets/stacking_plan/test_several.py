"""Small units drawn as one: whose they are is said where it fits, else how many they are."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.widgets.stacking_plan import several
from desktop.widgets.stacking_plan.look import look
from tests.desktop.widgets.stacking_plan.example import block
from tests.desktop.widgets.stacking_plan.test_items import share_of

SMALL = (block("a1", 900), block("a2", 1_100), block("b1", 2_000))


def test_units_beside_each_other_of_one_opd_are_one_stretch() -> None:
    first, second = several.runs(SMALL)
    assert (first.opd, first.sizes, first.size) == ("Dinas A", (900, 1_100), 2_000)
    assert (second.opd, second.sizes) == ("Dinas B", (2_000,))
    assert len(several.runs((SMALL[0], SMALL[2], SMALL[1]))) == 3


def test_the_name_of_the_opd_goes_before_the_count(qtbot: QtBot) -> None:
    metrics = QFontMetricsF(look().font("small"))
    both, alone = several.runs(SMALL)
    assert several.said(both, metrics, 400) == "Dinas A · 2"
    assert several.said(both, metrics, metrics.horizontalAdvance("Dinas A") + 8) == "Dinas A"
    assert several.said(both, metrics, 20) == ""
    assert several.said(alone, metrics, 400) == "Dinas B"


def painted(width: int, *, low: bool) -> QImage:
    image = QImage(width, 24, QImage.Format.Format_RGB32)
    image.fill(look().colour("surface"))
    painter = QPainter(image)
    several.paint(painter, QRectF(0, 0, width, 24), SMALL, dim=False, low=low)
    painter.end()
    return image


def test_a_group_that_says_whose_it_is_has_the_full_colour(qtbot: QtBot) -> None:
    full = look().fill(0)
    assert share_of(painted(300, low=False), full, 12) > 0.3
    assert share_of(painted(60, low=False), full, 12) < 0.05  # no room: pale, with a count
    assert share_of(painted(60, low=True), full, 12) > 0.3  # the overview carries no words
