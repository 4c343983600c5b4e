"""The lumpy bound: floors, towers, old buildings, rooms and parking levels in whole pieces."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from ortools.sat.python import cp_model

from solver.case.model import Case, Limit
from solver.search.lumpy.blocks import Block, blocks
from solver.search.lumpy.ties import add_ties
from solver.search.shares import Shares

MOST_SETS = 8  # per tower: sets of floors that some units are confined to
MOST_SLOTS = 3  # of the week or day, per class of rooms or type of vehicle: the busiest
MOST_LOAD = 2**60  # of a room table

Profile = tuple[tuple[tuple[int, ...], ...], ...]


@dataclass(frozen=True)
class Lumpy:
    """The lumpy model and what its variables say.

    Parameters
    ----------
    model : CpModel
        No plan's lumpy money can be below its optimum; see docs/model.md.
    inside : dict
        By (unit, tower): the variable that says that the unit's whole block is in the tower.
    block_rows : tuple of int
        By block: the constraint that it is in a tower, or its old building is kept.
    opd_rows : dict
        By OPD: the constraint that it is in one tower.
    kept : dict
        By old building that may be given up: the variable that says that it is kept.
    dear : frozenset of int
        Variables of few and dear pieces: floors, towers, old buildings, parking levels. With
        these whole and the rest in parts a large model is soon bounded.
    totals : tuple of tuple of int
        Variables whose sum is a number of like pieces: floors, in all and by tower, and parking
        levels of a type of vehicle.
    """

    model: cp_model.CpModel
    inside: dict[tuple[int, int], cp_model.IntVar]
    dear: frozenset[int]
    block_rows: tuple[int, ...]
    opd_rows: dict[int, int]
    kept: dict[int, cp_model.IntVar]
    totals: tuple[tuple[int, ...], ...]

    def towers(self, values: Sequence[float]) -> dict[int, int]:
        """Return unit → tower of a solution; units that stay, or may do either, are left out."""
        return {u: t for (u, t), var in self.inside.items() if values[var.index] > 0.5}

    def kept_in(self, values: Sequence[float]) -> set[int]:
        """Return the old buildings that a solution keeps, though it need not."""
        return {b for b, var in self.kept.items() if values[var.index] > 0.5}


def lumpy_model(case: Case, shares: Shares) -> Lumpy:
    """Return the lumpy model of a case."""
    lumps = Lumps(case, shares)
    lumps.add_blocks()
    lumps.add_splits()
    lumps.add_stays()
    lumps.add_openings()
    lumps.add_rooms()
    lumps.add_capacities()
    lumps.add_parking()
    lumps.add_limits()
    lumps.model.minimize(sum(var * amount for var, amount in lumps.costs))
    inside = {(u, t): var for (i, t), var in lumps.inside.items() for u in lumps.blocks[i].units}
    add_ties(case, lumps.model, inside)
    dear = (
        *lumps.tower,
        *lumps.kept.values(),
        *lumps.levels.values(),
        *(kind.used for kinds in lumps.kinds for kind in kinds),
    )
    whole = frozenset(var.index for var in dear if not isinstance(var, int))
    kept = {b: var for b, var in lumps.kept.items() if not isinstance(var, int)}
    rows, totals = tuple(lumps.block_rows), _totals(lumps)
    return Lumpy(lumps.model, inside, whole, rows, lumps.opd_rows, kept, totals)


def _totals(lumps: Lumps) -> tuple[tuple[int, ...], ...]:
    """Return variables that count pieces of the same sort."""
    floors = [tuple(kind.used.index for kind in kinds) for kinds in lumps.kinds]
    types = {k for _, k in lumps.levels}
    levels = [[var for (_, k), var in lumps.levels.items() if k == own] for own in sorted(types)]
    parked = [tuple(var.index for var in own if not isinstance(var, int)) for own in levels]
    every = tuple(i for own in floors for i in own)
    return tuple(own for own in (*parked, every, *floors) if own)


@dataclass(frozen=True)
class _Kind:
    """Floors of a tower that no rule or price tells apart, and how many of them are in use."""

    floors: tuple[int, ...]
    used: Any


class Lumps:
    """The model under construction."""

    def __init__(self, case: Case, shares: Shares, towers: frozenset[int] | None = None) -> None:
        self.case = case
        self.shares = shares
        self.model = cp_model.CpModel()
        self.costs: list[tuple[Any, int]] = []
        self.blocks = blocks(case)
        self.towers = frozenset(range(len(case.towers))) if towers is None else towers
        self.inside: dict[tuple[int, int], Any] = {}
        self.opd_in: dict[tuple[int, int], Any] = {}
        self.floors = [
            tuple(f for f, floor in enumerate(case.floors) if t in self.towers and floor.tower == t)
            for t in range(len(case.towers))
        ]
        self.sets = [self._confined(floors) for floors in self.floors]
        self.block_rows: list[int] = []
        self.opd_rows: dict[int, int] = {}
        self.tower: list[Any] = []
        self.kept: dict[int, Any] = {}
        self.kinds: list[list[_Kind]] = []
        self.rooms: dict[tuple[int, int], list[Any]] = {}
        self.levels: dict[tuple[int, int], Any] = {}

    def charge(self, amount: int, on: Any = 1) -> None:
        """Add to the bill."""
        self.costs.append((on, amount))

    def add_blocks(self) -> None:
        """PLACE and ONE_TOWER: the blocks of an OPD that surely move are in the same tower."""
        opd_in = self.opd_in
        for i, block in enumerate(self.blocks):
            for t in sorted(self.towers.intersection(block.towers)):
                self.inside[i, t] = self.model.new_bool_var("")
                self.charge(self._block_cost(block, t), self.inside[i, t])
                key = (block.opd, t)
                if key not in opd_in:
                    opd_in[key] = self.model.new_bool_var("")
                self.model.add_implication(self.inside[i, t], opd_in[key])
        for g in {g for g, _ in opd_in}:
            row = self.model.add(sum(var for (opd, _), var in opd_in.items() if opd == g) <= 1)
            self.opd_rows[g] = row.index

    def add_splits(self) -> None:
        """SPLIT: an OPD is in a tower, and a block of it that may stay is not whole in there."""
        stuck = {unit.opd for unit in self.case.units if not unit.floors}
        may_stay: dict[int, list[int]] = {}
        for i, block in enumerate(self.blocks):
            if block.stay is not None:
                may_stay.setdefault(block.opd, []).append(i)
        for (g, t), here in self.opd_in.items():
            price, own = self.case.opds[g].split_cost, may_stay.get(g, [])
            if not price or not (own or g in stuck):
                continue
            sure = g in stuck or any((i, t) not in self.inside for i in own)
            split = here if sure else self.model.new_bool_var("")
            for i in () if sure else own:
                self.model.add(split >= here - self.inside[i, t])
            self.charge(price, split)

    def _block_cost(self, block: Block, tower: int) -> int:
        """Return what the units pay in a tower, with sure trips, above what they pay else."""
        there = sum(
            self.shares.base[u][tower] + self.shares.sure_trips[u][tower] for u in block.units
        )
        return there - self._else(block)

    def _else(self, block: Block) -> int:
        """Return what a block pays unless it is known to be in a tower.

        A single unit stays then. Of several, others may be in a tower while one stays.
        """
        staying = self.shares.staying[block.units[0]]
        if len(block.units) == 1 and staying is not None:
            return staying
        return sum(self.shares.cheapest[u] for u in block.units)

    def base(self) -> int:
        """Return what the blocks pay else, and the units that cannot move."""
        stuck = sum(unit.stay_cost for unit in self.case.units if not unit.floors)
        return sum(self._else(block) for block in self.blocks) + self.shares.fixed_trips + stuck

    def add_stays(self) -> None:
        """An old building is kept, or all its blocks are in a tower."""
        case = self.case
        self.charge(self.base())
        forced = {unit.stay for unit in case.units if not unit.floors}
        kept = self.kept
        for b, old in enumerate(case.old):
            if any(unit.stay == b for unit in case.units):
                kept[b] = 1 if b in forced else self.model.new_bool_var("")
                self.charge(old.keep_cost - self.shares.keep[b], kept[b])
        for i, block in enumerate(self.blocks):
            moved = sum(self.inside[i, t] for t in block.towers)
            if block.stay is None:
                row = self.model.add(moved == 1)
            else:
                row = self.model.add(moved + kept[block.stay] >= 1)
            self.block_rows.append(row.index)

    def _confined(self, floors: tuple[int, ...]) -> list[frozenset[int]]:
        """Return sets of floors of a tower to which some units are confined, the usual first."""
        own = frozenset(floors)
        found = Counter(own.intersection(unit.floors) for unit in self.case.units)
        return [s for s, _ in found.most_common() if 0 < len(s) < len(own)][:MOST_SETS]

    def add_openings(self) -> None:
        """Charge whole floors and towers; a tower is in use when a floor of it is."""
        case = self.case
        for t, floors in enumerate(self.floors):
            if t not in self.towers:
                self.tower.append(None)
                self.kinds.append([])
                continue
            on = self.model.new_bool_var("")
            self.tower.append(on)
            self.charge(case.towers[t].open_cost, on)
            self.kinds.append([self._kind(same) for same in self._alike(t, floors)])
            for kind in self.kinds[t]:
                self.model.add(kind.used <= len(kind.floors) * on)
                self.charge(case.floors[kind.floors[0]].open_cost, kind.used)
            self.model.add(on <= sum(kind.used for kind in self.kinds[t]))
            for _, var in self._here(t):
                self.model.add_implication(var, on)

    def _kind(self, floors: tuple[int, ...]) -> _Kind:
        return _Kind(floors, self.model.new_int_var(0, len(floors), ""))

    def _alike(self, tower: int, floors: tuple[int, ...]) -> list[tuple[int, ...]]:
        found: dict[tuple[object, ...], list[int]] = {}
        for f in floors:
            floor = self.case.floors[f]
            counted = tuple(limit.floor[f] for limit in self.case.limits if limit.floor)
            inside = tuple(f in s for s in self.sets[tower])
            key = (floor.area, floor.people, floor.open_cost, counted, inside)
            found.setdefault(key, []).append(f)
        return [tuple(same) for same in found.values()]

    def add_rooms(self) -> None:
        """ROOMS of a tower together: its zones share their loads and rooms at the best."""
        case = self.case
        towers_of: dict[int, set[int]] = {}
        for floor in case.floors:
            towers_of.setdefault(floor.zone, set()).add(floor.tower)
        for t, floors in enumerate(self.floors):
            zones = {case.floors[f].zone for f in floors}
            if not zones or any(len(towers_of[z]) > 1 for z in zones):
                continue
            for c, room in enumerate(case.rooms.classes):
                limit = pooled_limit(room.limit, len(zones))
                self._add_class(t, c, limit)

    def _add_class(self, t: int, c: int, limit: list[int]) -> None:
        loads = [self._load(i, self.case.rooms.load, c) for i, _ in self._here(t)]
        if not loads:
            return
        slots = _busiest(loads)
        peak = max((self._most_load(t, c, slot, loads) for slot in slots), default=0)
        most = next((k for k, carried in enumerate(limit) if carried >= peak), len(limit) - 1)
        steps = [self.model.new_bool_var("") for _ in range(most)]
        for earlier, later in pairwise(steps):
            self.model.add_implication(later, earlier)
        gains = [b - a for a, b in pairwise(limit[: most + 1])]
        for slot in slots:
            load = sum(row[slot] * var for row, (_, var) in zip(loads, self._here(t), strict=True))
            carried = sum(gain * step for gain, step in zip(gains, steps, strict=True))
            self.model.add(load <= limit[0] + carried)
        for row, (_, var) in zip(loads, self._here(t), strict=True):
            need = sum(carried < max(row, default=0) for carried in limit)
            if 0 < need <= most:
                self.model.add_implication(var, steps[need - 1])
        self.rooms[c, t] = steps
        for step in steps:
            self.charge(self.case.rooms.classes[c].cost, step)

    def _most_load(self, t: int, c: int, slot: int, loads: list[list[int]]) -> int:
        """Return the most load that fits the area of a tower, the last unit in part."""
        space = sum(self.case.floors[f].area for f in self.floors[t])
        wanted = [
            (self.case.units[u].area, self.case.rooms.load[u][c][slot])
            for i, _ in self._here(t)
            for u in self.blocks[i].units
        ]
        total = 0
        for area, load in sorted(wanted, key=lambda w: -w[1] / max(w[0], 1e-9)):
            if area > space:
                return total + -(-load * space // area)
            total, space = total + load, space - area
        return total

    def _here(self, tower: int) -> list[tuple[int, Any]]:
        return [(i, var) for (i, t), var in self.inside.items() if t == tower]

    def _load(self, block: int, table: Profile, kind: int) -> list[int]:
        rows = [table[u][kind] for u in self.blocks[block].units]
        return [sum(slot) for slot in zip(*rows, strict=True)]

    def add_capacities(self) -> None:
        """AREA and PEOPLE of the floors in use of a tower, and of each set of floors in it."""
        for t in sorted(self.towers):
            self._add_capacity(t, frozenset(self.floors[t]), with_rooms=True)
            for inner in self.sets[t]:
                self._add_capacity(t, inner, with_rooms=False)

    def _add_capacity(self, t: int, floors: frozenset[int], *, with_rooms: bool) -> None:
        case, own = self.case, frozenset(self.floors[t])
        kinds = [k for k in self.kinds[t] if floors.issuperset(k.floors)]
        area: Any = 0
        people: Any = 0
        for i, var in self._here(t):
            units = [case.units[u] for u in self.blocks[i].units]
            confined = [unit for unit in units if own.intersection(unit.floors) <= floors]
            area += sum(unit.area for unit in confined) * var
            people += sum(unit.people for unit in confined) * var
        if with_rooms:
            area += sum(
                room.area * sum(self.rooms[c, t])
                for c, room in enumerate(case.rooms.classes)
                if (c, t) in self.rooms
            )
        self.model.add(area <= sum(case.floors[k.floors[0]].area * k.used for k in kinds))
        self.model.add(people <= sum(case.floors[k.floors[0]].people * k.used for k in kinds))

    def add_parking(self) -> None:
        """PARKING: levels per site and vehicle type for the blocks that surely move there."""
        case, park = self.case, self.case.parking
        if park is None:
            return
        for s, site in enumerate(case.sites):
            towers = [t for t, tower in enumerate(case.towers) if tower.site == s]
            here = [pair for t in towers for pair in self._here(t)]
            if not self.towers.intersection(towers):
                continue
            for k, stalls in enumerate(park.level_stalls):
                loads = [self._load(i, park.vehicles, k) for i, _ in here]
                levels = self.model.new_int_var(0, park.max_levels, "")
                self.charge(park.level_cost[k], levels)
                self.levels[s, k] = levels
                for slot in _busiest(loads):
                    load = sum(row[slot] * var for row, (_, var) in zip(loads, here, strict=True))
                    self.model.add(load <= site.surface[k] + 10 * stalls * levels)

    def add_limits(self) -> None:
        """LIMIT: what is counted stays below the most."""
        for limit in self.case.limits:
            self.model.add(sum(var * n for var, n in self.spent(limit)) <= limit.most)

    def spent(self, limit: Limit) -> list[tuple[Any, int]]:
        """Return what a limit counts; units count the least of their floors in a tower."""
        terms = [(self.tower[t], limit.tower[t]) for t in self.towers if limit.tower]
        if limit.floor:
            kinds = [kind for own in self.kinds for kind in own]
            terms += [(kind.used, limit.floor[kind.floors[0]]) for kind in kinds]
        if limit.room:
            terms += [(step, limit.room[c]) for (c, _), own in self.rooms.items() for step in own]
        if limit.level:
            terms += [(count, limit.level[k]) for (_, k), count in self.levels.items()]
        for (i, t), var in self.inside.items() if limit.unit else ():
            units = self.blocks[i].units
            terms.append((var, sum(self._least(u, t, limit.unit[u]) for u in units)))
        return terms

    def _least(self, u: int, tower: int, counts: tuple[int, ...]) -> int:
        floors = self.case.units[u].floors
        return min(
            n for f, n in zip(floors, counts, strict=True) if self.case.floors[f].tower == tower
        )


def pooled_limit(limit: tuple[int, ...], zones: int) -> list[int]:
    """Return the most load that k rooms carry when `zones` zones may divide rooms and load.

    Loads above `MOST_LOAD`, more than any case has, are cut off there.
    """
    best = one = np.minimum(np.array(limit, dtype=np.int64), MOST_LOAD)
    for _ in range(zones - 1):
        sums = np.full(len(best) + len(one) - 1, np.iinfo(np.int64).min)
        for k, load in enumerate(one.tolist()):
            part = sums[k : k + len(best)]
            np.maximum(part, best + load, out=part)
        best = np.minimum(sums, MOST_LOAD)
    return [int(load) for load in best]


def _busiest(loads: list[list[int]]) -> list[int]:
    """Return the slots with the most load; leaving others out never adds to the bill."""
    total = [sum(slot) for slot in zip(*loads, strict=True)]
    return sorted(range(len(total)), key=lambda s: -total[s])[:MOST_SLOTS]
