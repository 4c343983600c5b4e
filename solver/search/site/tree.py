"""Where people can be in a site case, and how far apart in each branch of its tree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from solver.case.model import Case

MOST_BRANCHES = 4  # the shortest ones go together: more make rows longer


@dataclass(frozen=True)
class Positions:
    """Positions: every tower is one, and all old buildings that no edge tells apart.

    Parameters
    ----------
    of : dict
        Place → position.
    apart : array of int
        By branch, position and position: how far apart, along the edges of the branch.
    room : tuple of int
        By position: its area; 0 for old buildings, where only those sit who are there today.
    """

    of: dict[int, int]
    apart: NDArray[np.int64]
    room: tuple[int, ...]

    @property
    def count(self) -> int:
        """Return how many there are."""
        return len(self.room)

    @property
    def far(self) -> NDArray[np.int64]:
        """Return distances along all edges."""
        total: NDArray[np.int64] = self.apart.sum(axis=0)
        return total


@dataclass(frozen=True)
class Branch:
    """Edges of which a place may be beyond several, or some others taken together.

    Parameters
    ----------
    edges : tuple of (int, int)
        (edge, length): all of it, or the part that counts here.
    """

    edges: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class Family:
    """A metric: its branches add up to it, and where people can be in it."""

    branches: tuple[Branch, ...]
    at: Positions

    @property
    def farthest(self) -> int:
        """Return the largest distance in it."""
        return int(self.at.far.max(initial=0))


def families(case: Case) -> list[Family]:
    """Return metrics that add up to at most the distances of a case whose floors are towers.

    Edges of single towers are a metric of their own, the last, as long as the shortest of them:
    there all towers are equally far apart. Where there are no other edges it is the only one.
    """
    alone = {edge.beyond[0]: k for k, edge in enumerate(case.tree) if len(edge.beyond) == 1}
    alone = {f: k for f, k in alone.items() if f < len(case.floors)}
    rest = [k for k in range(len(case.tree)) if k not in alone.values()]
    least = min((case.tree[k].length for k in alone.values()), default=0)
    if len(alone) < len(case.floors) or not rest or not least:
        groups = [branches(case, range(len(case.tree)))]
    else:
        groups = [branches(case, rest), [Branch(tuple((k, least) for k in alone.values()))]]
    return [Family(tuple(group), positions(case, group)) for group in groups]


def branches(case: Case, edges: Iterable[int]) -> list[Branch]:
    """Return the edges in groups: those with a place beyond both of them are in the same group."""
    left = set(edges)
    found = []
    while left:
        group = [min(left)]
        places = set(case.tree[group[0]].beyond)
        left -= set(group)
        while near := [k for k in sorted(left) if places.intersection(case.tree[k].beyond)]:
            group += near
            left -= set(near)
            places.update(*(case.tree[k].beyond for k in near))
        found.append(group)
    found.sort(key=lambda group: -sum(case.tree[k].length for k in group))
    rest = [k for group in found[MOST_BRANCHES - 1 :] for k in group]
    groups = [*found[: MOST_BRANCHES - 1], *([rest] if rest else [])]
    return [Branch(tuple((k, case.tree[k].length) for k in group)) for group in groups]


def positions(case: Case, groups: list[Branch]) -> Positions:
    """Return the positions of a case whose floors are towers, its edges in groups."""
    floors = len(case.floors)
    sides = [frozenset(edge.beyond) for edge in case.tree]
    number: dict[tuple[object, ...], int] = {}
    of = {}
    for p in range(floors + len(case.old)):
        sign = tuple(p in side for side in sides)
        of[p] = number.setdefault((p,) if p < floors else sign, len(number))
    first = {q: p for p, q in reversed(of.items())}
    apart = np.zeros((len(groups), len(number), len(number)), dtype=np.int64)
    for b, group in enumerate(groups):
        for k, length in group.edges:
            beyond = np.array([first[q] in sides[k] for q in range(len(number))])
            apart[b] += length * (beyond[:, None] != beyond[None, :])
    room = (case.floors[p].area if p < floors else 0 for _, p in sorted(first.items()))
    return Positions(of, apart, tuple(room))
