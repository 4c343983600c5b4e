"""Steps that mean something of their own; what all steps share is in test_walk."""

from __future__ import annotations

import random

from solver.ledger.tables import Tables
from solver.search.moves_of_walk import block, one_cluster, torn_cluster, two_clusters
from solver.search.walk import Walk
from tests.support.cases import PAIRS

ONE_TOWER = Tables(PAIRS[2].case)
TOGETHER = Tables(PAIRS[3].case)


def test_a_torn_cluster_comes_together() -> None:
    walk = Walk(ONE_TOWER, random.Random(1), (0, 1))
    torn_cluster(walk)
    assert walk.ledger.feasible


def test_a_whole_cluster_is_left_alone() -> None:
    walk = Walk(ONE_TOWER, random.Random(1), (1, 1))
    torn_cluster(walk)
    assert walk.ledger.place == [1, 1]


def test_a_cluster_moves_as_one() -> None:
    walk = Walk(ONE_TOWER, random.Random(1), (1, 1))
    walk.temperature = 1e9
    for _ in range(20):
        one_cluster(walk)
        assert walk.ledger.feasible


def test_a_block_stays_together() -> None:
    walk = Walk(TOGETHER, random.Random(1), (0, 0))
    walk.temperature = 1e9
    seen = set()
    for _ in range(40):
        block(walk, [0, 1])
        assert walk.ledger.place[0] == walk.ledger.place[1]
        seen.add(walk.ledger.place[0])
    assert seen == {0, 1}


def test_clusters_change_towers() -> None:
    from dataclasses import replace

    case = PAIRS[2].case
    two = Tables(replace(case, units=(case.units[0], replace(case.units[1], opd=1))))
    walk = Walk(two, random.Random(1), (0, 1))
    walk.temperature = 1e9
    for _ in range(20):
        two_clusters(walk)
        if walk.ledger.place == [1, 0]:
            return
    raise AssertionError(walk.ledger.place)
