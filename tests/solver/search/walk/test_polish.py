"""Polishing a placement."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.ledger.tables import Tables
from solver.search.walk.polish import polish


def _planted(recipe, seed):
    found = plant(recipe, seed)
    return found.case, found.place


@pytest.mark.parametrize("seed", range(3))
def test_a_dented_plan_becomes_sound_and_costs_what_is_claimed(seed):
    case, planted = _planted(Recipe("small"), seed)
    place = list(planted)
    tables = Tables(case)
    for u in range(0, len(place), 3):
        place[u] = int(tables.allowed[u][0])
    found = polish(tables, place, 200, seed=seed)
    assert found is not None
    plan, cost = found
    assert not violations(case, plan)
    assert cost == total(bill(case, plan))


def test_the_same_seed_gives_the_same_plan():
    case, planted = _planted(Recipe("small"), 5)
    tables = Tables(case)
    assert polish(tables, planted, 50) == polish(tables, planted, 50)


def test_stop_keeps_what_is_there():
    case, planted = _planted(Recipe("small"), 5)
    found = polish(Tables(case), planted, 1000, stop=lambda: True)
    assert found is not None
    assert found[0].place == planted
