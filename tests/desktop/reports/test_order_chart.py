"""The chart of the order: waves when few, months when many, empty times as one bar."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from desktop.reports.order_chart import MOST, order_chart
from desktop.reports.order_data import OrderData, OrderWave
from tests.desktop.reports.example import city, order


def long_order(*moving: int, waves: int) -> OrderData:
    """Return an order of so many waves in which people move in a few only."""
    made = order(city())
    moves, day = made.waves[2].moves, date(2027, 1, 4)
    found = []
    for number in range(1, waves + 1):
        first = day + timedelta(weeks=2 * (number - 1))
        last = first + timedelta(days=13)
        found.append(OrderWave(number, first, last, 0, 0, (), moves if number in moving else ()))
    return replace(made, waves=tuple(found))


def test_few_waves_are_a_bar_each_and_the_longest_fills_the_width() -> None:
    made = order(city())
    chart = order_chart(made)
    assert chart is not None
    assert [bar.label for bar in chart.bars][1:] == [
        "Gelombang 3 · 1 Februari 2027",
        "Gelombang 4 · 15 Februari 2027",
    ]
    assert [bar.text for bar in chart.bars] == ["–", "120\xa0orang", "99\xa0orang"]
    assert max(sum(s.share for s in bar.segments) for bar in chart.bars) == 10_000
    assert all(bar.label in chart.alt for bar in chart.bars)


def test_many_waves_are_drawn_by_months_with_nobody_lost() -> None:
    chart = order_chart(long_order(*range(3, 15), waves=14))
    assert chart is not None
    assert 1 < len(chart.bars) <= MOST
    assert [bar.label for bar in chart.bars][:2] == ["Januari 2027", "Februari 2027"]
    people = sum(int(bar.text.split()[0]) for bar in chart.bars if bar.segments)
    assert people == 12 * 120


def test_a_long_wait_is_one_bar() -> None:
    chart = order_chart(long_order(2, 60, waves=60))
    assert chart is not None
    assert len(chart.bars) == 4  # before, one wave, the wait, one wave
    assert [bool(bar.segments) for bar in chart.bars] == [False, True, False, True]


def test_years_of_moves_keep_to_a_few_bars() -> None:
    chart = order_chart(long_order(*range(1, 120), waves=120))
    assert chart is not None
    assert len(chart.bars) <= MOST


def test_nobody_moves_no_chart() -> None:
    assert order_chart(None) is None
    assert order_chart(OrderData(())) is None
    assert order_chart(long_order(waves=5)) is None
