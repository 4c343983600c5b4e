"""A table in markdown, columns padded so that it reads as text too."""

from __future__ import annotations

import math
from collections.abc import Sequence


def markdown(heads: Sequence[str], rows: Sequence[Sequence[object]], left: int = 1) -> str:
    """Return a markdown table; the first `left` columns to the left, the others to the right."""
    cells = [[_text(cell) for cell in row] for row in rows]
    widths = [max(len(line[i]) for line in [list(heads), *cells]) for i in range(len(heads))]
    rule = ["-" * width if i < left else "-" * (width - 1) + ":" for i, width in enumerate(widths)]
    return "\n".join(_line(line, widths, left) for line in [list(heads), rule, *cells])


def _line(cells: list[str], widths: list[int], left: int) -> str:
    padded = [
        cell.ljust(width) if i < left else cell.rjust(width)
        for i, (cell, width) in enumerate(zip(cells, widths, strict=True))
    ]
    return "| " + " | ".join(padded) + " |"


def _text(cell: object) -> str:
    if cell is None:
        return "–"
    if isinstance(cell, int) and not isinstance(cell, bool):
        return f"{cell:,}"
    return str(cell)


def percent(part: float | None, digits: int = 2) -> str:
    """Return a share as percent, a dash when it is not known."""
    return "–" if part is None else f"{100 * part:.{digits}f} %"


def seconds(amount: float | None) -> str:
    """Return seconds with the digits that matter; infinite is never."""
    if amount is None:
        return "–"
    if math.isinf(amount):
        return "never"
    return f"{amount:.2f} s" if amount < 10 else f"{amount:.0f} s"
