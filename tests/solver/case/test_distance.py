"""Distances from a tree: lengths of the edges that separate two places."""

from __future__ import annotations

from dataclasses import replace

from solver.case.distance import distances, edges
from solver.case.model import Edge
from tests.support.cases import case, rich


def test_by_hand() -> None:
    table = distances(rich())
    assert table[0][1] == 1 + 1
    assert table[0][2] == 2 + 1
    assert table[0][3] == 2 + 4
    assert table[2][4] == 1
    assert all(table[p][q] == table[q][p] for p in range(5) for q in range(5))


def test_a_full_matrix_is_taken_as_it_is() -> None:
    table = ((0, 3), (5, 1))
    assert distances(replace(case(), distance=table)) == table


def test_edges_are_merged_and_useless_ones_left_out() -> None:
    tree = (Edge(2, (1,)), Edge(3, (1,)), Edge(0, (0,)), Edge(4, ()), Edge(5, (0, 1)))
    assert edges(replace(case(), tree=tree)) == (Edge(5, (1,)),)
