"""The chart: lengths in proportion, nothing without money."""

from __future__ import annotations

from dataclasses import replace

import pytest

from desktop.reports.chart import cost_chart
from tests.desktop.reports.example import bare, city, reckoned


def test_the_longest_bar_fills_the_width() -> None:
    chart = cost_chart(reckoned(city()).comparison)
    assert chart is not None
    lengths = [sum(segment.share for segment in bar.segments) for bar in chart.bars]
    assert max(lengths) == pytest.approx(10_000, abs=3)
    assert lengths[2] < lengths[1] < lengths[0]


def test_the_alternative_text_says_every_bar() -> None:
    chart = cost_chart(reckoned(city()).comparison)
    assert chart is not None
    assert all(bar.label in chart.alt and bar.text in chart.alt for bar in chart.bars)


def test_without_costs_there_is_no_chart() -> None:
    comparison = reckoned(city()).comparison
    nothing = tuple(replace(c, assessment=bare(c.id, city())) for c in comparison.scenarios)
    assert cost_chart(replace(comparison, scenarios=nothing)) is None
