"""Twins are found, and only where changing them about changes nothing."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest

from solver.case.model import Case, Edge, Limit
from solver.check.bill import bill
from solver.check.rules import violations
from solver.plan import Plan
from solver.study.symmetry import twins
from tests.support.cases import rich
from tests.support.every_plan import every_plan, tiny
from tests.support.twin_towers import twin_towers

CASE = twin_towers()
WINGS = (((0,), (1, 2)), ((3,), (4, 5)))
ALONE = (((0,), (1,), (2,)), ((3,), (4,), (5,)))


def test_twin_towers_and_twin_wings_are_found() -> None:
    found = twins(CASE)
    assert found.towers == ((0, 1),)
    assert found.floors == WINGS


def unit_zero(cost: tuple[int, ...]) -> Case:
    return replace(CASE, units=(replace(CASE.units[0], cost=cost), *CASE.units[1:]))


DIFFERENT = {
    "floor price": replace(CASE, floors=(*CASE.floors[:5], replace(CASE.floors[5], open_cost=6))),
    "unit price": unit_zero((0, 3, 3, 0, 3, 4)),
    "way": replace(CASE, tree=(*CASE.tree, Edge(1, (5,)))),
    "limit on floors": replace(CASE, limits=(Limit("x", 9, floor=(1, 1, 1, 1, 1, 2)),)),
    "limit on units": replace(
        CASE, limits=(Limit("x", 9, unit=((1, 1, 1, 1, 1, 2), *((1,) * 6,) * 5)),)
    ),
    "zone": replace(CASE, floors=(*CASE.floors[:5], replace(CASE.floors[5], zone=99))),
}


@pytest.mark.parametrize("name", DIFFERENT)
def test_what_differs_in_anything_is_no_twin(name: str) -> None:
    found = twins(DIFFERENT[name])
    assert found.towers == ((0,), (1,))
    assert found.floors == (WINGS[0], ALONE[1])


@pytest.mark.parametrize(
    "case",
    [
        replace(CASE, towers=(CASE.towers[0], replace(CASE.towers[1], open_cost=8))),
        replace(CASE, limits=(Limit("x", 9, tower=(1, 2)),)),
        replace(CASE, floors=tuple(replace(f, zone=0) if f.tower else f for f in CASE.floors)),
    ],
    ids=["price", "limit", "shared zone"],
)
def test_towers_may_differ_while_their_wings_are_twins(case: Case) -> None:
    if case.floors == CASE.floors:
        assert twins(case).towers == ((0,), (1,))
    assert twins(case).floors == WINGS


def test_a_matrix_of_distances_is_looked_at_too() -> None:
    table = [[abs(i - j) for j in range(7)] for i in range(7)]
    far = replace(CASE, tree=(), distance=tuple(map(tuple, table)))
    assert twins(far).floors == ALONE
    alike = tuple(tuple(int(i != j) for j in range(7)) for i in range(7))
    assert twins(replace(CASE, tree=(), distance=alike)).floors == WINGS


@pytest.mark.parametrize("case", [CASE, rich(), tiny(1)], ids=lambda case: case.name)
def test_changing_twins_about_keeps_rules_and_bill(case: Case) -> None:
    found = twins(case)
    plans = every_plan(case)[:20] if case is not CASE else [Plan((0, 1, 4, 0, 6, 6))]
    for plan in plans:
        for group in (c for tower in found.floors for c in tower):
            for order in permutations(group):
                moved = dict(zip(group, order, strict=True))
                other = Plan(
                    tuple(moved.get(p, p) for p in plan.place),
                    tuple(sorted((c, moved.get(f, f)) for c, f in plan.rooms)),
                )
                assert bill(case, other) == bill(case, plan)
                assert len(violations(case, other)) == len(violations(case, plan))
