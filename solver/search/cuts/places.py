"""What multipliers of the joint program prove when everybody has one place, counted exactly.

A unit is at one place, the units of an atom are in one tower, and who is beyond which cut follows
from that. The multipliers of the rows that say so are forgotten; with those of all other rows the
least over all such choices is found place by place. It is never below what all multipliers prove
together (Lagrange's bound, the easy rows kept), and well above it while steps are under way.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

from solver.search.cuts.towers import Joint
from solver.search.linear.program import SAFE, SCALE, Program, Whole

Ints = NDArray[np.int64]
Flags = NDArray[np.bool_]

FAR = 2**62 - 1  # what an excluded way costs
Pairs = tuple[Ints, Ints]


class Places:
    """Where everybody can be, by columns of the joint program.

    A group is one unit in one tower or in its old building; a way of an atom is a group for each
    of its units.

    Parameters
    ----------
    joint : Joint
        The program, with its columns by their meaning.
    """

    def __init__(self, joint: Joint) -> None:
        self._joint = joint
        self._group: dict[tuple[int, int], int] = {}
        at: list[tuple[int, int]] = []  # column of a place, its group
        beyond: list[tuple[int, int]] = []  # column beyond a cut, column of a place there
        for u, row in enumerate(joint.cuts.x):
            for p, j in row.items():
                at.append((j, self._group.setdefault((u, self._side(p)), len(self._group))))
            for places, j in joint.cuts.beyond(u).items():
                beyond += [(j, row[p]) for p in sorted(places)]
        self._at, self._beyond = _pairs(at), _pairs(beyond)
        self._list_ways()

    def _side(self, place: int) -> int:
        """Return the tower of a place, one more than the last for old buildings."""
        case = self._joint.case
        return case.floors[place].tower if place < len(case.floors) else len(case.towers)

    def _list_ways(self) -> None:
        """List the ways of each atom; units that are in none have ways of their own."""
        joint, stays = self._joint, len(self._joint.case.towers)
        atom_of: list[int] = []
        inside: list[tuple[int, int]] = []  # column of an atom in a tower, the way
        parts: list[tuple[int, int]] = []  # group, a way it is part of
        for i, (atom, row) in enumerate(zip(joint.atoms, joint.inside, strict=True)):
            for side in (*row, *(() if atom.stay is None else (stays,))):
                parts += [(self._group[u, side], len(atom_of)) for u in atom.units]
                inside += [(row[side], len(atom_of))] if side in row else []
                atom_of.append(i)
        moving = {u for atom in joint.atoms for u in atom.units}
        alone = [u for u, row in enumerate(joint.cuts.x) if row and u not in moving]
        number = {u: i for i, u in enumerate(alone, len(joint.atoms))}
        for (u, _), group in self._group.items():
            if u in number:
                parts.append((group, len(atom_of)))
                atom_of.append(number[u])
        self._inside, self._parts = _pairs(inside), _pairs(parts)
        self._atom: Ints = np.array(atom_of, dtype=np.int64)
        self._atoms = len(joint.atoms) + len(alone)

    @cached_property
    def _easy(self) -> Flags:
        """Which rows say of one unit only where it can be; leaving a row out is always right."""
        program, cuts = self._joint.program, self._joint.cuts
        owner = {j: u for u, row in enumerate(cuts.x) for j in row.values()}
        owner |= {j: u for u in range(len(cuts.x)) for j in cuts.beyond(u).values()}
        known = {*owner, *self._inside[0].tolist()}
        easy = np.zeros(len(program.rows), dtype=bool)
        for i, (terms, equal) in enumerate(zip(program.rows, program.equal, strict=True)):
            columns = {j for j, _ in terms}
            if equal and len(columns) > 1 and columns <= known:
                easy[i] = len({owner[j] for j in columns if j in owner}) == 1
        return easy

    @cached_property
    def _ruled(self) -> Ints:
        """The columns that follow from where everybody is."""
        ruled: Ints = np.unique(np.concatenate([self._at[0], self._beyond[0], self._inside[0]]))
        return ruled

    def bound(self, program: Program, multipliers: ArrayLike) -> int:
        """Return a bound that holds for any multipliers, in whole numbers.

        Parameters
        ----------
        program : Program
            The joint program, also with more rows or with columns excluded.
        multipliers : array of float
            By row.
        """
        y = np.array(multipliers, dtype=np.float64)
        y[: len(self._easy)][self._easy] = 0.0
        total, left = program.left(y)
        high = program.numbers().high
        if left.dtype != np.int64 or self._large(left, high):
            return program.bound(multipliers)
        least = self._least(left.astype(np.int64), high <= 0)
        if least is None:
            return program.bound(multipliers)
        other = np.minimum(left, 0) * high
        other[self._ruled] = 0
        return -(-(total + int(other.sum()) + least) // SCALE)

    def _large(self, left: Whole, high: Ints) -> bool:
        """Tell whether sums of these amounts may not be exact in 64 bits."""
        size = np.abs(left.astype(np.float64))
        often = 1 + len(self._joint.case.floors)
        return float((size * high).sum() + size[self._ruled].sum() * often) >= SAFE

    def _least(self, left: Ints, closed: Flags) -> int | None:
        """Return what all atoms cost at the least at these prices, None when one has no way."""
        (at, group), (cut, place), (tower, inside) = self._at, self._beyond, self._inside
        cost = left.copy()
        np.add.at(cost, place, left[cut])
        of_group = np.full(len(self._group), FAR)
        open_at = ~closed[at]
        np.minimum.at(of_group, group[open_at], cost[at][open_at])
        part, way = self._parts
        shut = np.zeros(len(self._atom), dtype=bool)
        shut[way[of_group[part] == FAR]] = True
        shut[inside[closed[tower]]] = True
        of_way = np.zeros(len(self._atom), dtype=np.int64)
        np.add.at(of_way, way, np.where(shut[way], 0, of_group[part]))
        of_way[inside] += left[tower]
        of_atom = np.full(self._atoms, FAR)
        np.minimum.at(of_atom, self._atom[~shut], of_way[~shut])
        return None if (of_atom == FAR).any() else int(of_atom.sum())


def _pairs(of: Iterable[tuple[int, int]]) -> Pairs:
    found = np.array(list(of), dtype=np.int64).reshape(-1, 2)
    return found[:, 0], found[:, 1]
