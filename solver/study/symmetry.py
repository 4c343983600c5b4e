"""Floors and towers that nothing tells apart: changing them about changes no rule and no cost."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass

from solver.case.model import Case

Swap = dict[int, int]  # location to location; what is not in it stays where it is


@dataclass(frozen=True)
class Twins:
    """What may be changed about.

    Parameters
    ----------
    towers : tuple of tuple of int
        Towers of which any two may change; every tower once, alone if it has no twin.
    floors : tuple of tuple of tuple of int
        By tower: classes of floors of which any two may change. Twin towers have their classes in
        the same order, with as many floors each.
    """

    towers: tuple[tuple[int, ...], ...]
    floors: tuple[tuple[tuple[int, ...], ...], ...]


def twins(case: Case) -> Twins:
    """Find the towers and floors of a case that nothing tells apart."""
    by_tower: list[list[int]] = [[] for _ in case.towers]
    for f, floor in enumerate(case.floors):
        by_tower[floor.tower].append(f)
    for mine in by_tower:
        mine.sort(key=lambda f: (case.floors[f].level, case.floors[f].zone, f))
    floors = tuple(
        tuple(
            tuple(group)
            for group in _classes(
                mine, lambda f, g: _alike(case, f, g) and _holds(case, {f: g, g: f})
            )
        )
        for mine in by_tower
    )

    def change(s: int, t: int) -> bool:
        if case.towers[s] != case.towers[t] or len(by_tower[s]) != len(by_tower[t]):
            return False
        if [len(c) for c in floors[s]] != [len(c) for c in floors[t]]:
            return False
        pairs = list(zip(by_tower[s], by_tower[t], strict=True))
        return _holds(case, dict(pairs) | {g: f for f, g in pairs})

    return Twins(tuple(tuple(c) for c in _classes(range(len(case.towers)), change)), floors)


def _classes(items: Iterable[int], change: Callable[[int, int], bool]) -> list[list[int]]:
    classes: list[list[int]] = []
    for item in items:
        for group in classes:
            if change(group[0], item):
                group.append(item)
                break
        else:
            classes.append([item])
    return classes


def _alike(case: Case, f: int, g: int) -> bool:
    return case.floors[f] == case.floors[g]


def _holds(case: Case, swap: Swap) -> bool:
    """Tell whether changing locations about leaves every rule and price as it is."""
    return (
        _estate_holds(case, swap)
        and _units_hold(case, swap)
        and _limits_hold(case, swap)
        and _ways_hold(case, swap)
    )


def _estate_holds(case: Case, swap: Swap) -> bool:
    zones: defaultdict[int, set[int]] = defaultdict(set)
    for f, floor in enumerate(case.floors):
        other = case.floors[swap.get(f, f)]
        zones[floor.zone].add(other.zone)
        same = ("level", "area", "people", "open_cost")
        if any(getattr(floor, name) != getattr(other, name) for name in same):
            return False
    one_to_one = all(len(to) == 1 for to in zones.values())
    return one_to_one and len({min(to) for to in zones.values()}) == len(zones)


def _units_hold(case: Case, swap: Swap) -> bool:
    return all(
        unit.cost_on.get(f) == unit.cost_on.get(g) for unit in case.units for f, g in swap.items()
    )


def _limits_hold(case: Case, swap: Swap) -> bool:
    for limit in case.limits:
        if limit.floor and any(limit.floor[f] != limit.floor[g] for f, g in swap.items()):
            return False
        towers = [(case.floors[f].tower, case.floors[g].tower) for f, g in swap.items()]
        if limit.tower and any(limit.tower[s] != limit.tower[t] for s, t in towers):
            return False
        for unit, row in zip(case.units, limit.unit, strict=bool(limit.unit)):
            counted = dict(zip(unit.floors, row, strict=True))
            if any(counted.get(f) != counted.get(g) for f, g in swap.items()):
                return False
    return True


def _ways_hold(case: Case, swap: Swap) -> bool:
    if case.distance is not None:
        table, at = case.distance, range(len(case.distance))
        return all(table[i][j] == table[swap.get(i, i)][swap.get(j, j)] for i in at for j in at)
    before: Counter[Hashable] = Counter()
    after: Counter[Hashable] = Counter()
    for edge in case.tree:
        before[frozenset(edge.beyond)] += edge.length
        after[frozenset(swap.get(p, p) for p in edge.beyond)] += edge.length
    return before == after
