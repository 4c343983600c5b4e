"""Which shared room stands on which floor: large rooms first, each onto the fullest that fits."""

from __future__ import annotations

from dataclasses import dataclass

from solver.ledger.state import State


@dataclass(frozen=True)
class Packed:
    """Rooms of one zone on its floors.

    Parameters
    ----------
    rooms : tuple of (int, int)
        (class, floor) of each room that found a floor.
    opened : tuple of int
        Floors taken into use only for rooms.
    lacking : int
        Area of the rooms that found no floor.
    """

    rooms: tuple[tuple[int, int], ...]
    opened: tuple[int, ...]
    lacking: int


def pack(ledger: State, zone: int) -> Packed:
    """Pack the rooms that a zone (by number) needs now; best fit may miss a layout."""
    tables, sums = ledger.tables, ledger.sums
    if not tables.has_rooms:
        return Packed((), (), 0)
    mine = [f for f, z in enumerate(tables.zone_of) if z == zone]
    left = {f: int(tables.area[f] - sums.used[f]) for f in mine}
    shut = [f for f in mine if not sums.count[f]]
    shut.sort(key=lambda f: tables.case.floors[f].open_cost, reverse=True)
    opened = [f for f in mine if sums.count[f]]
    in_use = len(opened)
    need = tables.rooms_for(sums.load[zone].max(axis=1))
    wanted = [c for c in range(len(need)) for _ in range(int(need[c]))]
    rooms: list[tuple[int, int]] = []
    lacking = 0
    for c in sorted(wanted, key=lambda c: -tables.case.rooms.classes[c].area):
        area = tables.case.rooms.classes[c].area
        fits = [f for f in opened if left[f] >= area]
        while shut and not fits:
            opened.append(shut.pop())
            fits = [f for f in opened if left[f] >= area]
        if not fits:
            lacking += area
            continue
        floor = min(fits, key=left.__getitem__)
        left[floor] -= area
        rooms.append((c, floor))
    taken = {f for _, f in rooms}
    return Packed(tuple(rooms), tuple(f for f in opened[in_use:] if f in taken), lacking)


def pack_all(ledger: State) -> list[Packed]:
    """Pack the rooms of every zone."""
    return [pack(ledger, zone) for zone in range(len(ledger.tables.zones))]
