"""The least of what units share however they are placed: meeting rooms, vehicles, limits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from solver.explain.shortage import Shortage, ShortageKind, View, room_rules
from solver.ledger.tables import Ints
from solver.rules import RuleId
from solver.search.lumpy.model import pooled_limit


@dataclass(frozen=True)
class LeastRooms:
    """The fewest rooms that carry what surely comes.

    Parameters
    ----------
    count : tuple of int
        Rooms by class; the table's most where even that is too few.
    area : int
        Their area.
    above : tuple of (int, int, int)
        (class, load, most that the table carries) of classes whose table is too short.
    """

    count: tuple[int, ...]
    area: int
    above: tuple[tuple[int, int, int], ...]


@lru_cache(maxsize=256)
def _pooled(limit: tuple[int, ...], zones: int) -> tuple[int, ...]:
    return tuple(pooled_limit(limit, zones))


def least_rooms(view: View, groups: Sequence[int], floors: frozenset[int]) -> LeastRooms:
    """Return the fewest rooms for groups that are surely on some floors, whole zones.

    Rooms and loads are divided among the zones as suits best; the peak of the sum is at most the
    sum of the peaks.
    """
    case = view.case
    if not case.rooms.classes:
        return LeastRooms((), 0, ())
    zones = len({case.floors[f].zone for f in floors})
    peaks = _peaks(view.room_load, view.units(list(groups)))
    count, above = [], []
    for c, room in enumerate(case.rooms.classes):
        limit = _pooled(room.limit, zones)
        peak = peaks[c] if len(peaks) else 0
        if peak > limit[-1]:
            above.append((c, peak, limit[-1]))
        count.append(next((k for k, n in enumerate(limit) if n >= peak), len(limit) - 1))
    area = sum(n * room.area for n, room in zip(count, case.rooms.classes, strict=True))
    return LeastRooms(tuple(count), area, tuple(above))


def _peaks(table: Ints, units: Sequence[int]) -> list[int]:
    """Return by kind the highest sum over the units in any slot."""
    if not units or not len(table):
        return []
    rows = table[list(units)]
    return [int(peak) for peak in rows.sum(axis=0).max(axis=1)] if rows.size else []


def shared_shortages(view: View) -> Iterator[Shortage]:
    """Yield what cannot be shared: meetings, parking, sums over the plan."""
    yield from _room_tables(view)
    yield from _parking(view)
    yield from _limits(view)


def _room_tables(view: View) -> Iterator[Shortage]:
    case, told = view.case, set()
    every = frozenset(range(len(case.floors)))
    if not case.rooms.classes or not every:
        return
    one = frozenset({0})
    heavy = sorted(view.moving, key=lambda i: (len(view.ties.groups[i].units), i))
    for groups, floors in ((view.moving, every), *(([i], one) for i in heavy)):
        for c, load, most in least_rooms(view, groups, floors).above:
            if c not in told:
                told.add(c)
                yield Shortage(
                    ShortageKind.ROOM_TABLE,
                    load,
                    most,
                    units=view.units(list(groups)),
                    subject=(c,),
                    rules=view.pick({(RuleId.ROOMS, "class", (c,))}, view.why(list(groups))),
                )


def _parking(view: View) -> Iterator[Shortage]:
    """Levels at a site for those who are surely there; then at all sites together."""
    case, park = view.case, view.case.parking
    if park is None:
        return
    sites = range(len(case.sites))
    short: set[int] = set()
    for s in (*sites, -1):
        groups = [i for i in view.moving if s < 0 or _sites(view, i) == {s}]
        peaks = _peaks(view.vehicles, view.units(groups))
        for k, peak in enumerate(peaks):
            mine = sites if s < 0 else [s]
            lack = peak - sum(case.sites[site].surface[k] for site in mine)
            need = -(-lack // (10 * park.level_stalls[k]))
            if need > park.max_levels * len(mine) and not (s < 0 and k in short):
                short.add(k)
                yield Shortage(
                    ShortageKind.PARKING,
                    need,
                    park.max_levels * len(mine),
                    units=view.units(groups),
                    subject=(s, k),
                    rules=view.pick(
                        {(RuleId.PARKING, "site vehicle", (site, k)) for site in mine},
                        view.why(groups),
                    ),
                )


def _sites(view: View, group: int) -> set[int]:
    case = view.case
    return {case.towers[case.floors[f].tower].site for f in view.ties.groups[group].floors}


def _limits(view: View) -> Iterator[Shortage]:
    """A limit below the least that any plan counts."""
    for i, limit in enumerate(view.case.limits):
        units = sum(_least_of(view, g, limit.unit) for g in view.moving) if limit.unit else 0
        rest, rules = _least_rest(view, i)
        if units + rest > limit.most:
            counted = [g for g in view.moving if limit.unit and _least_of(view, g, limit.unit)]
            yield Shortage(
                ShortageKind.LIMIT,
                units + rest,
                limit.most,
                units=view.units(counted),
                subject=(i,),
                rules=view.pick({(RuleId.LIMIT, "limit", (i,))}, rules, view.why(counted)),
            )


def _least_of(view: View, group: int, counts: tuple[tuple[int, ...], ...]) -> int:
    one = view.ties.groups[group]
    rows = [dict(zip(view.case.units[u].floors, counts[u], strict=True)) for u in one.units]
    return min((sum(row.get(f, 0) for row in rows) for f in one.floors), default=0)


def _least_rest(view: View, index: int) -> tuple[int, set[tuple[RuleId, str, tuple[int, ...]]]]:
    """Return what floors, towers, rooms and parking levels surely count, and the rules used."""
    case, limit = view.case, view.case.limits[index]
    if not view.moving or not case.floors:
        return 0, set()
    rules: set[tuple[RuleId, str, tuple[int, ...]]] = set()
    total = min(limit.tower, default=0)
    if limit.room and any(limit.room):
        found = least_rooms(view, view.moving, frozenset(range(len(case.floors))))
        total += sum(n * count for n, count in zip(limit.room, found.count, strict=True))
        rules |= room_rules(case)
    if limit.floor:
        total += max(min(limit.floor), _least_floors(view, limit.floor))
        rules |= {(RuleId.AREA, "floor", (f,)) for f in range(len(case.floors))}
    if limit.level:
        total += _least_levels(view, limit.level)
    return total, rules


def _least_floors(view: View, counts: tuple[int, ...]) -> int:
    """Return the least that floors for all the area count, the last floor in part."""
    space = sum(view.area(g) for g in view.moving)
    total = 0
    order = sorted(zip(counts, view.case.floors, strict=True), key=lambda p: p[0] / (p[1].area + 1))
    for n, floor in order:
        if floor.area >= space:
            return total + (-(-n * space // floor.area) if floor.area else 0)
        total, space = total + n, space - floor.area
    return total


def _least_levels(view: View, counts: tuple[int, ...]) -> int:
    case, park = view.case, view.case.parking
    if park is None:
        return 0
    peaks = _peaks(view.vehicles, view.units(view.moving))
    surfaces = [sum(site.surface[k] for site in case.sites) for k in range(len(peaks))]
    return sum(
        counts[k] * max(0, -(-(peak - surfaces[k]) // (10 * park.level_stalls[k])))
        for k, peak in enumerate(peaks)
    )
