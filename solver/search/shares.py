"""How the bill is shared out for the sum bound, so that no part of it is counted twice."""

from __future__ import annotations

from dataclasses import dataclass

from solver.case.distance import edges
from solver.case.model import Case, Edge


@dataclass(frozen=True)
class Shares:
    """Every part of the bill once.

    Parameters
    ----------
    level : tuple of Edge
        Edges that cut through a tower; the level bound charges all trips over them.
    site : tuple of Edge
        Edges with whole towers on both sides; the site bound charges trips over them.
    old : tuple of Edge
        Edges with no floor beyond them; the lumpy bound charges them to a unit that stays.
    base : tuple of dict
        By unit: tower → least cost on its floors there.
    height : tuple of dict
        By unit: floor → cost above the base of its tower.
    cheapest : tuple of int
        By unit: the least it adds to the lumpy bound anywhere, with its sure trips.
    sure_trips : tuple of dict
        By unit: tower → cost of trips over `site` and `old` edges to units that cannot move.
        The site bound leaves these trips out.
    staying : tuple of int or None
        By unit: its cost of staying, with trips that are sure then.
    fixed_trips : int
        Cost of trips between units that cannot move.
    keep : tuple of int
        By old building: what the level bound charges of keeping it, nothing at first; the lumpy
        bound charges the rest.
    """

    level: tuple[Edge, ...]
    site: tuple[Edge, ...]
    old: tuple[Edge, ...]
    base: tuple[dict[int, int], ...]
    height: tuple[dict[int, int], ...]
    cheapest: tuple[int, ...]
    sure_trips: tuple[dict[int, int], ...]
    staying: tuple[int | None, ...]
    fixed_trips: int
    keep: tuple[int, ...]


def share_out(case: Case) -> Shares:
    """Share the bill of a case out; of a full matrix no trips are charged."""
    level, site, old = _edges(case)
    base = tuple(_base(case, u) for u in range(len(case.units)))
    height = tuple(
        {f: cost - least[case.floors[f].tower] for f, cost in unit.cost_on.items()}
        for unit, least in zip(case.units, base, strict=True)
    )
    trips = _Trips(case, site, old)
    sure = tuple(trips.sure(u, base[u]) for u in range(len(case.units)))
    staying = tuple(trips.staying(u) for u in range(len(case.units)))
    cheapest = tuple(
        min((*(b[t] + s[t] for t in b), *(() if stay is None else (stay,))))
        for b, s, stay in zip(base, sure, staying, strict=True)
    )
    keep = (0,) * len(case.old)
    return Shares(level, site, old, base, height, cheapest, sure, staying, trips.fixed(), keep)


def _edges(case: Case) -> tuple[tuple[Edge, ...], tuple[Edge, ...], tuple[Edge, ...]]:
    """Return the edges that cut through a tower, between towers, and to old buildings only."""
    inside = _inside(case)
    floors = len(case.floors)
    everywhere = set(range(floors + len(case.old)))
    level, site, old = [], [], []
    for edge in edges(case):
        beyond = set(edge.beyond)
        if any(0 < len(own & beyond) < len(own) for own in inside):
            level.append(edge)
        elif 0 < sum(p < floors for p in beyond) < floors:
            site.append(edge)
        else:
            side = beyond if min(beyond) >= floors else everywhere - beyond
            old.append(Edge(edge.length, tuple(sorted(side))))
    return tuple(level), tuple(site), tuple(old)


def _inside(case: Case) -> list[set[int]]:
    return [
        {f for f, floor in enumerate(case.floors) if floor.tower == t}
        for t in range(len(case.towers))
    ]


def _base(case: Case, u: int) -> dict[int, int]:
    least: dict[int, int] = {}
    for f, cost in case.units[u].cost_on.items():
        t = case.floors[f].tower
        least[t] = min(least.get(t, cost), cost)
    return least


def most_level(case: Case, shares: Shares) -> int:
    """Return more than the level money of any plan."""
    height = sum(max(own.values(), default=0) for own in shares.height)
    levels = [floor.level for floor in case.floors]
    span = sum(opd.span_cost for opd in case.opds) * len(case.towers)
    trips = sum(edge.length for edge in shares.level) * sum(weight for *_, weight in case.flows)
    tall = max(levels, default=0) - min(levels, default=0)
    return height + span * tall + trips + sum(shares.keep)


def most_site(case: Case, shares: Shares) -> int:
    """Return more than the site money of any plan."""
    return sum(edge.length for edge in shares.site) * sum(weight for *_, weight in case.flows)


class _Trips:
    """Trips over site and old edges that are sure once one of the two units has a place."""

    def __init__(self, case: Case, site: tuple[Edge, ...], old: tuple[Edge, ...]) -> None:
        self.case = case
        self.first = [min(own, default=0) for own in _inside(case)]
        self.old = [(edge.length, frozenset(edge.beyond)) for edge in old]
        self.every = [(edge.length, frozenset(edge.beyond)) for edge in (*site, *old)]
        self.partners: list[list[tuple[int, int]]] = [[] for _ in case.units]
        for u, v, weight in case.flows:
            self.partners[u].append((v, weight))
            self.partners[v].append((u, weight))

    def _stuck(self, u: int) -> bool:
        return not self.case.units[u].floors

    def _home(self, u: int) -> int:
        stay = self.case.units[u].stay
        assert stay is not None
        return len(self.case.floors) + stay

    def sure(self, u: int, towers: dict[int, int]) -> dict[int, int]:
        """Return by tower what a unit pays for trips to units that cannot move."""
        if self._stuck(u):
            return {}
        stuck = [(v, weight) for v, weight in self.partners[u] if self._stuck(v)]
        return {
            t: sum(weight * _way(self.every, self.first[t], self._home(v)) for v, weight in stuck)
            for t in towers
        }

    def staying(self, u: int) -> int | None:
        """Return what a unit that may stay pays then; trips only if sure and not counted twice."""
        unit = self.case.units[u]
        if unit.stay is None:
            return None
        cost = unit.stay_cost
        if self._stuck(u):
            return cost  # its trips are charged to its partners
        for v, weight in self.partners[u]:
            if self._stuck(v):
                cost += weight * _way(self.every, self._home(u), self._home(v))
                continue
            other = None if self.case.units[v].stay is None else self._home(v)
            cost += weight * sum(
                length for length, far in self.old if self._home(u) in far and other not in far
            )
        return cost

    def fixed(self) -> int:
        """Return the cost of trips between units that cannot move."""
        return sum(
            weight * _way(self.every, self._home(u), self._home(v))
            for u, v, weight in self.case.flows
            if self._stuck(u) and self._stuck(v)
        )


def _way(edges_of_way: list[tuple[int, frozenset[int]]], p: int, q: int) -> int:
    return sum(length for length, far in edges_of_way if (p in far) != (q in far))
