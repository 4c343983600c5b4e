"""Reopening a part never makes a plan worse and moves only the freed units."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.ledger.tables import Tables
from solver.plan import Plan
from solver.search.walk.lns import FREED, NEIGHBOURHOODS, reopen


@pytest.mark.parametrize("seed", range(4))
def test_better_or_equal(seed: int) -> None:
    planted = plant(Recipe("S", 90), seed)
    plan = Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())
    cost = total(bill(planted.case, plan))
    tables = Tables(planted.case)
    found = reopen(tables, plan, random.Random(seed), 2.0, stop=lambda: False)
    assert found is not None
    better, claimed = found
    assert violations(planted.case, better) == ()
    assert total(bill(planted.case, better)) <= claimed
    assert claimed <= cost
    moved = sum(a != b for a, b in zip(plan.place, better.place, strict=True))
    assert moved <= FREED + 2 * len(planted.case.together)


@pytest.mark.parametrize("choose", NEIGHBOURHOODS)
def test_neighbourhoods_free_some_units_and_not_all(choose) -> None:
    planted = plant(Recipe("M", 90), 1)
    tables = Tables(planted.case)
    for seed in range(20):
        freed = choose(tables, Plan(planted.place), random.Random(seed))
        assert 0 < len(set(freed)) == len(freed) <= FREED
