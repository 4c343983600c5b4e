"""A cell of a table from outside: its value and where it stands, in the reader's words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Cell:
    """One cell.

    Parameters
    ----------
    value : str, int, Decimal, bool, date or None
        What it holds; texts without blanks around them, None for nothing.
    where : str
        ``Sheet1!B7``.
    percent : bool
        The cell is shown in percent: the person typed 100 times its value.
    """

    value: str | int | Decimal | bool | date | None
    where: str
    percent: bool = False

    @property
    def text(self) -> str:
        """Return the value as a text; empty for nothing."""
        return "" if self.value is None else str(self.value)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows of cells; rows and cells without value at the end are left out."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]


def place(sheet: str, row: int, column: int) -> str:
    """Return the place of a cell by row and column, both from 0: ``Sheet1!B7``."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{sheet}!{letters}{row + 1}"


def clean(text: str) -> str:
    """Return a text with single blanks and none around it."""
    return " ".join(text.replace("\u200b", "").split())
