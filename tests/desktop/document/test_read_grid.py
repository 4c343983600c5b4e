"""A table that is only read: texts, what they are sorted by, and nothing that changes."""

from __future__ import annotations

from desktop.document.grid import Column
from desktop.document.read_grid import ReadCell, ReadGrid

GRID = ReadGrid(
    (Column("name", "Nama", editable=False), Column("n", "Jumlah", editable=False)),
    {"b": {"name": ReadCell("Beta"), "n": ReadCell("12", 12, "strong")}, "a": {}},
)


def test_texts_orders_and_tones() -> None:
    assert GRID.rows() == ("b", "a")
    assert (GRID.text("b", "n"), GRID.order("b", "n"), GRID.tone("b", "n")) == ("12", 12, "strong")
    assert GRID.order("b", "name") == "beta"
    assert (GRID.text("a", "n"), GRID.tone("a", "n")) == ("", "")


def test_nothing_can_be_changed() -> None:
    assert (GRID.can_add, GRID.add(), GRID.write(())) == (False, None, ())
    GRID.remove(("a",))
    assert GRID.rows() == ("b", "a")
    assert (GRID.options("b", "n"), GRID.value("b", "n")) == ((), "")
