"""A formula of a spreadsheet that knows its own value: the text and the exact number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from desktop.document.text import half_up

ZERO = Fraction(0)


@dataclass(frozen=True)
class Term:
    """Part of a formula: its text without the equals sign, and what it comes to."""

    text: str
    value: Fraction

    def __add__(self, other: Term) -> Term:
        return Term(f"({self.text}+{other.text})", self.value + other.value)

    def __sub__(self, other: Term) -> Term:
        return Term(f"({self.text}-{other.text})", self.value - other.value)

    def __mul__(self, other: Term) -> Term:
        return Term(f"{self.text}*{other.text}", self.value * other.value)

    def __truediv__(self, other: Term) -> Term:
        quotient = self.value / other.value if other.value else Fraction(0)
        return Term(f"{self.text}/{other.text}", quotient)

    def __neg__(self) -> Term:
        return Term(f"-{self.text}", -self.value)


def constant(value: int) -> Term:
    """Return a number that is part of the rule itself, such as the 12 months of a year."""
    return Term(str(value), Fraction(value))


def rounded(term: Term, places: int = 0) -> Term:
    """Return the term rounded half away from zero; `places` -3 rounds to thousands."""
    size = 10**-places
    value = half_up(term.value.numerator, term.value.denominator * size) * size
    return Term(f"ROUND({term.text},{places})", Fraction(value))


def absolute(term: Term) -> Term:
    """Return the term without its sign."""
    return Term(f"ABS({term.text})", abs(term.value))


def summed(terms: Sequence[Term]) -> Term:
    """Return the sum of terms; 0 of none."""
    if not terms:
        return constant(0)
    return Term(f"({'+'.join(term.text for term in terms)})", sum((t.value for t in terms), ZERO))


def largest(*terms: Term) -> Term:
    """Return the largest of the terms."""
    inside = ",".join(term.text for term in terms)
    return Term(f"MAX({inside})", max(term.value for term in terms))


def payment(rate: Term, years: Term, once: Term) -> Term:
    """Return the yearly amount that pays back a sum with interest: r(1+r)^n / ((1+r)^n - 1)."""
    count = max(1, int(years.value))
    if rate.value <= 0:
        value = once.value / count
    else:
        grown = (1 + rate.value) ** count
        value = once.value * rate.value * grown / (grown - 1)
    return Term(f"-PMT({rate.text},MAX(1,{years.text}),{once.text})", value)
