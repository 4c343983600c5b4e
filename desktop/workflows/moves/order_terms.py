"""The terms of moving as fields of text; no Qt."""

from __future__ import annotations

from types import MappingProxyType

from desktop.document.text import format_value
from desktop.system.translate import tr
from solver.units import Field, Kind, Measure

TERMS = MappingProxyType(
    {
        "start": Field(Kind.DAY, optional=True),
        "weeks": Field(Kind.NUMBER, Measure.COUNT, low=1, high=26),
        "people": Field(Kind.NUMBER, Measure.COUNT, low=1, high=10_000),
        "fit_out": Field(Kind.NUMBER, Measure.COUNT, low=0, high=104),
        "swing": Field(Kind.NUMBER, Measure.AREA, low=0, high=10_000_000),
    }
)


def term_words(name: str, value: object) -> str:
    """Return the value of a term as text."""
    if isinstance(value, bool):
        return tr("word.yes" if value else "word.no")
    return format_value(TERMS[name], value)
