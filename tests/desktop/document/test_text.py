"""Numbers to text and back: what a person reads, and that parse is the twin of format."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.document.text import (
    MINUS,
    NBSP,
    SHAPES,
    digits,
    format_change,
    format_choice,
    format_date,
    format_moment,
    format_money,
    format_money_short,
    format_number,
    format_ratio,
    format_seconds,
    format_value,
    half_up,
    parse,
    parse_number,
    places_of,
    with_places,
)
from desktop.system.translate import LANGUAGES, set_language
from solver.errors import Issue
from solver.problem.estate import Building, Condition
from solver.problem.problem import KINDS
from solver.units import BIG, Field, Kind, Measure, declared

FIELDS = [(kind, name, f) for kind, r in KINDS.items() for name, f in declared(r).items()]
EDITED = [f for f in FIELDS if f[2].kind not in (Kind.REF, Kind.BLOB)]


@pytest.fixture(autouse=True)
def in_indonesian() -> Iterator[None]:
    set_language("id")
    yield
    set_language("id")


def key(found: object) -> str:
    assert isinstance(found, Issue), found
    return found.key


@pytest.mark.parametrize("measure", Measure)
def test_every_measure_has_a_shape(measure: Measure) -> None:
    assert measure in SHAPES
    assert 10 ** SHAPES[measure].decimals == SHAPES[measure].scale


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("measure", Measure)
@pytest.mark.parametrize("unit", [True, False])
@settings(max_examples=60, deadline=None)
@given(value=st.one_of(st.integers(-BIG, BIG), st.integers(-2_000, 2_000_000)))
def test_parse_reads_what_format_wrote(
    measure: Measure, language: str, unit: bool, value: int
) -> None:
    set_language(language)
    assert parse_number(format_number(value, measure, unit=unit), measure, "x") == value


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(("kind", "name", "field"), EDITED)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_every_field_reads_what_it_shows(
    kind: str, name: str, field: Field, language: str, data: st.DataObject
) -> None:
    set_language(language)
    strategies = {
        Kind.NUMBER: st.integers(field.low, field.high),
        Kind.TEXT: st.text("abc Ç9-", min_size=1).map(str.strip).filter(bool),
        Kind.CHOICE: st.sampled_from(list(field.choices or [None])),
        Kind.FLAG: st.booleans(),
        Kind.DAY: st.dates(date(1000, 1, 1)),
    }
    value = data.draw(strategies[field.kind])
    assert parse(field, format_value(field, value), "x") == value
    assert parse(field, format_value(field, value, unit=True), "x") == value
    if field.optional:
        assert parse(field, format_value(field, None), "x") is None


@pytest.mark.parametrize(
    ("value", "measure", "indonesian", "english"),
    [
        (1234567, Measure.RUPIAH, "Rp1.234.567", "Rp1,234,567"),
        (-500, Measure.RUPIAH, f"{MINUS}Rp500", f"{MINUS}Rp500"),
        (123450, Measure.AREA, f"1.234,5{NBSP}m²", f"1,234.5{NBSP}m²"),
        (0, Measure.AREA, f"0{NBSP}m²", f"0{NBSP}m²"),
        (250, Measure.BASIS_POINT, "2,5%", "2.5%"),
        (2026, Measure.YEAR, "2026", "2026"),
        (-2976080, Measure.MICRODEGREE, f"{MINUS}2,97608", f"{MINUS}2.97608"),
        (1_050_000, Measure.RUPIAH_M2_YEAR, "Rp1.050.000/m²/tahun", "Rp1,050,000/m²/year"),
        (12, Measure.PERSON, f"12{NBSP}orang", f"12{NBSP}people"),
        (None, Measure.AREA, "–", "–"),
    ],
)
def test_numbers_as_people_read_them(
    value: int | None, measure: Measure, indonesian: str, english: str
) -> None:
    assert format_number(value, measure) == indonesian
    set_language("en")
    assert format_number(value, measure) == english


def test_fixed_decimals_align() -> None:
    assert format_number(100, Measure.AREA, decimals=1, unit=False) == "1,0"
    assert format_number(149, Measure.AREA, decimals=1, unit=False) == "1,5"
    assert format_number(-1, Measure.AREA, decimals=0, unit=False) == "0"  # no minus zero


@pytest.mark.parametrize(
    ("text", "measure", "value"),
    [
        ("Rp 1.234.567", Measure.RUPIAH, 1234567),
        ("rp. 1.234.567", Measure.RUPIAH, 1234567),
        ("-Rp5", Measure.RUPIAH, -5),
        ("Rp1.234.567,00", Measure.RUPIAH, 1234567),
        ("1 234 567", Measure.RUPIAH, 1234567),
        ("1.234,5 m²", Measure.AREA, 123450),
        ("1234,5", Measure.AREA, 123450),
        ("1234,50 M²", Measure.AREA, 123450),
        ("12 people", Measure.PERSON, 12),  # the word of the other language
        ("2,5 %", Measure.BASIS_POINT, 250),
        ("0,0000010", Measure.MICRODEGREE, 1),
    ],
)
def test_numbers_as_people_type_them(text: str, measure: Measure, value: int) -> None:
    assert parse_number(text, measure, "x") == value


@pytest.mark.parametrize(
    ("text", "measure", "wanted"),
    [
        ("1.5", Measure.AREA, "number_unreadable"),  # no Indonesian number, never guessed
        ("1,234.5", Measure.AREA, "number_unreadable"),
        ("1.23.456", Measure.RUPIAH, "number_unreadable"),
        ("dua", Measure.COUNT, "number_unreadable"),
        ("", Measure.COUNT, "number_unreadable"),
        ("5 kg", Measure.AREA, "number_unreadable"),
        ("--5", Measure.COUNT, "number_unreadable"),
        ("1,5", Measure.COUNT, "number_of_wholes"),
        ("1,234", Measure.AREA, "number_too_fine"),
        ("٣", Measure.COUNT, "number_unreadable"),
    ],
)
def test_what_is_no_number(text: str, measure: Measure, wanted: str) -> None:
    assert key(parse_number(text, measure, "sheet!A1")) == wanted


def test_bounds_are_told_in_the_words_of_the_field() -> None:
    storeys = declared(Building)["storeys"]
    low, high = parse(storeys, "0", "x"), parse(storeys, "101", "x")
    assert (key(low), key(high)) == ("number_too_low", "number_too_high")
    assert isinstance(high, Issue)
    assert dict(high.values)["high"] == "100"
    assert key(parse(storeys, "", "x")) == "number_missing"
    assert parse(declared(Building)["gross"], "", "x") is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (999_999, "Rp999.999"),
        (1_000_000, f"Rp1{NBSP}juta"),
        (1_234_567_890, f"Rp1,23{NBSP}miliar"),
        (-12_345_678_901, f"{MINUS}Rp12,3{NBSP}miliar"),
        (123_456_789_012_345, f"Rp123{NBSP}triliun"),
        (999_999_999, f"Rp1{NBSP}miliar"),
        (999_499_999, f"Rp999{NBSP}juta"),
        (9_999_999, f"Rp10{NBSP}juta"),
    ],
)
def test_short_money(value: int | None, text: str) -> None:
    assert format_money_short(value) == text


def test_changes_and_ratios() -> None:
    assert format_change(1_500_000) == f"+Rp1,5{NBSP}juta"
    assert format_change(-1_500_000) == f"{MINUS}Rp1,5{NBSP}juta"
    assert format_change(0) == "Rp0"
    assert format_change(12, short=False) == "+Rp12"
    assert format_money(1000) == "Rp1.000"
    assert format_ratio(1, 8) == "12,5%"
    assert format_ratio(-1, 3) == f"{MINUS}33,3%"
    assert format_ratio(1, 0) == "–"
    assert format_ratio(1, -8) == f"{MINUS}12,5%"


@pytest.mark.parametrize(
    ("milliseconds", "text"),
    [
        (1_234, f"1,2{NBSP}detik"),
        (59_990, f"1{NBSP}menit"),
        (60_000, f"1{NBSP}menit"),
        (125_400, f"2{NBSP}menit 5{NBSP}detik"),
    ],
)
def test_durations(milliseconds: int, text: str) -> None:
    assert format_seconds(milliseconds) == text


def test_moments() -> None:
    assert format_moment("2026-11-22T20:01:24") == "22 November 2026 pukul 20.01"
    assert format_moment("kemarin") == "kemarin"
    assert format_moment("") == "–"


def test_days() -> None:
    assert format_date(date(2026, 11, 22)) == "22 November 2026"
    assert format_date(None) == "–"
    field = declared(Building)["lease_end"]
    for text in ("22 November 2026", "22 nov 2026", "22/11/2026", "22-11-2026", "2026-11-22"):
        assert parse(field, text, "x") == date(2026, 11, 22)
    assert parse(field, "17 Agustus 2026", "x") == parse(field, "17 August 2026", "x")
    for text in ("31/2/2026", "22 Foo 2026", "kemarin", "22/11/26"):
        assert key(parse(field, text, "x")) == "day_unreadable"


def test_choices_flags_and_texts() -> None:
    field = declared(Building)["condition"]
    assert parse(field, " light ", "x") is Condition.LIGHT_DAMAGE
    assert parse(field, format_choice(Condition.GOOD).upper(), "x") is Condition.GOOD
    assert key(parse(field, "meledak", "x")) == "choice_unknown"
    flag = declared(Building)["heritage"]
    assert [parse(flag, t, "x") for t in ("Ya", "yes", "TIDAK", "no", "")] == [
        True,
        True,
        False,
        False,
        False,
    ]
    assert key(parse(flag, "mungkin", "x")) == "flag_unknown"
    assert key(parse(declared(Building)["name"], "  ", "x")) == "text_empty"


@given(st.integers(-(10**18), 10**18), st.sampled_from([1, 2, 3, 7, 10, 100, 1000]))
def test_rounding_half_away_from_zero(value: int, denominator: int) -> None:
    rounded = half_up(value, denominator)
    assert 2 * abs(rounded * denominator - value) <= denominator
    if 2 * (abs(value) % denominator) == denominator:
        assert abs(rounded) * denominator > abs(value)
    assert half_up(-value, denominator) == -rounded


@given(st.integers(-(10**9), 10**9))
def test_trimming_loses_nothing(value: int) -> None:
    full, short = digits(value, 100, 2, trim=False), digits(value, 100, 2)
    assert full.rstrip("0").rstrip(",") == short or full == short


def test_numbers_of_a_column_get_equal_decimals() -> None:
    assert [places_of(t) for t in ("192", "174,72", "1.000,5", "–", "")] == [0, 2, 1, 0, 0]
    assert with_places("192", 2) == "192,00"
    assert with_places("1.000,5", 2) == "1.000,50"
    assert with_places("174,72", 1) == "174,72"
    assert with_places("–", 2) == "–"
    assert with_places("", 2) == ""
