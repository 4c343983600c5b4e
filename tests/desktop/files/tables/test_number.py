"""Numbers as clerks type them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.files.tables.number import decimal_mark, read_area, read_number, smallest


@pytest.mark.parametrize(
    ("value", "mark", "number"),
    [
        (None, ",", None),
        ("", ",", None),
        ("-", ",", None),
        ("Tidak ada", ",", None),
        (135, ",", "135"),
        (Decimal("12.5"), ",", "12.5"),
        ("135", ",", "135"),
        ("1.234,56", ",", "1234.56"),
        ("1,234.56", ".", "1234.56"),
        ("1.250", ",", "1250"),
        ("1.250", ".", "1.250"),
        ("12.5", ",", "12.5"),  # can only be decimal
        ("Rp 264.645.000,00", ",", "264645000"),
        ("Rp.264.645.000,-", ",", "264645000"),
        ("± 135 m2", ",", "135"),
        ("135 M²", ",", "135"),
        ("2 lantai", ",", "2"),
        ("(1.500)", ",", "-1500"),
        ("-5", ",", "-5"),
    ],
)
def test_numbers(value: object, mark: str, number: str | None) -> None:
    found = read_number(value, mark)
    assert found == (None if number is None else Decimal(number))


@pytest.mark.parametrize("value", ["dua", "12 x 7", "1.2.3", "12-15", True, "1,2,3"])
def test_no_numbers(value: object) -> None:
    with pytest.raises(ValueError, match=r".*"):
        read_number(value)


@pytest.mark.parametrize(
    ("text", "area"),
    [("12 x 7", "84"), ("12x7", "84"), ("12,5 × 8 m", "100"), ("10 m x 6 m", "60"), ("84", "84")],
)
def test_areas(text: str, area: str) -> None:
    assert read_area(text) == Decimal(area)


def test_the_mark_of_a_column() -> None:
    assert decimal_mark(["1.234", "12,5", None, 7]) == ","
    assert decimal_mark(["1,234", "12.5"]) == "."
    assert decimal_mark(["1.234", "2.000"]) == ","  # not told: Indonesian
    assert decimal_mark(["1,234.50"]) == "."
    assert decimal_mark([]) == ","


@given(st.integers(0, 10**12), st.integers(0, 99))
def test_both_ways_of_writing_say_the_same(whole: int, part: int) -> None:
    english = f"{whole:,}.{part:02d}"
    indonesian = english.translate(str.maketrans(",.", ".,"))
    assert read_number(indonesian, ",") == read_number(english, ".") == whole + Decimal(part) / 100


def test_half_up() -> None:
    assert smallest(Decimal("0.005"), 100) == 1
    assert smallest(Decimal("0.0049"), 100) == 0
    assert smallest(Decimal("12.345"), 100) == 1235
