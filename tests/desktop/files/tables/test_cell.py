"""Places are written as a spreadsheet writes them."""

from __future__ import annotations

import pytest

from desktop.files.tables.cell import Cell, clean, place


@pytest.mark.parametrize(
    ("row", "column", "name"),
    [(0, 0, "S!A1"), (6, 1, "S!B7"), (0, 25, "S!Z1"), (0, 26, "S!AA1"), (9, 701, "S!ZZ10")],
)
def test_place(row: int, column: int, name: str) -> None:
    assert place("S", row, column) == name


def test_text() -> None:
    assert Cell(None, "").text == ""
    assert Cell(0, "").text == "0"
    assert clean("  Jl.\u00a0Merdeka \n No. 1\t") == "Jl. Merdeka No. 1"
