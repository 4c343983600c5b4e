"""A histogram tells losses from gains, and says so before there is anything."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.histogram import Histogram
from tests.desktop.widgets.pixels import count


def test_below_zero_is_bad_news(qtbot: QtBot, look: None) -> None:
    made = Histogram("Sebaran", str, lambda b: f"{b[0]}: {b[2]}", "kosong")
    qtbot.addWidget(made)
    made.resize(400, 120)
    assert count(made, "negative") == 0
    made.show_bins([(-10, 0, 2), (0, 10, 8)])
    assert count(made, "negative", made.bin_rect(0)) > 0
    assert count(made, "negative", made.bin_rect(1)) == 0
    assert count(made, "positive", made.bin_rect(1)) > 3 * count(made, "negative", made.bin_rect(0))
    assert made.accessibleDescription() == "-10: 2; 0: 8"
