"""Rounding of whole-number fractions: half up, up, and to whole thousand rupiah."""

from __future__ import annotations


def half_up(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded half away from zero; denominator > 0."""
    sign = -1 if numerator < 0 else 1
    return sign * ((2 * abs(numerator) + denominator) // (2 * denominator))


def ceil_div(numerator: int, denominator: int) -> int:
    """Return numerator / denominator rounded up; denominator > 0."""
    return -(-numerator // denominator)


def thousands(numerator: int, denominator: int = 1) -> int:
    """Return an amount of rupiah rounded half up to whole thousands, still in rupiah."""
    return 1000 * half_up(numerator, 1000 * denominator)
