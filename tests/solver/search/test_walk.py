"""The walk: what is undone is undone, what is kept is sound, lost walks come home."""

from __future__ import annotations

import random

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.rules import violations
from solver.ledger.ledger import Ledger
from solver.ledger.tables import NOWHERE, Tables
from solver.search.construct import construct
from solver.search.improve import MIX, anneal
from solver.search.moves_of_walk import one_block
from solver.search.walk import DEAREST, PATIENCE, Walk


def _walk(seed: int) -> Walk:
    tables = Tables(plant(Recipe("small", 95, limits=True), seed).case)
    return construct(tables, random.Random(seed))


@pytest.mark.parametrize("step", [step for step, _ in MIX], ids=[s.__name__ for s, _ in MIX])
def test_a_refused_step_changes_nothing(step, monkeypatch: pytest.MonkeyPatch) -> None:
    walk = _walk(1)
    monkeypatch.setattr(Walk, "accepts", lambda self, before: False)
    for unit in range(len(walk.ledger.place)):
        walk.tables.together[unit].clear()
    before = (list(walk.ledger.place), walk.ledger.cost, walk.ledger.over.tolist())
    for _ in range(30):
        step(walk)
        assert (list(walk.ledger.place), walk.ledger.cost) == before[:2]
    again = Ledger(walk.tables, walk.ledger.place)
    assert (again.cost, again.over.tolist()) == (walk.ledger.cost, walk.ledger.over.tolist())


CHANGING = [step for step, _ in MIX if step is not one_block]  # it needs units tied together


@pytest.mark.parametrize("step", CHANGING, ids=[s.__name__ for s in CHANGING])
def test_every_step_can_change_something(step) -> None:
    walk = _walk(2)
    walk.temperature = 1e9
    before = list(walk.ledger.place)
    for _ in range(50):
        step(walk)
    assert walk.ledger.place != before
    assert NOWHERE not in walk.ledger.place


def test_only_sound_plans_are_noted() -> None:
    for seed in range(4):
        walk = _walk(seed)
        anneal(walk, lambda steps: steps / 600, lambda _: None, 1.0)
        assert walk.best_plan is not None
        case = walk.tables.case
        assert violations(case, walk.best_plan) == ()
        assert total(bill(case, walk.best_plan)) == walk.best


def test_prices_rise_while_a_rule_is_broken_and_have_an_end() -> None:
    walk = _walk(1)
    first = walk.fair.copy()
    walk.prices = first.copy()
    walk.best_plan = None  # else it goes home to it
    walk.ledger.over[:] = 0
    walk.ledger.over[0] = 5
    for _ in range(60):
        walk.look()
        walk.reprice(1)
    assert walk.prices[0] == pytest.approx(DEAREST * first[0])
    assert walk.prices[1] < first[1]


def test_a_lost_walk_goes_home() -> None:
    walk = _walk(3)
    anneal(walk, lambda steps: steps / 300, lambda _: None, 1.0)
    assert walk.best_plan is not None
    walk.temperature = 1e12
    for _ in range(PATIENCE + 2):
        for step, _ in MIX:
            step(walk)
        walk.ledger.over[0] += 1
        walk.look()
        walk.ledger.over[0] -= 1
        walk.reprice(1)
        if tuple(walk.ledger.place) == walk.best_plan.place:
            return
    pytest.fail("still lost")


def test_cheap_places_are_drawn_when_cold() -> None:
    walk = _walk(1)
    from solver.ledger.pooled import row

    walk.temperature = 0.0
    for unit in range(len(walk.ledger.place)):
        priced = row(walk.ledger, unit)
        energy = priced.cost + walk.prices @ priced.over
        assert energy[walk.choose(priced)] == energy.min()
