"""A bar chart: what it shows can also be heard, and each part has its spot."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from desktop.widgets.charts.bars import BarChart, Series


def chart(qtbot: QtBot) -> BarChart:
    made = BarChart(lambda value: f"Rp{value}")
    qtbot.addWidget(made)
    made.resize(400, 240)
    made.show()
    return made


def test_sums_are_said_and_empty_series_left_out(qtbot: QtBot, look: None) -> None:
    bars = chart(qtbot)
    bars.show_bars(
        ("2024", "2025"),
        [Series("Listrik", (3, 4)), Series("Air", (1, 2)), Series("Sewa", (0, 0))],
    )
    assert bars.accessibleName() == "2024: Rp4, 2025: Rp6"
    bars.grab()
    words = [text for _, text in bars._spots]
    assert words == [
        "Listrik, 2024: Rp3",
        "Air, 2024: Rp1",
        "Listrik, 2025: Rp4",
        "Air, 2025: Rp2",
    ]


def test_taller_is_more(qtbot: QtBot, look: None) -> None:
    bars = chart(qtbot)
    bars.show_bars(("a", "b"), [Series("x", (100, 50))])
    bars.grab()
    (tall, _), (low, _) = bars._spots
    assert round(tall.height() / low.height(), 3) == 2.0


def test_nothing_to_show_is_no_fault(qtbot: QtBot, look: None) -> None:
    bars = chart(qtbot)
    bars.show_bars((), [])
    bars.grab()
    bars.show_bars(("2024",), [])
    bars.grab()
    assert bars._spots == []


def test_words_above_narrow_bars_stand_in_two_lines(qtbot: QtBot, look: None) -> None:
    bars = BarChart(lambda value: f"Rp{value},96\u00a0miliar")  # as money is written
    qtbot.addWidget(bars)
    bars.show_bars(("2024", "2025", "2026"), [Series("x", (1, 2, 0))])
    bars.resize(400, 240)
    assert bars._tops() == ["Rp1,96\u00a0miliar", "Rp2,96\u00a0miliar", "–"]
    wide = bars.grab().toImage()
    bars.resize(200, 240)
    assert bars._tops() == ["Rp1,96\nmiliar", "Rp2,96\nmiliar", "–"]
    assert bars.grab().toImage() != wide
