"""OPDs that must share a tower, because units of theirs must be together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from solver.ledger.tables import Tables


@dataclass(frozen=True)
class Cluster:
    """OPDs tied to each other.

    Parameters
    ----------
    units : tuple of int
        All units of the OPDs, those with the fewest places and the largest area first.
    towers : tuple of int
        Towers in which every unit that cannot stay has a floor.
    """

    units: tuple[int, ...]
    towers: tuple[int, ...]


@dataclass(frozen=True)
class Division:
    """The tower of each cluster, and the units that stay in their old building."""

    towers: tuple[int, ...]
    staying: frozenset[int]


def told_division(found: Sequence[Cluster], towers: Mapping[int, int]) -> Division:
    """Return the division in which each unit is in the tower told, or stays when none is told.

    A cluster told to be in several towers goes where most of its units are.
    """
    of = []
    for cluster in found:
        count = Counter(towers[u] for u in cluster.units if u in towers)
        reach = [t for t, _ in count.most_common() if t in cluster.towers]
        of.append(reach[0] if reach else cluster.towers[0])
    staying = {u for cluster in found for u in cluster.units if u not in towers}
    return Division(tuple(of), frozenset(staying))


def clusters(tables: Tables) -> list[Cluster]:
    """Return the clusters of a case; an OPD without ties is a cluster of its own."""
    root = list(range(len(tables.case.opds)))

    def find(g: int) -> int:
        while root[g] != g:
            g = root[g]
        return g

    for u, v in tables.case.together:
        root[find(tables.case.units[u].opd)] = find(tables.case.units[v].opd)
    units: dict[int, list[int]] = {}
    for g, members in enumerate(tables.members):
        if members:
            units.setdefault(find(g), []).extend(members)
    return [_cluster(tables, members) for members in units.values()]


def _cluster(tables: Tables, members: list[int]) -> Cluster:
    case = tables.case
    towers = set(range(len(case.towers)))
    for u in members:
        if case.units[u].stay is None:
            towers &= {tables.tower_of[f] for f in case.units[u].floors}
    order = sorted(members, key=lambda u: (len(tables.allowed[u]), -case.units[u].area))
    return Cluster(tuple(order), tuple(sorted(towers)) or tuple(range(len(case.towers))))
