"""The core case as frozen dataclasses: the planning problem after all demand and price rules.

Plain integers, no names of people. Money is thousand rupiah a year, area dm² or m² as
`area_unit` says, distance whole units of walking effort, vehicles times 10, room loads in
hundredths of a meeting. Locations are floors ``0..F-1``, then old buildings ``F..F+B-1``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

BASIC_FORMAT = "office-case/1"
EXTENDED_FORMAT = "office-case/2"  # with tower open costs or limits


@dataclass(frozen=True)
class Site:
    """Ground-level parking of a site: ``surface[k]`` vehicles times 10 of type k."""

    surface: tuple[int, ...] = ()


@dataclass(frozen=True)
class Tower:
    """A building that may receive units; `open_cost` is paid once anything is on any floor."""

    site: int
    open_cost: int = 0


@dataclass(frozen=True)
class Floor:
    """A floor that may receive units; `open_cost` is paid once a unit or room is on it."""

    tower: int
    level: int
    zone: int
    area: int
    people: int
    open_cost: int


@dataclass(frozen=True)
class Old:
    """An existing building in which units may stay; `keep_cost` is paid while anybody stays."""

    keep_cost: int


@dataclass(frozen=True)
class Opd:
    """A group of units that belong together.

    `span_cost` per level between its top and bottom unit, `split_cost` once if partly staying.
    """

    span_cost: int
    split_cost: int


@dataclass(frozen=True)
class Unit:
    """A unit to be placed: ``cost[i]`` is its cost on ``floors[i]``; `stay` its old building."""

    opd: int
    area: int
    people: int
    floors: tuple[int, ...]
    cost: tuple[int, ...]
    stay: int | None = None
    stay_cost: int = 0

    @cached_property
    def cost_on(self) -> dict[int, int]:
        """Cost by floor."""
        return dict(zip(self.floors, self.cost, strict=True))


@dataclass(frozen=True)
class Edge:
    """A tree edge: locations in `beyond` lie on its far side, `length` apart from the others."""

    length: int
    beyond: tuple[int, ...]


@dataclass(frozen=True)
class RoomClass:
    """A size class of shared room; ``limit[k]`` is the pooled load that k rooms carry."""

    area: int
    cost: int
    limit: tuple[int, ...]


@dataclass(frozen=True)
class Rooms:
    """Shared rooms, pooled per zone; ``load[unit][class][slot]``, the peak slot decides."""

    classes: tuple[RoomClass, ...] = ()
    load: tuple[tuple[tuple[int, ...], ...], ...] = ()


@dataclass(frozen=True)
class Parking:
    """Parking levels per site and type; ``vehicles[unit][type][hour]`` times 10."""

    vehicles: tuple[tuple[tuple[int, ...], ...], ...]
    level_stalls: tuple[int, ...]
    level_cost: tuple[int, ...]
    max_levels: int


@dataclass(frozen=True)
class Limit:
    """A sum over the plan that must not pass `most`: number of moves, one-off money.

    ``unit[u][i]`` counts when unit u is on ``units[u].floors[i]`` (staying counts nothing),
    ``floor[f]`` when floor f is in use, ``tower[t]`` when tower t is in use, ``room[c]`` per room,
    ``level[k]`` per parking level of type k. Empty tuples count nothing.
    """

    name: str
    most: int
    unit: tuple[tuple[int, ...], ...] = ()
    floor: tuple[int, ...] = ()
    tower: tuple[int, ...] = ()
    room: tuple[int, ...] = ()
    level: tuple[int, ...] = ()


@dataclass(frozen=True)
class Case:
    """One optimisation problem. See docs/model.md for rules and cost."""

    name: str
    sites: tuple[Site, ...]
    towers: tuple[Tower, ...]
    floors: tuple[Floor, ...]
    old: tuple[Old, ...]
    opds: tuple[Opd, ...]
    units: tuple[Unit, ...]
    flows: tuple[tuple[int, int, int], ...] = ()
    tree: tuple[Edge, ...] = ()
    distance: tuple[tuple[int, ...], ...] | None = None
    rooms: Rooms = Rooms()
    parking: Parking | None = None
    together: tuple[tuple[int, int], ...] = ()
    apart: tuple[tuple[int, int], ...] = ()
    limits: tuple[Limit, ...] = ()
    area_unit: str = "dm2"
