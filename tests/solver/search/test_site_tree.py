"""Positions and branches: their distances add up to those of the tree."""

from __future__ import annotations

from itertools import product

import pytest

from solver.case.distance import distances
from solver.case.generate import Recipe, plant
from solver.case.model import Case, Edge
from solver.search.shares import share_out
from solver.search.site_tree import MOST_BRANCHES, branches, positions
from solver.search.sites import site_case
from tests.support.cases import case
from tests.support.nano import nano


def _made(seed: int) -> Case:
    of = nano(seed) if seed % 2 else plant(Recipe("small"), seed).case
    return site_case(of, share_out(of))


@pytest.mark.parametrize("seed", range(12))
def test_distances_of_branches_add_up(seed: int) -> None:
    of = _made(seed)
    groups = branches(of)
    assert sorted(k for group in groups for k in group) == list(range(len(of.tree)))
    at = positions(of, groups)
    table = distances(of)
    for p, q in product(at.of, at.of):
        assert at.far[at.of[p], at.of[q]] == table[p][q]
    floors = len(of.floors)
    assert at.room == tuple(f.area for f in of.floors) + (0,) * (at.count - floors)
    assert sorted(at.of[t] for t in range(floors)) == list(range(floors))


def test_edges_that_meet_are_of_one_branch_and_short_ones_go_together() -> None:
    edges = [Edge(9 - i, (i,)) for i in range(MOST_BRANCHES + 2)] + [Edge(1, (0, 9))]
    groups = branches(case(tree=tuple(edges)))
    assert groups[0] == [0, MOST_BRANCHES + 2]
    assert len(groups) == MOST_BRANCHES
    assert groups[-1] == [3, 4, 5]
