"""Titles of columns are broken where they are long; notes of a cell are asked for where known."""

from __future__ import annotations

from desktop.widgets.table_cell import remark, two_lines


def test_a_long_title_is_broken_in_its_middle() -> None:
    assert two_lines("Orang") == "Orang"
    assert two_lines("Luas yang dipakai sekarang (m²)") == "Luas yang dipakai\nsekarang (m²)"


class Noting:
    def remark(self, row: str, column: str) -> str:
        return f"{row}/{column}"


def test_a_grid_without_notes_is_asked_for_none() -> None:
    assert remark(object(), "a", "name") == ""
    assert remark(Noting(), "a", "name") == "a/name"
