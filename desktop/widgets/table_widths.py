"""How wide the columns of a table are: what each wants, and the room shared out; no Qt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

FEW, STILL = 12, 130  # part of the room that is not worth scrolling; pixels left of a text then
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
    """

    least: int
    wanted: int
    most: int
    free: bool = False


def looked_at(rows: int) -> Sequence[int]:
    """Return the positions of the rows to measure: all of a short table, a spread of a long one."""
    if rows <= SAMPLE:
        return range(rows)
    return [i * (rows - 1) // (SAMPLE - 1) for i in range(SAMPLE)]


def shared_out(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the width of every column.

    Where all cannot have what they want, the widest give way first, none below its least; where
    even that is too much the table scrolls. What is left goes to cut words, then to free columns.
    """
    widths = [wish.wanted for wish in wishes]
    spare = room - sum(widths)
    if spare < 0:
        return _lowered(wishes, room)
    spare -= _raise(widths, [wish.most for wish in wishes], spare)
    free = [i for i, wish in enumerate(wishes) if wish.free]
    for i in free:
        widths[i] += spare // len(free)
    return widths


def _lowered(wishes: Sequence[Wish], room: int) -> list[int]:
    """Return the widths cut off at the greatest height that fits the room."""

    def cut(height: int) -> list[int]:
        return [max(wish.least, min(wish.wanted, height)) for wish in wishes]

    low, high = 0, max(wish.wanted for wish in wishes)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if sum(cut(middle)) <= room else (low, middle - 1)
    return _squeezed(wishes, cut(low), room)


def _squeezed(wishes: Sequence[Wish], widths: list[int], room: int) -> list[int]:
    """Rather cut the widest text by a few pixels than scroll for them."""
    over = sum(widths) - room
    free = [i for i, wish in enumerate(wishes) if wish.free]
    if free and 0 < over <= room // FEW:
        widest = max(free, key=lambda i: widths[i])
        if widths[widest] - over >= STILL:
            widths[widest] -= over
    return widths


def _raise(widths: list[int], most: Sequence[int], spare: int) -> int:
    """Give cut columns what they lack, the least lacking first; return what was given."""
    given = 0
    short = sorted((m - w, i) for i, (w, m) in enumerate(zip(widths, most, strict=True)) if m > w)
    for left, (lack, i) in zip(range(len(short), 0, -1), short, strict=True):
        step = min(lack, (spare - given) // left)
        widths[i] += step
        given += step
    return given
