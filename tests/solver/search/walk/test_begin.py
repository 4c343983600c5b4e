"""First placements: every unit somewhere, planted cases get a sound plan."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.check.rules import violations
from solver.ledger.tables import NOWHERE, Tables
from solver.search.walk.begin import construct, settle, typical_cost
from solver.search.walk.clusters import Division
from solver.search.walk.ground import ground
from tests.support.family import member


@pytest.mark.parametrize("seed", range(10))
def test_every_unit_gets_a_place(seed):
    made = ground(Tables(member(seed).case))
    walker = construct(made, random.Random(seed))
    assert NOWHERE not in walker.place.tolist()


@pytest.mark.parametrize("fill", [85, 95, 97])
def test_settling_finds_a_plan_where_one_is_planted(fill):
    case = plant(Recipe("M", fill), 2).case
    made = ground(Tables(case))
    walker = construct(made, random.Random(1))
    settle(walker, made, lambda steps: steps / 3_000_000)
    assert walker.best_plan is not None
    assert not violations(case, walker.best_plan)


def test_a_division_is_followed():
    case = plant(Recipe("small", 85, pairs=False), 3).case
    made = ground(Tables(case))
    staying = frozenset(u for u, unit in enumerate(case.units) if unit.stay is not None)
    towers = tuple(cluster.towers[-1] for cluster in made.clusters)
    walker = construct(made, random.Random(1), Division(towers, staying))
    for cluster, tower in zip(made.clusters, towers, strict=True):
        for u in cluster.units:
            place = int(walker.place[u])
            if u in staying:
                assert place >= made.tables.floors
            elif place < made.tables.floors:
                assert made.tables.tower_of[place] == tower


def test_settling_ends_when_told():
    made = ground(Tables(plant(Recipe("small", 97), 1).case))
    walker = made.walker(1, tuple(int(p[0]) for p in made.tables.allowed))
    assert settle(walker, made, lambda steps: 1.0) == 0
    assert typical_cost(walker) >= 1
