"""Clusters are divided among towers they may take, and within what the towers hold."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from solver.case.generate import Recipe, plant
from solver.ledger.tables import NOWHERE, Tables
from solver.search.clusters import clusters
from solver.search.construct import construct, settle
from solver.search.partition import partition
from tests.support.cases import PAIRS


@pytest.mark.parametrize("fill", [85, 97])
def test_leads_to_a_plan(fill: int) -> None:
    case = plant(Recipe("M", fill), 3).case
    tables = Tables(case)
    found = partition(tables, clusters(tables), random.Random(1), lambda rounds: rounds / 600)
    assert found is not None
    for cluster, tower in zip(clusters(tables), found.towers, strict=True):
        assert tower in cluster.towers
    assert all(case.units[u].stay is not None for u in found.staying)
    walk = construct(tables, random.Random(1), found)
    assert NOWHERE not in walk.ledger.place
    settle(walk, lambda steps: steps / 20_000)
    assert walk.best is not None


def test_ends_when_towers_are_too_small() -> None:
    case = PAIRS[0].none
    small = replace(case, floors=tuple(replace(f, area=10) for f in case.floors))
    tables = Tables(small)
    found = partition(tables, clusters(tables), random.Random(1), lambda rounds: rounds / 60)
    assert found is not None  # the next step tells that nothing fits
    assert len(found.towers) == len(clusters(tables))


def test_repeats_with_the_same_chance() -> None:
    tables = Tables(plant(Recipe("M", 90), 4).case)
    first, second = (
        partition(tables, clusters(tables), random.Random(2), lambda rounds: rounds / 200)
        for _ in range(2)
    )
    assert first == second
