"""One attempt at a variant."""

from __future__ import annotations

import pickle
from functools import partial

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.explain.binding_attempt import (
    Task,
    allowed_placement,
    around,
    attempt,
    true_cost,
)
from solver.explain.binding_variants import Kind, Variant, as_it_is, variants
from solver.ledger.tables import Tables
from solver.plan import Plan
from tests.support.cases import PAIRS, case, rich, unit


def _planted():
    planted = plant(Recipe("S", fill=85), 3)
    return planted.case, Plan(planted.place, lay_out_rooms(planted.case, planted.place) or ())


def _variant(of, plan, kind):
    return next(v for v in variants(of, plan) if v.kind is kind and not v.never)


def test_both_plans_are_sound_each_in_its_case():
    of, plan = _planted()
    for kind in (Kind.AREA_MORE, Kind.AREA_LESS):
        variant = _variant(of, plan, kind)
        found = attempt(Task(of, plan, variant, plan, 0, 1))
        assert not violations(variant.case, found.variant)
        assert all(not violations(of, each) for each in found.base)
        assert found.base


def test_the_same_task_gives_the_same_attempt_in_another_process_too():
    of, plan = _planted()
    task = Task(of, plan, _variant(of, plan, Kind.AREA_LESS), plan, 0, 7)
    assert attempt(pickle.loads(pickle.dumps(task))) == attempt(task)


def test_units_that_lose_their_place_get_another():
    of = case(units=(unit(0), unit(1, floors=(1,), cost=(0,))))
    assert allowed_placement(Tables(of), (0, 0)) == ((0, 1), [1])


def test_the_bill_that_counts_is_the_opds_own():
    of = PAIRS[2].case
    variant = _variant(of, Plan((0, 0)), Kind.ONE_TOWER)
    assert true_cost(variant, Plan((0, 1))) == total(bill(of, Plan((0, 1))))


def test_locations_of_another_numbering_are_translated_back():
    of = case(units=(unit(0, cost=(5, 2)), unit(1)))
    other = case(
        floors=of.floors[::-1],
        units=(unit(0, cost=(2, 5)), unit(1)),
    )
    variant = Variant(Kind.PLACE, (0,), 0, partial(as_it_is, other), relaxes=True, locations=(1, 0))
    found = attempt(Task(of, Plan((0, 0)), variant, Plan((1, 1)), 1, 1))
    assert found.variant.place[0] == 0
    assert found.base[0].place[0] == 1


def test_what_a_change_is_about():
    of = rich()

    def about(kind, subject, place=(0,) * 5):
        return around(of, Variant(kind, subject, 0, partial(as_it_is, of), relaxes=True), place)

    assert about(Kind.AREA_MORE, (1,)) == {1}
    assert about(Kind.TOWER_SHUT, (0,)) == {0, 1}
    assert about(Kind.STALLS, (1, 0)) == {2}
    assert about(Kind.OLD_KEPT, (1,)) == {4}
    assert about(Kind.APART, (2, 3), (0, 0, 1, 2, 0)) == {1, 2}
    assert about(Kind.LEVELS, ()) == frozenset()
