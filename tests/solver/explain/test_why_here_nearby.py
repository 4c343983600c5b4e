"""A small exact model around a plan."""

from __future__ import annotations

from dataclasses import replace

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.explain.why_here_nearby import search_nearby
from solver.ledger.tables import Tables
from solver.plan import Plan, SolveStatus
from tests.support.cases import case, unit


def test_a_small_model_moves_only_the_freed():
    planted = plant(Recipe("S", fill=85), 1)
    rooms = lay_out_rooms(planted.case, planted.place) or ()
    start = Plan(planted.place, rooms)
    free = frozenset(range(12))
    found = search_nearby(Tables(planted.case), start, free, 20, lambda: False)
    assert found.status is SolveStatus.OPTIMAL
    assert all(found.plan.place[u] == p for u, p in enumerate(start.place) if u not in free)
    assert total(bill(planted.case, found.plan)) <= total(bill(planted.case, start))


def test_impossible_is_said_of_the_freed_only():
    floors = tuple(replace(floor, area=10) for floor in case().floors)
    of = case(floors=floors, units=(unit(0), unit(1)))
    start = Plan((0, 0))
    none = search_nearby(Tables(of), start, frozenset(), 5, lambda: False, hinted=False)
    assert none.status is SolveStatus.INFEASIBLE
    some = search_nearby(Tables(of), start, frozenset({1}), 5, lambda: False, hinted=False)
    assert some.plan.place == (0, 1)
