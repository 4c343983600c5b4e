"""A formula and its value go together; rounding is half up, as a spreadsheet does."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.document.text import half_up
from desktop.reports.workbook.term import Term, constant, largest, payment, rounded
from solver.costs.annuity import annual


def cell(name: str, value: int | Fraction) -> Term:
    return Term(name, Fraction(value))


def test_arithmetic_keeps_text_and_value_together() -> None:
    a, b = cell("A1", 7), cell("B1", 2)
    assert (a + b) * b == Term("(A1+B1)*B1", Fraction(18))
    assert (a - b) / b == Term("(A1-B1)/B1", Fraction(5, 2))
    assert -a == Term("-A1", Fraction(-7))
    assert largest(a, b) == Term("MAX(A1,B1)", Fraction(7))


def test_division_by_zero_is_zero_here_and_an_error_there() -> None:
    assert (cell("A1", 7) / cell("B1", 0)).value == 0


@given(st.integers(-(10**12), 10**12), st.integers(1, 1000), st.integers(0, 3))
def test_rounding_is_half_away_from_zero(numerator: int, denominator: int, zeros: int) -> None:
    term = rounded(cell("A1", Fraction(numerator, denominator)), -zeros)
    assert term.text == f"ROUND(A1,{-zeros})"
    assert term.value == half_up(numerator, denominator * 10**zeros) * 10**zeros


@given(st.integers(0, 10**12), st.integers(0, 3_000), st.integers(1, 60))
def test_payment_is_the_annuity_of_the_engine(once: int, rate: int, years: int) -> None:
    term = payment(cell("A1", Fraction(rate, 10_000)), constant(years), cell("C1", once))
    assert rounded(term).value == annual(once, rate, years)


@pytest.mark.parametrize("years", [0, 1])
def test_payment_takes_at_least_a_year(years: int) -> None:
    assert payment(cell("A1", 0), constant(years), cell("C1", 50)).value == 50
