"""The order of the moves as a chart: how many people move in each wave, or in each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.document.text import format_number
from desktop.reports.chart import Chart, ChartBar, Segment
from desktop.reports.order_data import OrderData, OrderWave
from desktop.system.palette import series_colour
from desktop.system.translate import tr
from solver.units import Measure

MOST = 12  # bars that are read at one glance; more waves are drawn by months, quarters, years
_STEPS = (1, 3, 6, 12)  # months


@dataclass(frozen=True)
class _Span:
    label: str
    people: int
    units: int


def order_chart(order: OrderData | None) -> Chart | None:
    """Return how many people move when; None when nobody moves."""
    if order is None or not any(wave.moves for wave in order.waves):
        return None
    spans = _spans(order.waves)
    longest = max(span.people for span in spans)
    colour, name = series_colour(0), tr("report.word.people_move")
    bars = tuple(
        ChartBar(
            span.label,
            (Segment(colour, _count(span.people), span.people * 10_000 // longest),)
            if span.people
            else (),
            tr("report.word.units_count", n=_count(span.units)) if span.units else "–",
        )
        for span in spans
    )
    title = tr("report.title.order_chart")
    said = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    return Chart(title, ((colour, name),), bars, f"{title}. {said}.")


def _spans(waves: tuple[OrderWave, ...]) -> list[_Span]:
    """Return the waves, or as few months together as give at most MOST bars."""
    if len(waves) <= MOST:
        return [
            _Span(
                tr("report.word.wave_from", wave=_count(w.number), month=_month(w.first)),
                w.people,
                len(w.moves),
            )
            for w in waves
        ]
    first, last = waves[0].first, waves[-1].first
    fits = [step for step in _STEPS if _index(last, step) - _index(first, step) < MOST]
    step = fits[0] if fits else _STEPS[-1]
    return [
        _span(at, step, [wave for wave in waves if _index(wave.first, step) == at])
        for at in range(_index(first, step), _index(last, step) + 1)
    ]


def _index(day: date, step: int) -> int:
    """Return the number of the span of so many months that a day lies in."""
    return (day.year * 12 + day.month - 1) // step


def _span(at: int, step: int, waves: list[OrderWave]) -> _Span:
    year, month = divmod(at * step, 12)
    ends = dict.fromkeys(
        _month(each) for each in (date(year, month + 1, 1), date(year, month + step, 1))
    )
    people, units = sum(w.people for w in waves), sum(len(w.moves) for w in waves)
    return _Span(" – ".join(ends), people, units)


def _month(day: date) -> str:
    return f"{tr(f'month.{day.month}')} {format_number(day.year, Measure.YEAR)}"


def _count(value: int) -> str:
    return format_number(value, Measure.COUNT)
