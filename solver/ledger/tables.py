"""What never changes while a plan changes: costs, distances, loads and limits as arrays."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from solver.case.distance import distances
from solver.case.model import Case

Ints = npt.NDArray[np.int64]
NOWHERE = -1  # a unit in the tray; the last row and column of `distance` is all zero


def ints(values: object) -> Ints:
    """Return an array of 64-bit whole numbers."""
    return np.array(values, dtype=np.int64)


@dataclass(frozen=True)
class Tables:
    """The case as arrays. F floors, B old buildings, U units, Z zones, S sites.

    Zones are numbered 0..Z-1 in the rising order of their labels.
    """

    case: Case

    @cached_property
    def floors(self) -> int:
        """Number of floors; locations from here on are old buildings."""
        return len(self.case.floors)

    @cached_property
    def area(self) -> Ints:
        """Area of each floor [F]."""
        return ints([f.area for f in self.case.floors])

    @cached_property
    def people(self) -> Ints:
        """People limit of each floor [F]."""
        return ints([f.people for f in self.case.floors])

    @cached_property
    def level(self) -> Ints:
        """Level of each floor [F]."""
        return ints([f.level for f in self.case.floors])

    @cached_property
    def open_cost(self) -> Ints:
        """Cost of each floor in use [F]."""
        return ints([f.open_cost for f in self.case.floors])

    @cached_property
    def tower(self) -> Ints:
        """Tower of each floor [F]."""
        return ints([f.tower for f in self.case.floors])

    @cached_property
    def tower_of(self) -> list[int]:
        """Tower of each floor, as plain numbers."""
        return [f.tower for f in self.case.floors]

    @cached_property
    def site_of(self) -> list[int]:
        """Site of each floor, as plain numbers."""
        return [self.case.towers[f.tower].site for f in self.case.floors]

    @cached_property
    def site(self) -> Ints:
        """Site of each floor [F]."""
        return ints(self.site_of)

    @cached_property
    def zones(self) -> list[int]:
        """Zone labels, rising."""
        return sorted({f.zone for f in self.case.floors})

    @cached_property
    def zone_of(self) -> list[int]:
        """Zone number of each floor, as plain numbers."""
        number = {label: z for z, label in enumerate(self.zones)}
        return [number[f.zone] for f in self.case.floors]

    @cached_property
    def zone(self) -> Ints:
        """Zone number of each floor [F]."""
        return ints(self.zone_of)

    @cached_property
    def zone_floors(self) -> list[Ints]:
        """Floors of each zone."""
        return [np.flatnonzero(self.zone == z) for z in range(len(self.zones))]

    @cached_property
    def tower_floors(self) -> list[Ints]:
        """Floors of each tower."""
        return [np.flatnonzero(self.tower == t) for t in range(len(self.case.towers))]

    @cached_property
    def tower_cost(self) -> Ints:
        """Open cost of each tower."""
        return ints([t.open_cost for t in self.case.towers])

    @cached_property
    def charges_towers(self) -> bool:
        """Whether any tower costs something once it is in use."""
        return bool(self.tower_cost.any())

    @cached_property
    def allowed(self) -> list[Ints]:
        """Places each unit may take: its floors, then its old building."""
        stay = [() if u.stay is None else (self.floors + u.stay,) for u in self.case.units]
        return [ints(u.floors + s) for u, s in zip(self.case.units, stay, strict=True)]

    @cached_property
    def column(self) -> list[dict[int, int]]:
        """Position of each place among the places of each unit."""
        return [{int(p): i for i, p in enumerate(places)} for places in self.allowed]

    @cached_property
    def unit_cost(self) -> list[Ints]:
        """Cost of each unit at each of its places."""
        return [ints(u.cost + (() if u.stay is None else (u.stay_cost,))) for u in self.case.units]

    @cached_property
    def distance(self) -> Ints:
        """Distances [L+1, L+1]; the last row and column stand for nowhere."""
        size = len(self.case.floors) + len(self.case.old)
        table = np.zeros((size + 1, size + 1), dtype=np.int64)
        table[:size, :size] = ints(distances(self.case)).reshape(size, size)
        return table

    @cached_property
    def partners(self) -> list[tuple[Ints, Ints, Ints, Ints]]:
        """For each unit: (partners, weights) where it is the source, then where it is the target.

        With symmetric distances everything is in the first pair.
        """
        symmetric = bool((self.distance == self.distance.T).all())
        source: list[list[tuple[int, int]]] = [[] for _ in self.case.units]
        target: list[list[tuple[int, int]]] = [[] for _ in self.case.units]
        for u, v, weight in self.case.flows:
            source[u].append((v, weight))
            (source if symmetric else target)[v].append((u, weight))
        return [(*_split(s), *_split(t)) for s, t in zip(source, target, strict=True)]

    @cached_property
    def members(self) -> list[list[int]]:
        """Units of each OPD."""
        members: list[list[int]] = [[] for _ in self.case.opds]
        for u, unit in enumerate(self.case.units):
            members[unit.opd].append(u)
        return members

    @cached_property
    def together(self) -> list[list[int]]:
        """Units that must be where the unit is."""
        return self._mates(self.case.together)

    @cached_property
    def apart(self) -> list[list[int]]:
        """Units that must not be where the unit is."""
        return self._mates(self.case.apart)

    def _mates(self, pairs: tuple[tuple[int, int], ...]) -> list[list[int]]:
        mates: list[list[int]] = [[] for _ in self.case.units]
        for u, v in pairs:
            mates[u].append(v)
            mates[v].append(u)
        return mates

    @cached_property
    def has_rooms(self) -> bool:
        """Whether the case pools shared rooms."""
        return bool(self.case.rooms.classes) and bool(self.floors)

    @cached_property
    def room_load(self) -> Ints:
        """Room load [U, C, slots]; one slot of zeros when the case has none."""
        return _profile(self.case.rooms.load, len(self.case.units), len(self.case.rooms.classes))

    @cached_property
    def room_area(self) -> Ints:
        """Area of a room by class [C]."""
        return ints([k.area for k in self.case.rooms.classes])

    @cached_property
    def room_cost(self) -> Ints:
        """Cost of a room by class [C]."""
        return ints([k.cost for k in self.case.rooms.classes])

    @cached_property
    def room_last(self) -> Ints:
        """Largest load of the table by class [C]."""
        return ints([k.limit[-1] for k in self.case.rooms.classes])

    @cached_property
    def room_most(self) -> Ints:
        """Most rooms of the table by class [C]."""
        return ints([len(k.limit) - 1 for k in self.case.rooms.classes])

    @cached_property
    def _stair(self) -> tuple[Ints, Ints, Ints]:
        """All limits in one rising row: (row, what to add to a load, where each class starts)."""
        top = max(int(self.room_last.max()), int(self.room_load.sum(axis=0).max(initial=0))) + 1
        rows = [ints(k.limit) + c * top for c, k in enumerate(self.case.rooms.classes)]
        starts = np.cumsum([0] + [len(row) for row in rows[:-1]])
        return np.concatenate(rows), ints([c * top for c in range(len(rows))]), ints(starts)

    def rooms_for(self, peaks: Ints) -> Ints:
        """Return the rooms needed for peaks [..., C], at most the table's most."""
        row, shift, starts = self._stair
        found: Ints = np.minimum(np.searchsorted(row, peaks + shift) - starts, self.room_most)
        return found

    @cached_property
    def vehicles(self) -> Ints:
        """Vehicles [U, types, hours]."""
        park = self.case.parking
        table = park.vehicles if park else ()
        return _profile(table, len(self.case.units), len(park.level_stalls) if park else 0)

    @cached_property
    def surface(self) -> Ints:
        """Ground-level parking [S, types]."""
        return ints([site.surface for site in self.case.sites])

    @cached_property
    def stalls(self) -> Ints:
        """Vehicles (times 10) on one level by type."""
        return 10 * ints(self.case.parking.level_stalls if self.case.parking else ())

    @cached_property
    def level_cost(self) -> Ints:
        """Cost of one parking level by type."""
        return ints(self.case.parking.level_cost if self.case.parking else ())

    @cached_property
    def limit_unit(self) -> list[list[Ints]]:
        """By limit and unit: what each of the unit's places counts; staying counts nothing."""
        tables = []
        for limit in self.case.limits:
            rows = limit.unit or tuple((0,) * len(u.floors) for u in self.case.units)
            stays = [() if u.stay is None else (0,) for u in self.case.units]
            tables.append([ints(row + s) for row, s in zip(rows, stays, strict=True)])
        return tables


def _split(pairs: list[tuple[int, int]]) -> tuple[Ints, Ints]:
    return ints([first for first, _ in pairs]), ints([second for _, second in pairs])


def _profile(table: tuple[tuple[tuple[int, ...], ...], ...], units: int, kinds: int) -> Ints:
    slots = max((len(row) for rows in table for row in rows), default=0)
    if not slots or not table:
        return np.zeros((units, kinds, 1), dtype=np.int64)
    return ints(table).reshape(units, kinds, slots)
