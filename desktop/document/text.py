"""Numbers, money, dates and choices to text and back: the one place where they are written.

`format_*` write in the language in use (Indonesian: ``Rp1.234.567``, ``1.234,5 m²``,
``22 November 2026``); `parse` is their twin and returns the value or an Issue that stays at the
cell. Nothing else in the program formats or reads a number.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from desktop.system.translate import catalogue, has, language, tr
from solver.errors import Issue, issue
from solver.units import Field, Kind, Measure

MINUS = "−"  # U+2212, as wide as a digit
NBSP = "\u00a0"


@dataclass(frozen=True)
class Shape:
    """How a measure is written: divided by `scale`, with `decimals` places, before/after words."""

    scale: int = 1
    decimals: int = 0
    before: str = ""
    after: str = ""  # catalogue key of the word behind
    grouped: bool = True
    trim: bool = True  # drop trailing zero decimals


SHAPES: Mapping[Measure, Shape] = {
    Measure.RUPIAH: Shape(before="Rp"),
    Measure.RUPIAH_YEAR: Shape(before="Rp", after="measure.per_year"),
    Measure.AREA: Shape(100, 2, after="measure.m2"),
    Measure.VOLUME: Shape(1000, 3, after="measure.m3"),
    Measure.PERSON: Shape(after="measure.person"),
    Measure.COUNT: Shape(),
    Measure.HUNDREDTH: Shape(100, 2),
    Measure.BASIS_POINT: Shape(100, 2, after="measure.percent"),
    Measure.MINUTE: Shape(after="measure.minute"),
    Measure.METRE: Shape(after="measure.metre"),
    Measure.LEVEL: Shape(),
    Measure.YEAR: Shape(grouped=False),
    Measure.YEARS: Shape(after="measure.years"),
    Measure.KG_M2: Shape(after="measure.kg_m2"),
    Measure.MICRODEGREE: Shape(1_000_000, 6, grouped=False),
    Measure.KWH_M2_MONTH: Shape(100, 2, after="measure.kwh_m2_month"),
    Measure.RUPIAH_M2: Shape(before="Rp", after="measure.per_m2"),
    Measure.RUPIAH_M2_YEAR: Shape(before="Rp", after="measure.per_m2_year"),
    Measure.RUPIAH_KWH: Shape(100, 2, before="Rp", after="measure.per_kwh"),
    Measure.RUPIAH_MINUTE: Shape(before="Rp", after="measure.per_minute"),
}
_SHORT = (  # from, size, word: from where three figures round up to 1 of the next word
    (999_500_000_000, 10**12, "money.trillion"),
    (999_500_000, 10**9, "money.billion"),
    (1_000_000, 10**6, "money.million"),
)


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded half away from zero; denominator > 0."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def _marks() -> tuple[str, str]:
    return (".", ",") if language() == "id" else (",", ".")


def digits(
    value: int, scale: int, decimals: int, *, grouped: bool = True, trim: bool = True
) -> str:
    """Write value/scale with so many decimals, rounded half up."""
    thousands, point = _marks()
    rounded = half_up(abs(value) * 10**decimals, scale)
    whole, part = divmod(rounded, 10**decimals)
    text = f"{whole:,}".replace(",", thousands) if grouped else str(whole)
    fraction = f"{part:0{decimals}d}" if decimals else ""
    if trim:
        fraction = fraction.rstrip("0")
    sign = MINUS if value < 0 and rounded else ""
    return f"{sign}{text}{point}{fraction}" if fraction else f"{sign}{text}"


def format_number(
    value: int | None, measure: Measure, *, unit: bool = True, decimals: int | None = None
) -> str:
    """Write a number in its measure, ``–`` when unknown; ``unit=False`` leaves the words away.

    `decimals` fixes the number of places (for columns that must align).
    """
    if value is None:
        return "–"
    shape = SHAPES[measure]
    places = shape.decimals if decimals is None else decimals
    text = digits(
        value, shape.scale, places, grouped=shape.grouped, trim=shape.trim and decimals is None
    )
    if not unit:
        return text
    sign, text = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
    return f"{sign}{shape.before}{text}{_after(shape)}"


def _after(shape: Shape) -> str:
    if not shape.after:
        return ""
    word = tr(shape.after)
    return word if word.startswith(("/", "%")) else f"{NBSP}{word}"


def places_of(text: str) -> int:
    """Return how many decimals a number written by `format_number` shows."""
    return len(text.partition(_marks()[1])[2])


def with_places(text: str, places: int) -> str:
    """Return a written number without a unit with so many decimals, for columns that align."""
    if not text[-1:].isdigit() or places <= places_of(text):
        return text
    point = "" if places_of(text) else _marks()[1]
    return f"{text}{point}{'0' * (places - places_of(text))}"


def format_money(value: int | None) -> str:
    """Write rupiah in full: ``Rp1.234.567``."""
    return format_number(value, Measure.RUPIAH)


def format_money_short(value: int | None) -> str:
    """Write rupiah shortened to three figures or so: ``Rp1,23 miliar``, ``Rp850 juta``."""
    if value is None:
        return "–"
    for start, size, word in _SHORT:
        if abs(value) >= start:
            whole_digits = len(str(abs(value) // size))
            text = digits(value, size, max(0, 3 - whole_digits))
            sign, text = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
            return f"{sign}Rp{text}{NBSP}{tr(word)}"
    return format_money(value)


def format_money_apart(value: int, apart: int) -> str:
    """Write rupiah shortly, with so many decimals that amounts `apart` differ: for an axis."""
    for start, size, word in _SHORT:
        if abs(value) >= start:
            places = 0 if apart >= size else len(str((size - 1) // max(1, apart)))
            text = digits(value, size, min(places, len(str(size)) - 1), trim=False)
            sign, text = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
            return f"{sign}Rp{text}{NBSP}{tr(word)}"
    return format_money(value)


def format_change(value: int, *, short: bool = True) -> str:
    """Write a difference of money with its sign always shown: ``+Rp1,2 miliar``."""
    text = format_money_short(value) if short else format_money(value)
    return f"+{text}" if value > 0 else text


def format_ratio(part: int, whole: int, decimals: int = 1) -> str:
    """Write part/whole in percent: ``12,3%``; ``–`` when whole is zero."""
    if whole == 0:
        return "–"
    value = half_up(part * 100 * 10**decimals, abs(whole)) * (1 if whole > 0 else -1)
    return f"{digits(value, 10**decimals, decimals, trim=False)}%"


def format_date(value: date | None) -> str:
    """Write a day in words: ``22 November 2026``."""
    if value is None:
        return "–"
    return f"{value.day} {tr(f'month.{value.month}')} {value.year}"


def format_moment(iso: str) -> str:
    """Write an ISO time in words, ``22 November 2026 pukul 20.01``; what is none stays as it is."""
    try:
        moment = datetime.fromisoformat(iso)
    except ValueError:
        return iso or "–"
    clock = f"{moment:%H}{tr('measure.clock')}{moment:%M}"
    return tr("measure.moment", date=format_date(moment.date()), clock=clock)


def format_distance(metres: int) -> str:
    """Write a distance: ``850 m``, ``4,3 km``."""
    if metres < 1000:
        return format_number(metres, Measure.METRE)
    return f"{digits(metres, 1000, 1)}{NBSP}km"


def format_bytes(size: int) -> str:
    """Write the size of something stored: ``312 kB``, ``1,4 MB``."""
    if size < 1_000_000:
        return f"{digits(half_up(size, 1000), 1, 0)}{NBSP}kB"
    return f"{digits(size, 1_000_000, 1)}{NBSP}MB"


def format_seconds(milliseconds: int) -> str:
    """Write a duration: ``12,3 detik``, ``2 menit 5 detik``."""
    if milliseconds < 59_950:  # from there on it would read 60 seconds
        return f"{digits(milliseconds, 1000, 1)}{NBSP}{tr('measure.second')}"
    minutes, seconds = divmod(half_up(milliseconds, 1000), 60)
    text = f"{minutes}{NBSP}{tr('measure.minute')}"
    return f"{text} {seconds}{NBSP}{tr('measure.second')}" if seconds else text


def format_choice(value: StrEnum) -> str:
    """Write a choice by its label ``choice.<class>.<value>``."""
    return tr(f"choice.{type(value).__name__}.{value.value}")


def format_value(field: Field, value: object, *, unit: bool = False) -> str:
    """Write the value of a declared field for a cell; references are written by the view-model."""
    if value is None:
        return ""
    if field.kind is Kind.NUMBER and isinstance(value, int) and field.measure:
        return format_number(value, field.measure, unit=unit)
    if isinstance(value, bool):
        return tr("word.yes") if value else tr("word.no")
    if isinstance(value, StrEnum):
        return format_choice(value)
    if isinstance(value, date):
        return format_date(value)
    return str(value)


def parse(field: Field, text: str, where: str) -> object | Issue:
    """Read the text of a cell for a declared field: its value (None for unknown) or an Issue."""
    return _PARSERS[field.kind](field, text.strip(), where)


def parse_number(text: str, measure: Measure, where: str) -> int | Issue:
    """Read a number written for a measure, with or without its unit, as whole smallest units."""
    shape = SHAPES[measure]
    bare = _bare(text, shape)
    number = _split(bare)
    if number is None:
        return issue("number_unreadable", where, text=text)
    sign, whole, part = number
    places = len(str(shape.scale)) - 1
    if len(part.rstrip("0")) > places:
        if not places:
            return issue("number_of_wholes", where, text=text)
        return issue("number_too_fine", where, text=text, decimals=places)
    return sign * int(whole + part[:places].ljust(places, "0"))


def _bare(text: str, shape: Shape) -> str:
    bare = text.replace(NBSP, " ").replace(MINUS, "-").strip()
    if shape.before and bare.lstrip("-").lower().startswith(shape.before.lower()):
        sign = "-" if bare.startswith("-") else ""
        bare = sign + bare.lstrip("-")[len(shape.before) :].strip().lstrip(".").strip()
    for lang in ("id", "en"):
        word = str(catalogue(lang).get(shape.after, "")) if shape.after else ""
        if word and bare.lower().endswith(word.lower()):
            return bare[: -len(word)].strip()
    return bare


_GROUPED = {
    "id": re.compile(r"(-?)(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d+))?", re.ASCII),
    "en": re.compile(r"(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?", re.ASCII),
}


def _split(text: str) -> tuple[int, str, str] | None:
    """Split by the marks of the language in use; never guess: ``1.5`` is no Indonesian number."""
    found = _GROUPED[language()].fullmatch(text.replace(" ", ""))
    if not found:
        return None
    sign, whole, part = found.groups()
    return (-1 if sign else 1), re.sub(r"\D", "", whole), part or ""


def _parse_number(field: Field, text: str, where: str) -> object | Issue:
    if text in ("", "–", "-"):
        return None if field.optional else issue("number_missing", where)
    assert field.measure is not None
    value = parse_number(text, field.measure, where)
    if isinstance(value, Issue):
        return value
    if value < field.low:
        return issue(
            "number_too_low", where, value=text, low=format_number(field.low, field.measure)
        )
    if value > field.high:
        return issue(
            "number_too_high", where, value=text, high=format_number(field.high, field.measure)
        )
    return value


def _parse_text(field: Field, text: str, where: str) -> object | Issue:
    return issue("text_empty", where) if field.required and not text else text


def _parse_choice(field: Field, text: str, where: str) -> object | Issue:
    assert field.choices is not None
    for value in field.choices:
        labels = {
            str(
                catalogue(lang).get(f"choice.{field.choices.__name__}.{value.value}", "")
            ).casefold()
            for lang in ("id", "en")
        }
        if text.casefold() in labels | {value.value.casefold()}:
            return value
    allowed = ", ".join(format_choice(value) for value in field.choices)
    return issue("choice_unknown", where, text=text, allowed=allowed)


def _parse_flag(field: Field, text: str, where: str) -> object | Issue:
    words = {
        True: ("ya", "yes", "1", "true", "v", "✓"),
        False: ("", "tidak", "no", "0", "false", "–", "-"),
    }
    for value, known in words.items():
        if text.casefold() in known:
            return value
    return issue("flag_unknown", where, text=text)


_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SLASH = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_WORDS = re.compile(r"(\d{1,2})\s+(\w+)\s+(\d{4})")


def _parse_day(field: Field, text: str, where: str) -> object | Issue:
    if text in ("", "–", "-"):
        return None if field.optional else issue("day_missing", where)
    if found := _ISO.fullmatch(text):
        parts = tuple(int(p) for p in found.groups())
    elif found := _SLASH.fullmatch(text):
        parts = tuple(int(p) for p in reversed(found.groups()))
    elif (found := _WORDS.fullmatch(text)) and (month := _month(found.group(2))):
        parts = (int(found.group(3)), month, int(found.group(1)))
    else:
        return issue("day_unreadable", where, text=text)
    try:
        return date(*parts)
    except ValueError:
        return issue("day_unreadable", where, text=text)


def _month(word: str) -> int | None:
    for lang in ("id", "en"):
        for number in range(1, 13):
            name = str(catalogue(lang)[f"month.{number}"]).casefold()
            if len(word) >= 3 and name.startswith(word.casefold()):
                return number
    return None


def _parse_blob(field: Field, text: str, where: str) -> object | Issue:
    return text


_PARSERS = {
    Kind.NUMBER: _parse_number,
    Kind.TEXT: _parse_text,
    Kind.CHOICE: _parse_choice,
    Kind.FLAG: _parse_flag,
    Kind.DAY: _parse_day,
    Kind.REF: _parse_blob,
    Kind.BLOB: _parse_blob,
}


def sentence(found: Issue) -> str:
    """Return an Issue in words: what is wrong and, when known, how to mend it."""
    values = dict(found.values)
    words = tr(f"issue.{found.key}", **values)
    mend = f"issue.{found.key}.mend"
    return f"{words} {tr(mend, **values)}" if has(mend) else words
