"""Where a block of cells lands in a table: cells to write, and how much has no place."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.document.grid import NEW, Cell
from desktop.widgets.grid.blocks import Block, by_headings, write_block
from desktop.widgets.grid.model import GridModel


@dataclass(frozen=True)
class Aim:
    """A block on its place.

    Parameters
    ----------
    cells : tuple of Cell
        What is to be written; rows beyond the last begin with NEW.
    left_out : int
        Cells with a text that have no place: beyond the table, or in a column that is fixed.
    top, left, height, width : int
        The place, in positions of the table.
    fixed : tuple of str
        Titles of the columns that cannot be written and had a text left out.
    """

    cells: tuple[Cell, ...]
    left_out: int
    top: int
    left: int
    height: int
    width: int
    fixed: tuple[str, ...] = ()


def aimed(model: GridModel, top: int, left: int, values: Block) -> Aim:
    """Lay a block onto the table from a cell on; a line of headings chooses the columns."""
    shown = model.columns_shown
    headed = by_headings(values, [(column.name, column.title) for column in shown])
    if headed:
        names, values = headed
    else:
        names = [column.name for column in shown[left:]]
    free = {column.name for column in shown if column.editable}
    titles = {column.name: column.title for column in shown if not column.editable}
    fixed: dict[str, None] = {}
    cells: list[Cell] = []
    left_out = 0
    for at, line in enumerate(values, top):
        row = model.row_at(at) if at < model.rowCount() else f"{NEW}{at}"
        nowhere = row.startswith(NEW) and not model.grid.can_add
        for place, text in enumerate(line):
            name = names[place] if place < len(names) else ""
            if row.startswith(NEW) and not text:
                continue  # an empty cell of a new row says nothing: the usual value stays
            if nowhere or name not in free:
                lost = _lost(model, row, name, text)
                left_out += lost
                fixed.update({titles[name]: None} if lost and name in titles else {})
            else:
                cells.append(Cell(row, name, text))
    width = max(map(len, values), default=0)
    left = 0 if headed else left
    return Aim(tuple(cells), left_out, top, left, len(values), width, tuple(fixed))


def _lost(model: GridModel, row: str, name: str, text: str) -> bool:
    """Tell whether a text that cannot be written says anything that is not there already."""
    if not text:
        return False
    return not name or row.startswith(NEW) or model.grid.text(row, name) != text


def copied(model: GridModel, block: tuple[int, int, int, int]) -> str:
    """Return a block (first and last row, first and last column) as text for the clipboard."""
    top, bottom, left, right = block
    names = [column.name for column in model.columns_shown[left : right + 1]]
    rows = [model.row_at(at) for at in range(top, bottom + 1)]
    return write_block([[model.grid.text(row, name) for name in names] for row in rows])


def first_row(model: GridModel, top: int, left: int, right: int) -> list[str]:
    """Return what filling down repeats: the values of choices, the texts of everything else."""
    row, grid = model.row_at(top), model.grid
    names = [column.name for column in model.columns_shown[left : right + 1]]
    return [grid.value(row, n) if grid.options(row, n) else grid.text(row, n) for n in names]
