"""A histogram tells losses from gains, and says so before there is anything."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.histogram import Histogram
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


def test_bins_are_walked_and_read(qtbot: QtBot, look: None) -> None:
    made = Histogram("Sebaran", str, lambda b: f"{b[0]}: {b[2]}", "kosong")
    qtbot.addWidget(made)
    made.resize(400, 120)
    told: list[str] = []
    made.told.connect(told.append)
    QTest.keyClick(made, Qt.Key.Key_Right)
    assert told == []  # nothing there yet
    made.show_bins([(-10, 0, 2), (0, 10, 8), (10, 20, 1)])
    QTest.keyClick(made, Qt.Key.Key_End)
    QTest.keyClick(made, Qt.Key.Key_Left)
    assert told[-1] == "0: 8"
    assert made.accessibleName() == "Sebaran: 0: 8"
    spot = made.bin_rect(0).center().toPoint()
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=spot)
    assert told[-1] == "-10: 2"
    made.show_bins([(0, 10, 8)])  # fewer: the walk does not stand beyond the end
    assert made.words() == "0: 8"
    made.show_bins([])
    assert made.words() == ""
