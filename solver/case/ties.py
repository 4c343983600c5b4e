"""Which units go together for sure: the same place by TOGETHER, the same tower by ONE_TOWER."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from solver.case.model import Case


@dataclass(frozen=True)
class Group:
    """Units that TOGETHER keeps at one place; a unit without ties is a group of its own.

    Parameters
    ----------
    units : tuple of int
        The units, rising.
    floors : frozenset of int
        Floors that all of them may take.
    old : frozenset of int
        Old buildings in which all of them may stay.
    """

    units: tuple[int, ...]
    floors: frozenset[int]
    old: frozenset[int]

    @property
    def must_move(self) -> bool:
        """Whether they surely are on a floor."""
        return not self.old


@dataclass(frozen=True)
class Cluster:
    """Groups that surely move and whose OPDs share a tower.

    Parameters
    ----------
    groups : tuple of int
        Indexes of the groups, all of which must move.
    opds : tuple of int
        Their OPDs, rising.
    towers : frozenset of int
        Towers in which each of the groups has a floor.
    """

    groups: tuple[int, ...]
    opds: tuple[int, ...]
    towers: frozenset[int]


@dataclass(frozen=True)
class Ties:
    """The groups and clusters of a case.

    Parameters
    ----------
    groups : tuple of Group
        Every unit is in exactly one; floors are narrowed to the towers of their cluster.
    clusters : tuple of Cluster
        Every group that must move is in exactly one.
    loose : tuple of Group
        The groups before their floors were narrowed.
    """

    groups: tuple[Group, ...]
    clusters: tuple[Cluster, ...]
    loose: tuple[Group, ...]


def ties(case: Case) -> Ties:
    """Return the groups and clusters of a case."""
    loose = tuple(
        _group(case, units) for units in joined(range(len(case.units)), case.together).values()
    )
    clusters = tuple(_clusters(case, loose))
    narrowed = list(loose)
    for cluster in clusters:
        for i in cluster.groups:
            inside = {f for f in loose[i].floors if case.floors[f].tower in cluster.towers}
            narrowed[i] = Group(loose[i].units, frozenset(inside), loose[i].old)
    return Ties(tuple(narrowed), clusters, loose)


def joined(items: Iterable[int], pairs: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    """Return the items that pairs join, directly or over others, by the least of each."""
    root = {item: item for item in items}

    def find(item: int) -> int:
        while root[item] != item:
            root[item] = root[root[item]]
            item = root[item]
        return item

    for a, b in pairs:
        first, second = sorted((find(a), find(b)))
        if first != second:
            root[second] = first
    found: dict[int, list[int]] = {}
    for item in root:
        found.setdefault(find(item), []).append(item)
    return found


def _group(case: Case, units: list[int]) -> Group:
    floors = frozenset[int].intersection(*(frozenset(case.units[u].floors) for u in units))
    stays = {case.units[u].stay for u in units}
    old = frozenset(b for b in stays if b is not None) if len(stays) == 1 else frozenset[int]()
    return Group(tuple(units), floors, old)


def _clusters(case: Case, groups: tuple[Group, ...]) -> list[Cluster]:
    moving = [i for i, group in enumerate(groups) if group.must_move]
    opds = {i: sorted({case.units[u].opd for u in groups[i].units}) for i in moving}
    pairs = [(first, other) for first, *others in opds.values() for other in others]
    of = joined(sorted({g for all_ in opds.values() for g in all_}), pairs)
    members: dict[int, list[int]] = {root: [] for root in of}
    root_of = {g: root for root, all_ in of.items() for g in all_}
    for i in moving:
        members[root_of[opds[i][0]]].append(i)
    every = frozenset(range(len(case.towers)))
    return [
        Cluster(
            tuple(inside),
            tuple(of[root]),
            every.intersection(*({case.floors[f].tower for f in groups[i].floors} for i in inside)),
        )
        for root, inside in members.items()
    ]
