"""The chart of the comparison as plain data: one stacked bar per scenario."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.text import format_money_short
from desktop.reports.comparison import Comparison, ScenarioColumn
from desktop.system.palette import series_colour
from desktop.system.translate import tr
from solver.costs.line import CostGroup


@dataclass(frozen=True)
class Segment:
    """A part of a bar; `share` of the longest bar in 1/10,000."""

    colour: str
    text: str
    share: int


@dataclass(frozen=True)
class ChartBar:
    """A scenario: its segments, and what stands behind the bar."""

    label: str
    segments: tuple[Segment, ...]
    text: str


@dataclass(frozen=True)
class Chart:
    """A bar chart with its legend as (colour, name) and a sentence for who cannot see it."""

    title: str
    legend: tuple[tuple[str, str], ...]
    bars: tuple[ChartBar, ...]
    alt: str


_COLOURS = {
    CostGroup.RUNNING: series_colour(0),
    CostGroup.ONE_OFF: series_colour(3),
    CostGroup.TIME: "#b9c0c8",
}


def cost_chart(comparison: Comparison) -> Chart | None:
    """Return the yearly cost of every scenario by group; None when nothing costs anything."""
    columns = comparison.scenarios
    longest = max((_length(column) for column in columns), default=0)
    if longest <= 0:
        return None
    bars = tuple(_bar(column, longest) for column in columns)
    legend = tuple((colour, tr(f"cost_group.{g.value}")) for g, colour in _COLOURS.items())
    said = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    title = tr("report.title.chart")
    return Chart(title, legend, bars, f"{title}. {said}.")


def _length(column: ScenarioColumn) -> int:
    amounts = column.assessment.by_group
    return sum(max(0, amounts[group]) for group in _COLOURS)


def _bar(column: ScenarioColumn, longest: int) -> ChartBar:
    amounts = column.assessment.by_group
    segments = tuple(
        Segment(colour, format_money_short(amounts[g]), max(0, amounts[g]) * 10_000 // longest)
        for g, colour in _COLOURS.items()
        if amounts[g] > 0
    )
    return ChartBar(column.name, segments, format_money_short(column.assessment.cash))
