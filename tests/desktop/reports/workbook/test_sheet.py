"""One sheet: numbers in their units, rows as high as their words."""

from __future__ import annotations

from fractions import Fraction

import pytest

from desktop.reports.workbook.sheet import (
    Formula,
    letters,
    live,
    number_format,
    row_height,
    shown,
    unit_word,
)
from desktop.reports.workbook.term import Term
from solver.units import Measure


@pytest.mark.parametrize(("column", "name"), [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ")])
def test_letters_of_a_column(column: int, name: str) -> None:
    assert letters(column) == name


@pytest.mark.parametrize(
    ("value", "measure", "seen"),
    [
        (12_345, Measure.AREA, 123.45),
        (650, Measure.BASIS_POINT, 0.065),
        (2026, Measure.YEAR, 2026),
        (1_500, Measure.RUPIAH, 1_500),
        (169_953, Measure.RUPIAH_KWH, 1_699.53),
    ],
)
def test_numbers_are_shown_in_their_unit(value: int, measure: Measure, seen: float) -> None:
    assert shown(value, measure) == seen


def test_formats_and_units_of_measures() -> None:
    assert number_format(Measure.BASIS_POINT) == "percent"
    assert number_format(Measure.YEAR) == "plain"
    assert number_format(Measure.RUPIAH) == "int"
    assert number_format(Measure.AREA) == "decimal"
    assert unit_word(Measure.AREA) == "m²"
    assert unit_word(Measure.RUPIAH_M2) == "Rp/m²"
    assert unit_word(Measure.COUNT) == ""


def test_rows_grow_with_their_words() -> None:
    short, tall = row_height(["a", 1], [10, 10]), row_height(["word " * 20, 1], [10, 10])
    assert short < 20 < tall
    assert row_height(["x" * 100_000], [10]) < 409  # as high as a spreadsheet allows


def test_whole_values_stay_whole() -> None:
    assert live(Term("A1", Fraction(4))) == Formula("A1", 4)
    assert live(Term("A1", Fraction(1, 2))) == Formula("A1", 0.5)
