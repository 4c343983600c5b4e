"""Cells keep text and number together."""

from __future__ import annotations

from desktop.reports.table import Table, Tone, change, left, line, number, total, words
from solver.units import Measure


def test_a_number_keeps_its_value() -> None:
    cell = number(1_234_567, Measure.RUPIAH)
    assert (cell.text, cell.value) == ("1.234.567", 1_234_567)


def test_an_unknown_number_is_a_dash_and_never_marked() -> None:
    cell = number(None, Measure.AREA, illustration=True)
    assert (cell.text, cell.illustration) == ("–", False)


def test_a_zero_is_never_marked() -> None:
    assert not number(0, Measure.COUNT, illustration=True).illustration
    assert number(1, Measure.COUNT, illustration=True).illustration


def test_less_money_is_good() -> None:
    assert (change(-5_000).text, change(-5_000).tone) == ("−5.000", Tone.GOOD)
    assert (change(5_000).text, change(5_000).tone) == ("+5.000", Tone.BAD)
    assert change(0).tone is Tone.MUTED


def test_words_are_never_empty() -> None:
    assert words("").text == "–"


def test_a_table_knows_whether_it_holds_illustrations() -> None:
    plain = line(words("a"), number(1, Measure.COUNT))
    marked = total(words("b"), number(2, Measure.COUNT, illustration=True))
    columns = (left("x"), left("y"))
    assert not Table("t", columns, (plain,)).has_illustration
    assert Table("t", columns, (plain, marked)).has_illustration
