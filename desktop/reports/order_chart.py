"""The order of the moves as a chart: how many people move in each wave, or in each month."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.document.text import format_date, format_number
from desktop.reports.chart import Chart, ChartBar, Segment
from desktop.reports.order_data import OrderData, OrderWave
from desktop.system.palette import series_colour
from desktop.system.translate import tr
from solver.units import Measure

MOST = 8  # bars that are read at one glance; more waves are drawn by months or more
_STEPS = (1, 3, 6, 12)  # months


@dataclass(frozen=True)
class _Span:
    """Waves that begin in some time; `names` are its beginning and its end in words."""

    names: tuple[str, str]
    people: int

    @property
    def label(self) -> str:
        return " – ".join(dict.fromkeys(self.names))


def order_chart(order: OrderData | None) -> Chart | None:
    """Return how many people move when; None when nobody moves."""
    if order is None or not any(wave.people for wave in order.waves):
        return None
    spans = _spans(order.waves)
    longest = max(span.people for span in spans)
    colour, name = series_colour(0), tr("report.word.people_move")
    bars = tuple(_bar(span, colour, longest) for span in spans)
    title = tr("report.title.order_chart")
    said = "; ".join(f"{bar.label}: {bar.text}" for bar in bars)
    return Chart(title, ((colour, name),), bars, f"{title}. {said}.")


def _bar(span: _Span, colour: str, longest: int) -> ChartBar:
    if not span.people:
        return ChartBar(span.label, (), "–")
    segment = Segment(colour, "", span.people * 10_000 // longest)
    return ChartBar(span.label, (segment,), format_number(span.people, Measure.PERSON))


def _spans(waves: tuple[OrderWave, ...]) -> list[_Span]:
    """Return the waves, or the fewest months together, that give at most MOST bars."""
    found = _joined([_of_waves(_wave(wave), [wave]) for wave in waves])
    for step in _STEPS:
        if len(found) <= MOST:
            break
        first, last = _index(waves[0].first, step), _index(waves[-1].first, step)
        spans = (
            _of_waves(_months(at, step), [w for w in waves if _index(w.first, step) == at])
            for at in range(first, last + 1)
        )
        found = _joined(list(spans))
    return found


def _joined(spans: list[_Span]) -> list[_Span]:
    """Return spans with those in which nobody moves, one after another, made one."""
    found: list[_Span] = []
    for span in spans:
        if found and not span.people and not found[-1].people:
            found[-1] = _Span((found[-1].names[0], span.names[1]), 0)
        else:
            found.append(span)
    return found


def _of_waves(names: tuple[str, str], waves: list[OrderWave]) -> _Span:
    return _Span(names, sum(wave.people for wave in waves))


def _index(day: date, step: int) -> int:
    """Return the number of the span of so many months that a day lies in."""
    return (day.year * 12 + day.month - 1) // step


def _months(at: int, step: int) -> tuple[str, str]:
    year, month = divmod(at * step, 12)
    first, last = date(year, month + 1, 1), date(year, month + step, 1)
    return _month(first), _month(last)


def _wave(wave: OrderWave) -> tuple[str, str]:
    number = format_number(wave.number, Measure.COUNT)
    name = tr("report.word.wave_from", wave=number, day=format_date(wave.first))
    return name, name


def _month(day: date) -> str:
    return f"{tr(f'month.{day.month}')} {format_number(day.year, Measure.YEAR)}"
