"""How wide the columns of a table are: what each wants, and the room shared out; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

SAMPLE = 120  # rows whose words decide the width of a column


@dataclass(frozen=True)
class Wish:
    """What one column wants, in pixels.

    Parameters
    ----------
    least : int
        Below this its title, its figures, its chips or short words would be cut.
    wanted : int
        What it has when there is room for all.
    most : int
        What its longest words need; it has them when room is left.
    free : bool
        Whether it also takes room that nobody needs.
    still : int or None
        What it gives way to when the table need not scroll for that; None for `least`.
    usual : int or None
        What nearly all its words need; what it has above that, it leaves to the name of the row.
    first : bool
        Whether it is the name of the row.
    """

    least: int
    wanted: int
    most: int
    free: bool = False
    still: int | None = None
    usual: int | None = None
    first: bool = False

    @property
    def floor(self) -> int:
        """Return the width below which it never goes."""
        return self.least if self.still is None else min(self.still, self.least)

    def above(self, title: int) -> Wish:
        """Return the wish of a column whose title needs so much."""
        least = max(self.least, title)
        still = least if self.still is None else max(self.still, title)
        usual = self.usual if self.usual is None else max(self.usual, title)
        wanted = max(self.wanted, title)
        return replace(self, least=least, wanted=wanted, still=still, usual=usual)


def looked_at(rows: int) -> Sequence[int]:
    """Return the positions of the rows to measure: all of a short table, a spread of a long one."""
    if rows <= SAMPLE:
        return range(rows)
    return [i * (rows - 1) // (SAMPLE - 1) for i in range(SAMPLE)]


def shared_out(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the width of every column.

    Where all cannot have what they want, the widest give way first, none below its least, and
    below that only where it keeps the table from scrolling. What is left goes to cut words, then
    to free columns. Where the name of the row is cut even then, columns that name other records
    leave it what only their longest words need.
    """
    widths = [wish.wanted for wish in wishes]
    spare = room - sum(widths)
    if spare < 0:
        return _named(wishes, _lowered(wishes, room), room)
    spare -= _raise(widths, [wish.most for wish in wishes], spare)
    free = [i for i, wish in enumerate(wishes) if wish.free]
    for i in free:
        widths[i] += spare // len(free)
    return _named(wishes, widths, room)


def _named(wishes: Sequence[Wish], widths: list[int], room: int) -> list[int]:
    """Give the name of the row what it lacks, from columns that are wide for a few long words."""
    name = next((i for i, wish in enumerate(wishes) if wish.first), None)
    if name is None or sum(widths) > room:
        return widths
    over = [
        0 if wish.usual is None else max(0, width - wish.usual)
        for wish, width in zip(wishes, widths, strict=True)
    ]
    wanted = max(0, min(wishes[name].most - widths[name], sum(over)))
    for i, more in enumerate(over):
        if more:
            given = wanted * more // sum(over)
            widths[i] -= given
            widths[name] += given
    return widths


def _lowered(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the widths cut off at the greatest height that fits the room."""
    least = [wish.least for wish in wishes]
    if sum(least) <= room:
        return _cut(least, [wish.wanted for wish in wishes], room)
    floors = [wish.floor for wish in wishes]
    return _cut(floors, least, room) if sum(floors) <= room else least


def _cut(floors: Sequence[int], heights: Sequence[int], room: int) -> list[int]:
    """Return heights cut off at one line, none below its floor, so that they fit the room."""

    def at(line: int) -> list[int]:
        return [
            max(floor, min(height, line)) for floor, height in zip(floors, heights, strict=True)
        ]

    low, high = 0, max(heights)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(at(middle)) <= room else (low, middle - 1)
    return at(low)


def _raise(widths: list[int], most: Sequence[int], spare: int) -> int:
    """Give cut columns what they lack, the least lacking first; return what was given."""
    given = 0
    short = sorted((m - w, i) for i, (w, m) in enumerate(zip(widths, most, strict=True)) if m > w)
    for left, (lack, i) in zip(range(len(short), 0, -1), short, strict=True):
        step = min(lack, (spare - given) // left)
        widths[i] += step
        given += step
    return given
