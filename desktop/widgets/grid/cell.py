"""What is painted of a cell of a table, and the words above a column; no Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

SHORT = 10  # letters up to which a title stays on one line
SURE = 8  # letters that no column cuts; longer words are told at the pointer


class Seen(NamedTuple):
    """What is painted of a cell; `depth` is None where nothing hangs on anything.

    `noted` tells that more is written about the cell than it shows: a mark in its corner.
    """

    text: str = ""
    tone: str = ""
    wrong: str = ""
    depth: int | None = None
    noted: bool = False


def two_lines(title: str) -> str:
    """Return a title broken into two lines of about the same length, when it is long."""
    words = title.split()
    if len(title) <= SHORT or len(words) < 2:
        return title
    breaks = range(1, len(words))
    ways = [(" ".join(words[:i]), " ".join(words[i:])) for i in breaks]
    return "\n".join(min(ways, key=lambda way: max(map(len, way))))


def halves(text: str, room: int, width_of: Callable[[str], int]) -> tuple[str, str]:
    """Return the words that fit the first line of a tall row, and those left for the second."""
    words = text.split(" ")  # a space that binds two words is none
    held = 1
    while held < len(words) and width_of(" ".join(words[: held + 1])) <= room:
        held += 1
    return " ".join(words[:held]), " ".join(words[held:])


def halved(text: str, width_of: Callable[[str], int]) -> int:
    """Return the room in which words have two lines at most and are not cut."""
    words = text.split(" ")
    return min(
        max(width_of(" ".join(words[:i])), width_of(" ".join(words[i:])))
        for i in range(1, len(words) + 1)
    )


def remark(grid: Any, row: str, column: str) -> str:
    """Return what is noted about a cell beyond its text; only some grids have such notes."""
    known = getattr(grid, "remark", None)
    return str(known(row, column)) if known else ""
