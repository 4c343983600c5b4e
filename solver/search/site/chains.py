"""Shortest chains between all nodes, and what they carry."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

LEAST = 1e-6  # length of a step: without it chains could go round in circles of no length
NONE = np.inf  # length of a step that there is not


@dataclass(frozen=True)
class Chains:
    """Shortest chains.

    Parameters
    ----------
    length : array of float
        From node a to node b.
    before : array of int
        The last node before b on the way from a.
    """

    length: Floats
    before: Ints

    def loads(self, root: int, nodes: Ints, weight: Floats) -> tuple[Ints, Ints, Floats]:
        """Return steps (from, to) of the chains from a root, and the weight that takes each.

        Parameters
        ----------
        root : int
            Where all chains begin.
        nodes : array of int
            Where they end; the root reaches each.
        weight : array of float
            By end; whole numbers, exact below 2^53.
        """
        count = len(self.before)
        taken = np.zeros(count)
        before = self.before[root]
        at = nodes
        while len(at):
            np.add.at(taken, at, weight)  # a node has one step that leads to it
            at = before[at]
            on = at != root
            at, weight = at[on], weight[on]
        ends = np.flatnonzero(taken)
        return before[ends], ends, taken[ends]


def shortest(step: Floats) -> Chains:
    """Return the shortest chains of steps of these lengths (Floyd and Warshall)."""
    length = np.maximum(step, LEAST)
    np.fill_diagonal(length, 0.0)
    count = len(length)
    before = np.where(np.isfinite(length), np.arange(count, dtype=np.int64)[:, None], -1)
    for k in range(count):
        by_way = length[:, k, None] + length[None, k, :]
        better = by_way < length
        length = np.where(better, by_way, length)
        before = np.where(better, before[None, k, :], before)
    return Chains(length, before)
