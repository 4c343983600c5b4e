"""The work behind the answer: what is known of each place, and where it came from."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.check.layout import lay_out_rooms
from solver.explain.why_here_study import Study
from solver.plan import Plan


def _laid(case, place):
    return Plan(tuple(place), lay_out_rooms(case, tuple(place)) or ())


def _looked(case, plan, unit):
    made = Study(case, plan, unit, 1, lambda: False)
    for place in made.order:
        made.look(place)
    return made


@pytest.fixture
def study():
    planted = plant(Recipe("S", fill=85), 2)
    plan = _laid(planted.case, planted.place)
    return _looked(planted.case, plan, 4)


def test_here_comes_first_then_the_cheapest_sound_move(study):
    assert study.order[0] == study.here
    keys = [
        (bool(study.found[p].certain), bool(study.found[p].bare.broken)) for p in study.order[1:]
    ]
    assert keys == sorted(keys)


def test_every_place_is_repaired_and_the_reference_is_the_best_plan_here(study):
    told = []
    assert study.settle(told.append)
    assert set(told) == set(study.order)
    assert study.reference is study.found[study.here].best
    assert study.reference.cost <= study.given_cost
    for place, found in study.found.items():
        if found.best:
            assert found.best.plan.place[4] == place
            price = study.price(place)
            assert price.change == found.best.cost - study.reference.cost
            base = study.reference.plan.place
            moved = {u for u, a, b in study.moved(place) if a != b}
            assert all(
                found.best.plan.place[u] == p for u, p in enumerate(base) if u not in moved | {4}
            )


def test_refining_never_makes_a_price_of_a_plan_worse(monkeypatch):
    monkeypatch.setattr("solver.explain.why_here_study.SMALL_MODEL", 60.0)  # a busy machine
    planted = plant(Recipe("small", fill=85), 2)
    plan = _laid(planted.case, planted.place)
    study = _looked(planted.case, plan, 4)
    study.settle(lambda place: None)
    before = {p: f.best.cost for p, f in study.found.items() if f.best}
    left = iter([60.0] * 6)
    study.refine(lambda: next(left, 0.0), lambda place: None)
    assert all(study.found[p].best.cost <= cost for p, cost in before.items())
    assert any(f.free for f in study.found.values())
