"""Bars of cost: to one scale, negative amounts take no room, and they speak."""

from __future__ import annotations

from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.pages.compare.bars_view import LEGEND, LINE, NAME, CostBars
from desktop.pages.compare.viewmodel import BarText
from desktop.system.palette import series_colour


def solid(bars: CostBars, row: int) -> int:
    """Return how many pixels of the running cost a bar has across its upper rim."""
    image = bars.grab().toImage()
    wanted = QColor(series_colour(0))
    y = LEGEND + row * LINE + 6
    return sum(image.pixelColor(x, y) == wanted for x in range(NAME, image.width()))


def test_bars_have_one_scale(qtbot: QtBot) -> None:
    bars = CostBars()
    qtbot.addWidget(bars)
    bars.resize(900, 120)
    bars.show_bars((BarText("A", (1000, 0, 0), "Rp1.000"), BarText("B", (500, -200, 0), "Rp300")))
    assert bars.sizeHint().height() == LEGEND + 2 * LINE + 4
    assert bars.accessibleName() == "A: Rp1.000, B: Rp300"
    assert abs(solid(bars, 0) - 2 * solid(bars, 1)) < 12
    assert solid(bars, 0) > 200


def test_nothing_to_draw_is_no_fault(qtbot: QtBot) -> None:
    bars = CostBars()
    qtbot.addWidget(bars)
    bars.resize(900, 120)
    bars.show_bars(())
    bars.grab()
    bars.show_bars((BarText("A", (0, 0, 0), "Rp0"),))
    assert solid(bars, 0) == 0


def test_a_plan_that_is_not_whole_is_pale_and_says_why(qtbot: QtBot) -> None:
    bars = CostBars()
    qtbot.addWidget(bars)
    bars.resize(900, 120)
    whole, open_ = (
        BarText("A", (1000, 0, 0), "Rp1.000"),
        BarText("B", (1000, 0, 0), "Rp1", "2 unit"),
    )
    bars.show_bars((whole, open_))
    assert bars.accessibleName().endswith("B: Rp1 (2 unit)")
    assert solid(bars, 0) > 200
    assert solid(bars, 1) == 0
