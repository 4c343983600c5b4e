"""A table that is only read: columns, and lines of texts with what they are sorted by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from desktop.document.grid import Cell, Column
from solver.errors import Issue


@dataclass(frozen=True)
class ReadCell:
    """A text, what it is sorted by, and how it is drawn."""

    text: str
    order: Any = None
    tone: str = ""


@dataclass(frozen=True)
class ReadGrid:
    """A grid of fixed texts.

    Parameters
    ----------
    heads : sequence of Column
        The columns; they are shown as not editable.
    lines : mapping of str to (mapping of str to ReadCell)
        The rows in order, by name; a cell that is missing is empty.
    """

    heads: Sequence[Column] = ()
    lines: Mapping[str, Mapping[str, ReadCell]] = field(default_factory=dict)

    @property
    def can_add(self) -> bool:
        """Nothing is added here."""
        return False

    def columns(self) -> Sequence[Column]:
        """Return the columns."""
        return self.heads

    def rows(self) -> Sequence[str]:
        """Return the names of the rows."""
        return tuple(self.lines)

    def _cell(self, row: str, column: str) -> ReadCell:
        return self.lines[row].get(column, ReadCell(""))

    def text(self, row: str, column: str) -> str:
        """Return what a cell shows."""
        return self._cell(row, column).text

    def order(self, row: str, column: str) -> Any:
        """Return what a cell is sorted by: its own order, else its text."""
        cell = self._cell(row, column)
        return cell.text.casefold() if cell.order is None else cell.order

    def tone(self, row: str, column: str) -> str:
        """Return how a cell is drawn."""
        return self._cell(row, column).tone

    def options(self, row: str, column: str) -> Sequence[tuple[str, str]]:
        """Nothing to choose from."""
        return ()

    def value(self, row: str, column: str) -> str:
        """Nothing is chosen here."""
        return ""

    def write(self, cells: Sequence[Cell]) -> tuple[Issue, ...]:
        """Write nothing."""
        return ()

    def add(self) -> str | None:
        """Add nothing."""
        return None

    def remove(self, rows: Sequence[str]) -> None:
        """Remove nothing."""
