"""Local repair around held units."""

from __future__ import annotations

import pytest

from solver.case.generate import Recipe, plant
from solver.check.bill import bill, total
from solver.check.layout import lay_out_rooms
from solver.check.rules import violations
from solver.explain.why_here_repair import Repair
from solver.ledger.tables import Tables
from solver.plan import Plan


def _laid(case, place):
    return Plan(tuple(place), lay_out_rooms(case, tuple(place)) or ())


def _never():
    return False


@pytest.fixture(scope="module")
def planted():
    return plant(Recipe("S", fill=85), 1)


def test_a_mended_placement_is_sound_holds_the_unit_and_costs_what_is_claimed(planted):
    tables = Tables(planted.case)
    repair = Repair(tables)
    mended = 0
    for place in tables.allowed[5].tolist():
        repair.begin(planted.place)
        repair.put((5,), place)
        found = repair.mend(frozenset((5,)), 20_000, _never)
        if found is None:
            continue
        mended += 1
        plan, cost = found
        assert plan.place[5] == place
        assert not violations(planted.case, plan)
        assert total(bill(planted.case, plan)) == cost
    assert mended >= 3


def test_tidy_takes_back_what_was_not_needed(planted):
    tables = Tables(planted.case)
    repair = Repair(tables)
    repair.begin(planted.place)
    base, _ = repair.mend(frozenset(), 40_000, _never)
    place = next(p for p in tables.allowed[5].tolist() if p != base.place[5])
    repair.begin(base.place)
    repair.put((5,), place)
    plan, cost = repair.mend(frozenset((5,)), 20_000, _never)
    tidied, less = repair.tidy(base.place, frozenset((5,)))
    assert less <= cost
    assert _moved(tidied, base) <= _moved(plan, base)
    assert tidied.place[5] == place
    assert not violations(planted.case, tidied)


def _moved(plan, base):
    return sum(a != b for a, b in zip(plan.place, base.place, strict=True))


def test_beginning_again_forgets_everything(planted):
    repair, fresh = (Repair(Tables(planted.case)) for _ in range(2))
    repair.begin(planted.place)
    repair.mend(frozenset((3,)), 4_000, _never)
    repair.begin(planted.place)
    fresh.begin(planted.place)
    one, other = repair.walker, fresh.walker
    assert one.best is None
    assert (one.cost, one.prices.tolist()) == (other.cost, other.prices.tolist())
    assert (one.over == other.over).all()


def test_far_from_what_changed_everything_stays(planted):
    repair = Repair(Tables(planted.case))
    repair.begin(planted.place)
    assert repair.mend(frozenset(), 4_000, _never, planted.place) is not None
    assert tuple(repair.walker.place) == planted.place


def test_stop_ends_at_once(planted):
    repair = Repair(Tables(planted.case))
    repair.begin(planted.place)
    found = repair.mend(frozenset(), 10_000, lambda: True)
    assert found is None or found[0].place == planted.place


def test_an_opd_enters_another_tower_and_others_make_space():
    found = plant(Recipe("M", fill=95), 4)
    tables = Tables(found.case)
    opd, units = next(
        (g, units)
        for g, units in enumerate(tables.members)
        if len(units) > 3
        and all(found.place[u] < tables.floors for u in units)
        and all({tables.tower_of[f] for f in found.case.units[u].floors} == {0, 1} for u in units)
    )
    assert opd >= 0
    other = 1 - tables.tower_of[found.place[units[0]]]
    repair = Repair(tables)
    start = _laid(found.case, found.place)
    place = repair.enter(start, tuple(units), other, _never)
    assert {tables.tower_of[place[u]] for u in units if place[u] < tables.floors} == {other}
    assert not violations(found.case, _laid(found.case, place))
