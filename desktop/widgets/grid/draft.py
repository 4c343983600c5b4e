"""What was written into a table and could not be read: kept at its cells until it is mended."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from desktop.document.grid import NEW, Cell, Column, Grid
from desktop.document.text import format_number, sentence
from desktop.system.translate import tr
from solver.errors import Issue
from solver.units import Kind, Measure

Spot = tuple[str, str]  # row and column


class Named(Protocol):
    """A table whose columns have titles and whose rows have a place."""

    grid: Grid

    @property
    def columns_shown(self) -> Sequence[Column]:
        """Return the columns."""
        ...

    def position(self, row: str) -> int:
        """Return the position of a row, -1 when it is not shown."""
        ...


@dataclass(frozen=True)
class Draft:
    """Cells that are not in the document yet, because some of them cannot be read.

    Parameters
    ----------
    cells : mapping of (row, column) to str
        What was written; rows that begin with NEW are not there yet.
    wrong : mapping of (row, column) to str
        The sentence about each cell that could not be read.
    """

    cells: Mapping[Spot, str] = field(default_factory=dict)
    wrong: Mapping[Spot, str] = field(default_factory=dict)

    @classmethod
    def of(cls, cells: Sequence[Cell], found: Sequence[Issue]) -> Draft:
        """Return the draft of cells that were refused with the Issues found."""
        wrong: dict[Spot, str] = {}
        for each in found:
            row, _, name = each.where.rpartition("/")
            wrong.setdefault((row, name), sentence(each))
        typed = {(cell.row, cell.column): cell.text for cell in cells}
        return cls(typed, wrong)

    @property
    def is_block(self) -> bool:
        """Whether more than one cell waits, so that mending one must not lose the others."""
        return len(self.cells) > 1

    def counts(self) -> str:
        """Return how many of the cells are wrong, in words."""
        n, total = (format_number(len(x), Measure.COUNT) for x in (self.wrong, self.cells))
        return tr("table.draft", n=n, total=total)

    def place(self, table: Named, where: str) -> str:
        """Return where a cell stands, in words: the name of its row and the title of its column."""
        row, _, column = where.rpartition("/")
        shown = table.columns_shown
        title = next((each.title for each in shown if each.name == column), "")
        name = next((each.name for each in shown if each.kind is Kind.TEXT), "")
        said = self.cells.get((row, name), "")
        if not said and name and not row.startswith(NEW):
            said = table.grid.text(row, name)
        at = format_number(table.position(row) + 1, Measure.COUNT)
        return tr("table.at", column=title, row=said or tr("table.row", n=at))

    def joined(self, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """Return the cells of a block that waits with other ones written over it."""
        if not self.is_block:
            return tuple(cells)
        fresh = {(cell.row, cell.column): cell.text for cell in cells}
        return tuple(Cell(*spot, text) for spot, text in {**self.cells, **fresh}.items())

    def new_rows(self) -> list[str]:
        """Return the rows that are not there yet, in order."""
        return list(dict.fromkeys(row for row, _ in self.cells if row.startswith(NEW)))

    def among(self, alive: Collection[str]) -> Draft:
        """Return what is left of the draft when only these rows are there."""

        def stays(row: str) -> bool:
            return row.startswith(NEW) or row in alive

        return Draft(
            {spot: text for spot, text in self.cells.items() if stays(spot[0])},
            {spot: words for spot, words in self.wrong.items() if stays(spot[0])},
        )
