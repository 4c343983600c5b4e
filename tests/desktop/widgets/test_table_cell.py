"""Titles of columns are broken where they are long."""

from __future__ import annotations

from desktop.widgets.table_cell import two_lines


def test_a_long_title_is_broken_in_its_middle() -> None:
    assert two_lines("Orang") == "Orang"
    assert two_lines("Luas yang dipakai sekarang (m²)") == "Luas yang dipakai\nsekarang (m²)"
