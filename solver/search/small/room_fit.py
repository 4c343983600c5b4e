"""Whether rooms fit on floors, exactly: for few floors and few classes of rooms."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

Counts = tuple[int, ...]


def fit_rooms(free: Sequence[int], areas: Sequence[int], counts: Counts) -> list[Counts] | None:
    """Return how many rooms of each class stand on each floor, None when they do not fit.

    Floors are filled one after another, the least free first; what was seen not to do is not tried
    again, and no more area is left empty than all floors together have to spare.

    Parameters
    ----------
    free : sequence of int
        Area left, by floor.
    areas : sequence of int
        Area of a room, by class; above 0.
    counts : tuple of int
        Rooms, by class.
    """
    order = sorted(range(len(free)), key=lambda f: free[f])
    spare = sum(free) - _area(areas, counts)
    hopeless: set[tuple[int, Counts]] = set()
    placed: list[Counts] = []

    def fits(at: int, left: Counts, spare: int) -> bool:
        if at == len(order):
            return not any(left)
        if (at, left) in hopeless:
            return False
        room = free[order[at]]
        for here in _loads(room, areas, left):
            empty = room - _area(areas, here)
            if empty > spare:
                break  # and what follows leaves more
            placed.append(here)
            rest = tuple(n - m for n, m in zip(left, here, strict=True))
            if fits(at + 1, rest, spare - empty):
                return True
            placed.pop()
        hopeless.add((at, left))
        return False

    if spare < 0 or not fits(0, counts, spare):
        return None
    by_floor = dict(zip(order, placed, strict=True))
    return [by_floor[f] for f in range(len(free))]


def _loads(room: int, areas: Sequence[int], counts: Counts) -> list[Counts]:
    """Return what rooms fit into an area, those that leave least first."""
    return sorted(_some(areas, counts, room), key=lambda some: (-_area(areas, some), some))


def _some(areas: Sequence[int], counts: Counts, room: int) -> Iterator[Counts]:
    if not counts:
        yield ()
        return
    for n in range(min(counts[0], room // areas[0]) + 1):
        for others in _some(areas[1:], counts[1:], room - n * areas[0]):
            yield (n, *others)


def _area(areas: Sequence[int], counts: Counts) -> int:
    return sum(n * area for n, area in zip(counts, areas, strict=True))
