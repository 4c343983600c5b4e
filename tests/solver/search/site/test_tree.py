"""Positions and branches: their distances add up to those of the tree."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from solver.case.distance import distances
from solver.case.generate import Recipe, plant
from solver.case.model import Case, Edge, Floor, Old, Tower
from solver.search.shares import share_out
from solver.search.site.sites import site_case
from solver.search.site.tree import MOST_BRANCHES, branches, families
from tests.support.cases import case
from tests.support.nano import nano


def _made(seed: int) -> Case:
    of = nano(seed) if seed % 2 else plant(Recipe("small"), seed).case
    return site_case(of, share_out(of))


@pytest.mark.parametrize("seed", range(12))
def test_distances_of_families_add_up_where_towers_are_alike(seed: int) -> None:
    of = _made(seed)
    found = families(of)
    table = distances(of)
    alone = [k for k, edge in enumerate(of.tree) if len(edge.beyond) == 1]
    least = min((of.tree[k].length for k in alone), default=0)
    for p, q in product(found[0].at.of, repeat=2):
        more = sum(
            of.tree[k].length - least
            for k in alone
            if len(found) > 1 and (p in of.tree[k].beyond) != (q in of.tree[k].beyond)
        )
        far = [int(family.at.far[family.at.of[p], family.at.of[q]]) for family in found]
        assert sum(far) == table[p][q] - more
    floors = len(of.floors)
    for family in found:
        at = family.at
        assert family.farthest == at.far.max()
        assert at.room == tuple(f.area for f in of.floors) + (0,) * (at.count - floors)
        assert sorted(at.of[t] for t in range(floors)) == list(range(floors))


def test_towers_are_equally_far_apart_in_the_last_family() -> None:
    sites = (Edge(40, (0, 1)), Edge(40, (2, 3)))
    of = replace(
        case(),
        towers=(Tower(0),) * 4,
        floors=tuple(Floor(t, 0, t, 9, 9, 0) for t in range(4)),
        old=(Old(0),),
        units=(),
        tree=(*(Edge(3 + t, (t,)) for t in range(4)), *sites),
    )
    between, towers = families(of)
    assert [branch.edges for branch in between.branches] == [((4, 40),), ((5, 40),)]
    assert [branch.edges for branch in towers.branches] == [((0, 3), (1, 3), (2, 3), (3, 3))]
    assert {int(towers.at.far[p, q]) for p in range(4) for q in range(p)} == {6}
    assert {int(towers.at.far[p, towers.at.of[4]]) for p in range(4)} == {3}
    assert len(families(replace(of, tree=of.tree[1:]))) == 1


def test_edges_that_meet_are_of_one_branch_and_short_ones_go_together() -> None:
    edges = [Edge(9 - i, (i,)) for i in range(MOST_BRANCHES + 2)] + [Edge(1, (0, 9))]
    groups = branches(case(tree=tuple(edges)), range(len(edges)))
    assert groups[0].edges == ((0, 9), (MOST_BRANCHES + 2, 1))
    assert len(groups) == MOST_BRANCHES
    assert [k for k, _ in groups[-1].edges] == [3, 4, 5]
