"""Bars by hour: heights to scale, the peak, keys, words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.widgets.charts.hourly_stack import HourlyStack, StackBars
from tests.support.window import press

BARS = StackBars(
    ("07", "08", "09"),
    (("Pegawai", (4, 10, 8)), ("Tamu", (0, 2, 2))),
    ((8, "tersedia 8"), (20, "dengan tingkat 20")),
    ("pukul 07", "pukul 08", "pukul 09"),
    (1, "difabel"),
)


@pytest.fixture
def chart(qtbot: QtBot, look: None) -> HourlyStack:
    made = HourlyStack("Mobil")
    qtbot.addWidget(made)
    made.resize(500, 206)
    made.show_bars(BARS)
    made.show()
    return made


def test_totals_and_peak() -> None:
    assert BARS.totals == (4, 12, 10)
    assert BARS.peak == 1
    assert StackBars().peak == -1


def test_the_peak_is_told_first_and_arrows_walk(chart: HourlyStack) -> None:
    assert chart.words() == "pukul 08"
    chart.setFocus()
    press(chart, Qt.Key.Key_Right)
    press(chart, Qt.Key.Key_Right)
    assert chart.accessibleName() == "Mobil: pukul 09"
    chart.grab()


def test_the_scale_holds_bars_and_lines(chart: HourlyStack) -> None:
    assert chart._most() == 20
    assert chart._room().contains(chart._bar(0))
    assert chart._bar(0).right() <= chart._bar(1).left()


@pytest.mark.parametrize(("most", "top"), [(7, 8), (39, 40), (128, 140), (581, 600), (4183, 4200)])
def test_the_axis_ends_at_a_round_number(chart: HourlyStack, most: int, top: int) -> None:
    chart.show_bars(StackBars(("07",), (("Pegawai", (most,)),), words=("pukul 07",)))
    assert chart._most() == top
    assert top % 2 == 0  # its half stands on the axis too


def test_nothing_to_show_is_no_fault(chart: HourlyStack) -> None:
    chart.show_bars(StackBars())
    chart.grab()
    press(chart, Qt.Key.Key_Left)
    assert chart.words() == ""
