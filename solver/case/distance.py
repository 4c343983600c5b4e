"""Distances between the locations of a case, and the tree edges they are made of."""

from __future__ import annotations

from solver.case.model import Case, Edge


def distances(case: Case) -> tuple[tuple[int, ...], ...]:
    """Return the full matrix of distances over all locations.

    With a tree, distance(p, q) is the length of all edges that have p and q on different sides.
    """
    if case.distance is not None:
        return case.distance
    places = len(case.floors) + len(case.old)
    rows = [[0] * places for _ in range(places)]
    for edge in case.tree:
        beyond = set(edge.beyond)
        near = [p for p in range(places) if p not in beyond]
        for p in beyond:
            for q in near:
                rows[p][q] += edge.length
                rows[q][p] += edge.length
    return tuple(tuple(row) for row in rows)


def edges(case: Case) -> tuple[Edge, ...]:
    """Return the edges that can separate two locations, each set of locations once.

    Edges without length, with nothing or everything beyond them are left out; edges with the
    same locations beyond them are added up. Sorted from the smallest set to the largest.
    """
    places = len(case.floors) + len(case.old)
    length: dict[frozenset[int], int] = {}
    for edge in case.tree:
        beyond = frozenset(edge.beyond)
        if edge.length and 0 < len(beyond) < places:
            length[beyond] = length.get(beyond, 0) + edge.length
    merged = [Edge(amount, tuple(sorted(beyond))) for beyond, amount in length.items()]
    return tuple(sorted(merged, key=lambda e: (len(e.beyond), e.beyond)))
