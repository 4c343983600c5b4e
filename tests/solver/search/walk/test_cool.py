"""Cooling betters plans, counts its steps, and ends when told."""

from __future__ import annotations

import random

from solver.case.generate import Recipe, plant
from solver.ledger.tables import Tables
from solver.search.walk.begin import construct
from solver.search.walk.cool import FORGIVEN, LATE, anneal
from solver.search.walk.ground import ground


def test_cooling_betters_a_planted_plan():
    planted = plant(Recipe("M", 85), 3)
    made = ground(Tables(planted.case))
    walker = made.walker(1, planted.place)
    walker.note()
    before = walker.best
    assert before is not None
    heard = []
    steps = anneal(walker, made, lambda n: n / 300_000, lambda w: heard.append(w.best), 0.5)
    assert 300_000 <= steps < 300_000 + 2 * made.chunk
    assert walker.best is not None
    assert walker.best < 0.97 * before
    assert heard == sorted(heard, reverse=True)
    assert heard[-1] == walker.best


def test_nothing_is_done_when_it_is_over():
    made = ground(Tables(plant(Recipe("small", 85), 1).case))
    walker = construct(made, random.Random(1))
    place = walker.place.tolist()
    assert anneal(walker, made, lambda _: 1.0, lambda _: None, 1.0) == 0
    assert walker.place.tolist() == place


def test_only_the_steps_asked_for_are_made():
    planted = plant(Recipe("M", 85), 3)
    made = ground(Tables(planted.case))
    walker = made.walker(1, planted.place)
    anneal(walker, made, lambda n: n / 50_000, lambda _: None, 1.0, mix={"two_units": 1})
    moved = [p for p, q in zip(walker.place.tolist(), planted.place, strict=True) if p != q]
    assert moved  # who changes places leaves as many units on each floor as there were
    assert sorted(walker.place.tolist()) == sorted(planted.place)


def test_where_floors_are_just_enough_broken_rules_become_dearer_near_the_end():
    made = ground(Tables(plant(Recipe("small", 85), 1).case))
    prices = {}
    for late in (False, True):
        walker = construct(made, random.Random(1))
        heard = prices[late] = []

        def done(steps, walker=walker, heard=heard):
            heard.append((steps / 100_000, walker.dearest))
            return steps / 100_000

        anneal(walker, made, done, lambda _: None, 0.5, late=late)
    early = [dear for share, dear in prices[True] if share < LATE]
    assert early == [FORGIVEN] * len(early)
    assert [dear for _, dear in prices[False]] == sorted(dear for _, dear in prices[False])
    assert prices[True][-1][1] > 10 * FORGIVEN
    assert abs(prices[True][-1][1] / prices[False][-1][1] - 1) < 0.5
