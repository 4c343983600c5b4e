"""A case as the arrays that the compiled kernel reads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from solver.kernel.library import Facts
from solver.ledger.tables import Ints, Tables, ints

Array = npt.NDArray[np.generic]
NEVER = 1 << 60  # the cost of a place that a unit may not take, as in source/kernel.h
LARGEST_SHORT = 1 << 30


@dataclass(frozen=True)
class Groups:
    """OPDs tied together: by cluster its units in the order of placing, and its towers."""

    units: tuple[tuple[int, ...], ...]
    towers: tuple[tuple[int, ...], ...]


class Arrays:
    """The case in the kernel's shapes; walks of the same case share it.

    Parameters
    ----------
    tables : Tables
        The case.
    clusters : Groups
        OPDs that must share a tower.

    Attributes
    ----------
    facts : Facts
        The record handed to the kernel.
    bits : int
        32 or 64, by how large the loads are.
    """

    def __init__(self, tables: Tables, clusters: Groups) -> None:
        case = tables.case
        self.tables = tables
        self.clusters = clusters
        self.most_rooms = len(tables.zones) * int(tables.room_most.sum())
        largest = max(_peak(tables.room_load), _peak(tables.vehicles))
        self.bits = 32 if largest < LARGEST_SHORT else 64
        self.load = np.int32 if self.bits == 32 else np.int64
        self._kept: dict[str, Array] = {}
        self.facts = Facts(
            units=len(case.units),
            floors=tables.floors,
            olds=len(case.old),
            towers=len(case.towers),
            sites=len(case.sites),
            opds=len(case.opds),
            zones=len(tables.zones),
            classes=len(case.rooms.classes) if tables.has_rooms else 0,
            slots=tables.room_load.shape[2],
            types=len(case.parking.level_stalls) if case.parking else 0,
            hours=tables.vehicles.shape[2],
            limits=len(case.limits),
            most_levels=case.parking.max_levels if case.parking else 0,
            clusters=len(clusters.units),
            symmetric=int((tables.distance == tables.distance.T).all()),
            fill_to=fill_to(tables),
        )
        self._add_units(tables)
        self._add_floors(tables)
        self._add_groups(tables)
        self._add_trips(tables)
        self._add_shared(tables)
        self._add_limits(tables)

    def table(self, name: str) -> Array:
        """Return one of the arrays handed to the kernel."""
        return self._kept[name]

    def _add(self, **arrays: object) -> None:
        for name, values in arrays.items():
            array: Array = np.ascontiguousarray(values)
            if array.dtype not in (np.int64, self.load):
                array = array.astype(np.int64)
            self._kept[name] = array
            setattr(self.facts, name, array.ctypes.data)

    def _add_lists(self, name: str, rows: Iterable[Sequence[int] | Ints]) -> None:
        kept = [list(map(int, row)) for row in rows]
        start = np.cumsum([0, *map(len, kept)])
        self._add(**{f"{name}_start": start, name: ints([v for row in kept for v in row])})

    def _add_units(self, tables: Tables) -> None:
        case = tables.case
        cost = np.full((len(case.units), tables.floors + 1), NEVER, dtype=np.int64)
        for u, unit in enumerate(case.units):
            cost[u, list(unit.floors)] = unit.cost
            if unit.stay is not None:
                cost[u, -1] = unit.stay_cost
        area = ints([u.area for u in case.units])
        by_area = np.argsort(area, kind="stable")
        self._add(
            area=area,
            by_area=by_area,
            rank=np.argsort(by_area, kind="stable"),
            people=ints([u.people for u in case.units]),
            opd=ints([u.opd for u in case.units]),
            stay=ints([-1 if u.stay is None else u.stay for u in case.units]),
            cost=cost,
        )
        self._add_lists("places", tables.allowed)
        self._add_lists("mates", tables.together)
        self._add_lists("apart", tables.apart)

    def _add_floors(self, tables: Tables) -> None:
        self._add(
            floor_area=tables.area,
            floor_people=tables.people,
            floor_open=tables.open_cost,
            level=tables.level,
            tower=tables.tower,
            zone=tables.zone,
            site=tables.site,
            tower_open=tables.tower_cost,
            keep=ints([b.keep_cost for b in tables.case.old]),
        )
        self._add_lists("zone_floors", tables.zone_floors)
        self._add_lists("tower_floors", tables.tower_floors)

    def _add_groups(self, tables: Tables) -> None:
        case, clusters = tables.case, self.clusters
        of = np.zeros(len(case.units), dtype=np.int64)
        for k, units in enumerate(clusters.units):
            of[list(units)] = k
        self._add(
            span=ints([g.span_cost for g in case.opds]),
            split=ints([g.split_cost for g in case.opds]),
            cluster_of=of,
        )
        self._add_lists("members", tables.members)
        self._add_lists("cluster_units", clusters.units)
        self._add_lists("cluster_towers", clusters.towers)

    def _add_trips(self, tables: Tables) -> None:
        count = len(tables.case.units)
        weight = np.zeros((count, count), dtype=np.int64)
        for u, v, w in tables.case.flows:
            weight[u, v] += w
        partners = [np.flatnonzero(weight[u] + weight[:, u]) for u in range(count)]
        out = [w for u, row in enumerate(partners) for w in weight[u, row]]
        into = [w for u, row in enumerate(partners) for w in weight[row, u]]
        self._add(
            weight=weight,
            weight_out=ints(out),
            weight_in=ints(into),
            distance=tables.distance,
            distance_back=tables.distance.T,
        )
        self._add_lists("partners", partners)

    def _add_shared(self, tables: Tables) -> None:
        area = tables.room_area
        self._add(
            loads=tables.room_load.astype(self.load),
            vehicles=tables.vehicles.astype(self.load),
            has_load=tables.room_load.reshape(len(tables.room_load), -1).any(axis=1),
            room_area=area,
            room_cost=tables.room_cost,
            room_order=np.argsort(-area, kind="stable"),
            room_fill=room_fill(area.tolist(), fill_to(tables)),
            surface=tables.surface,
            level_cost=tables.level_cost,
            stalls=tables.stalls,
        )
        rooms = rooms_spared(tables)
        self._add(relief=rooms @ tables.room_cost, relief_area=rooms @ area)
        self._add_lists("room_limit", [k.limit for k in tables.case.rooms.classes])

    def _add_limits(self, tables: Tables) -> None:
        case = tables.case
        sizes = {
            "floor": tables.floors,
            "tower": len(case.towers),
            "room": len(case.rooms.classes),
            "level": len(case.parking.level_stalls) if case.parking else 0,
        }
        for name, size in sizes.items():
            rows = [getattr(limit, name) or (0,) * size for limit in case.limits]
            self._add(**{f"limit_{name}": ints(rows)})
        counted = np.zeros((len(case.limits), len(case.units), tables.floors + 1), dtype=np.int64)
        for i, by_unit in enumerate(tables.limit_unit):
            for u, unit in enumerate(case.units):
                counted[i, u, list(unit.floors)] = by_unit[u][: len(unit.floors)]
        self._add(limit_most=ints([limit.most for limit in case.limits]), limit_unit=counted)


def fill_to(tables: Tables) -> int:
    """Return the free area from which on a floor is called full of rooms.

    It holds all rooms that a zone can need, so what they fill of it no longer matters; the table
    of `room_fill` need not reach further, however large a floor is.
    """
    rooms = sum(room.area * (len(room.limit) - 1) for room in tables.case.rooms.classes)
    return min(rooms, int(tables.area.max(initial=0)) + 1)


def room_fill(areas: list[int], largest: int) -> Ints:
    """Return what rooms can fill at best of each free area 0..largest.

    The unbounded knapsack in which value is weight. Rooms without area fill nothing.
    """
    sizes = sorted({area for area in areas if 0 < area <= largest})
    fill = np.zeros(largest + 1, dtype=np.int64)
    reached = np.zeros(largest + 1, dtype=np.bool_)
    reached[0] = True
    for size in sizes:
        for first in range(size):
            column = reached[first::size]
            if column.any():
                column[int(column.argmax()) :] = True
    if sizes:
        where = np.where(reached, np.arange(largest + 1), 0)
        fill = np.maximum.accumulate(where)
    return fill


def rooms_spared(tables: Tables) -> Ints:
    """Return how many rooms of each class a zone may need less, at most, when a unit leaves it.

    Shape (units, classes). With r rooms the load is above what r - 1 carry; without the unit it is
    lower by no more than its highest load.
    """
    classes = tables.case.rooms.classes if tables.has_rooms else ()
    found = np.zeros((len(tables.room_load), len(tables.room_area)), dtype=np.int64)
    for k, kind in enumerate(classes):
        limit = ints(kind.limit)
        for u, most in enumerate(tables.room_load[:, k].max(axis=1, initial=0)):
            after = np.searchsorted(limit, limit[:-1] + 1 - most)
            found[u, k] = (np.arange(1, len(limit)) - after).max(initial=0)
    return found


def _peak(table: Ints) -> int:
    return int(table.sum(axis=0).max(initial=0))
