"""What could not be read waits at its cells."""

from __future__ import annotations

from desktop.document.grid import Cell
from desktop.widgets.grid.draft import Draft
from solver.errors import issue

BLOCK = (Cell("a", "n", "1"), Cell("b", "n", "x"), Cell("+2", "n", "3"))
FOUND = (issue("number_unreadable", "b/n", text="x"),)


def test_a_block_is_kept_whole() -> None:
    draft = Draft.of(BLOCK, FOUND)
    assert draft.is_block
    assert list(draft.wrong) == [("b", "n")]
    assert draft.new_rows() == ["+2"]


def test_a_large_block_is_counted_as_figures_are_written() -> None:
    cells = [Cell(f"r{i}", "n", "x") for i in range(1800)]
    words = Draft.of(cells, (issue("number_unreadable", "r7/n", text="x"),)).counts()
    assert "1.800" in words


def test_mending_one_cell_keeps_the_others() -> None:
    joined = Draft.of(BLOCK, FOUND).joined((Cell("b", "n", "2"),))
    assert joined == (Cell("a", "n", "1"), Cell("b", "n", "2"), Cell("+2", "n", "3"))


def test_a_single_wrong_cell_is_no_block() -> None:
    draft = Draft.of(BLOCK[1:2], FOUND)
    assert not draft.is_block
    assert draft.joined((Cell("a", "n", "1"),)) == (Cell("a", "n", "1"),)


def test_rows_that_are_gone_take_their_cells_along() -> None:
    draft = Draft.of(BLOCK, FOUND).among({"a"})
    assert set(draft.cells) == {("a", "n"), ("+2", "n")}
    assert not draft.wrong
